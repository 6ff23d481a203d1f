"""Explore: a link is the whole choice, a pivot shows the edition's own cells, and each file explains itself."""

import io
import json
import zipfile
from datetime import date

import polars as pl

CHOSEN = {"metrics": "budget_execution_index", "agencies": "each", "from": "2025-01"}


def tables(page) -> list[pl.DataFrame]:
    """Return the tables on the page, as frames."""
    return [pl.from_pandas(table.value) for table in page.table]


def test_a_link_holds_every_choice(opened):
    page = opened("explore", **CHOSEN, across="agency_code")
    first = tables(page)[0]
    assert first.height == 6
    assert [name for name in first.columns if "Mahkamah" in name]
    assert page.multiselect(key="agencies").value == ["each"]
    assert "edition=" in page.code[0].value
    assert "from=2025-01" in page.code[0].value


def test_nothing_is_added_up(opened, edition):
    import warehouse

    page = opened("explore", **CHOSEN, across="none")
    cells = warehouse.cells(edition, "budget_execution_index", dimension="all")
    kept = cells.filter(pl.col("agency_code") != "all", pl.col("period") >= date(2025, 1, 1))
    assert sum(table.height for table in tables(page)[:1]) == kept.height


def test_what_a_link_asks_for_and_the_edition_has_not_is_left_out(opened):
    page = opened("explore", metrics="nonsense,budget_execution_index", agencies="999", cut="nonsense", across="x")
    assert page.multiselect(key="metrics").value == ["budget_execution_index"]
    assert page.selectbox(key="cut").value == "all"


def test_an_indicator_is_cut_only_by_what_it_may_be_cut_by(opened):
    page = opened("explore", metrics="procurement_value", cut="method", members="tender", chart="bars")
    assert page.selectbox(key="cut").value == "method"
    assert page.multiselect(key="members").value == ["tender"]
    assert tables(page)[0].height == 1


def test_two_indicators_stand_side_by_side(opened):
    page = opened("explore", metrics="budget_execution_index,index_recomputation_agreement", across="metric")
    assert {"Indeks pelaksanaan anggaran", "Kesesuaian hitung ulang"} <= set(tables(page)[0].columns)


def test_rows_and_columns_stand_in_order_whatever_comes_first(opened):
    chosen = {"metrics": "spending_growth,budget_execution_index", "agencies": "025,005", "across": "metric"}
    first = pl.from_pandas(opened("explore", **chosen).dataframe[0].value)
    assert first.columns[-2:] == ["Pertumbuhan belanja", "Indeks pelaksanaan anggaran"]
    agencies = first["Instansi"].to_list()
    assert agencies == sorted(agencies, key=lambda name: name[-4:])
    assert first["Periode"].to_list()[:3] == ["Januari 2023", "Februari 2023", "Maret 2023"]


def test_files_carry_definition_filters_and_edition(opened, edition):
    from components import archive, downloads, provenance

    data = pl.DataFrame({"name": ["=1+1"], "value": [1.0]})
    rest = provenance.companions(edition, ["budget_execution_index"], "Judul", "Semua instansi · 2025")
    pages = dict(zip(("Saringan", "Definisi", "Sumber", "Pemeriksaan"), rest, strict=True))
    told = pl.read_parquet_metadata(io.BytesIO(archive.parquet(data, pages)))
    assert edition.edition_id in told["Saringan"]
    assert "Σ nilai ÷ n" in told["Definisi"]
    with zipfile.ZipFile(io.BytesIO(archive.bundle({"a.csv": data}, pages, downloads.csv))) as packed:
        readme = packed.read("readme.md").decode()
        described = json.loads(packed.read("metadata.json"))
        assert b"'=1+1" in packed.read("a.csv")
    assert readme.startswith("# Judul")
    assert "Semua instansi · 2025" in readme
    assert edition.edition_id in readme
    assert described["columns"]["a.csv"][1]["type"] == "Float64"


def test_a_file_speaks_the_language_of_who_asks():
    from components import language

    with language.speaking("en"):
        assert language.chosen() == "en"
        assert language._("Edition") == "Edition"
    assert language._("Edition") == "Rilis"
