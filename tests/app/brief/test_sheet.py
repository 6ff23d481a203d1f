"""One figure on one page: what the screen shows, as a vector, with its table, source, filters and codes; tagged."""

import io
import subprocess
import sys

import brief
import codes
import polars as pl
import pypdf
import pytest
import warehouse
from brief import drawing, sheet, typeface
from components import (
    asn_performance,
    digital_government,
    drawings,
    hero,
    indicators,
    palette,
    programme_delivery,
    provenance,
)
from components import relocation as relocation_story
from components.filters import Selection
from components.formatting import money
from components.language import speaking
from row_lists import KINDS

from .conftest import CODE, MOVED, TOLD, text_of
from .test_typesetting import APP, structure

STORIES = {"relocation": relocation_story, "digital_government": digital_government}
STORIES |= {"asn_performance": asn_performance, "programme_delivery": programme_delivery}
LINK = "/relocation?edition=x&figure=y"


@pytest.fixture
def figures(folders, monkeypatch):
    """Return an edition and the figures of a theme's page as it draws them, by their keys."""

    def draw(view: str):
        monkeypatch.setenv("SIMPUL_DATA", str(folders[TOLD.get(view, MOVED)]))
        edition = warehouse.current()
        with speaking("en"), drawings.kept() as kept:
            STORIES[view].story(edition, Selection(words="All agencies"))
        return edition, {one.key: one for one in kept if one.chart is not None and one.table.height}

    return draw


@pytest.mark.parametrize("view", STORIES)
def test_every_figure_of_a_page_has_its_page(figures, view):
    edition, found = figures(view)
    assert len(found) > 3
    for key, one in found.items():
        content = brief.figure(edition, one, "en", LINK)
        reader = pypdf.PdfReader(io.BytesIO(content))
        assert len(reader.pages) == 1, key
        text = text_of(content)
        for said in (one.title, one.subtitle, edition.edition_id, codes.of_edition(edition), LINK, "Sample data"):
            assert " ".join(typeface.written(said).split()) in text, (key, said)
        with speaking("en"):
            assert " ".join(provenance.sentence(edition, one.sources).split()) in text
        elements = structure(reader)
        kinds = [str(element.get("/S")) for element in elements]
        assert kinds.count("/H1") == 1 and {"/Table", "/TH", "/TD"} <= set(kinds)
        pictures = [element for element in elements if element.get("/S") == "/Figure"]
        assert pictures, f"{key} has no vector"
        assert all(str(element.get("/Alt", "")).strip() for element in pictures)
        assert reader.trailer["/Root"]["/Lang"] == "en"
        assert "pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()


def test_each_row_has_the_code_that_opens_it(figures):
    edition, found = figures("programme_delivery")
    text = text_of(brief.figure(edition, found["late-contracts"], "en", LINK))
    told = {code: codes.found(code, edition).rows for code in CODE.findall(text) if code.startswith("R")}
    alone = {rows[0].key: rows[0] for rows in told.values() if len(rows) == 1}
    assert set(alone) == {("M-A",), ("M-B",)}
    for row in alone.values():
        assert f"{codes.of_row(edition, row)} Menara {row.key[0][-1]}" in text


def test_the_filters_in_force_and_the_notes_stand_on_it(figures):
    edition, found = figures("relocation")
    text = text_of(brief.figure(edition, found["burn-up"], "en", LINK))
    assert f"Filters {found['burn-up'].filters}" in text
    assert found["burn-up"].notes[0] in text


def test_a_trends_rows_are_opened_by_their_codes(edition):
    text = text_of(brief.indicator(edition, "budget_execution_index", "en", Selection("025")))
    printed = [code for code in CODE.findall(text) if code.startswith("K")]
    cells = [codes.found(code, edition).cells for code in printed]
    assert len(printed) > 3 and all(len(one) == 1 for one in cells)
    assert {one[0].agency for one in cells} == {"025"}
    with speaking("en"):
        for code, (cell,) in zip(printed, cells, strict=True):
            row = cell.value(edition)
            assert f"{row['value']:,.2f}" in text[text.index(code) : text.index(code) + 120]


def test_a_number_is_matched_only_where_it_is_one_cell_and_no_other(edition):
    from brief import opening

    cells = warehouse.cells(edition, "budget_execution_index", dimension="all")
    alone = cells.filter(pl.len().over("period", "numerator", "denominator", "value") == 1)
    table = alone.select("period", "numerator", "denominator", "value").head(3)
    twice = pl.concat([table, table.with_columns(value=pl.lit(-1.0))])
    drawn = drawings.Drawing("t", "s", "a", None, twice, sources=("budget_execution_index",))
    found = opening.lines(edition, drawn)
    assert found[3:] == [""] * 3, "a number that is nowhere has no code"
    for code, row in zip(found[:3], table.iter_rows(named=True), strict=True):
        if code:
            (cell,) = codes.found(code, edition).cells
            assert (cell.period, cell.value(edition)["value"]) == (row["period"], row["value"])


def test_what_has_no_room_is_left_out_and_said(figures):
    edition, found = figures("programme_delivery")
    one = found["late-contracts"]
    long = pl.concat([one.table] * 300)
    text = text_of(brief.figure(edition, drawings.Drawing(**{**vars(one), "table": long, "rows": list}), "en", LINK))
    assert f"of {long.height:,} rows; the link opens them all" in text


def test_paper_is_light_whatever_the_screen_is(figures, monkeypatch):
    monkeypatch.setattr(palette.st, "context", type("Dark", (), {"theme": type("Theme", (), {"type": "dark"})}))
    edition, _found = figures("programme_delivery")
    from components import language

    monkeypatch.setattr(language, "is_for_paper", lambda: False)
    monkeypatch.setattr(palette, "is_for_paper", lambda: False)
    with speaking("en"), drawings.kept() as kept:
        programme_delivery.story(edition, Selection(words="All agencies"))
    dark = {one.key: one for one in kept}
    monkeypatch.undo()
    for key in ("flows", "works", "late-contracts"):
        with speaking("en"):
            _pieces, vectors = drawing.pieces(dark[key], lambda _share, chart: drawing.natural(chart, 890, 500))
        for shade in ("main", "minus"):
            assert palette.DARK[shade] not in "".join(vectors.values()).lower(), (key, shade)
    assert palette.DARK["minus"] in str(dark["works"].chart.to_dict()).lower(), "it was drawn for a dark screen"


def test_a_scoped_analysts_page_names_no_other_agency(edition, monkeypatch):
    monkeypatch.setenv("SIMPUL_ROLE", "analyst:025")
    own = warehouse.current()
    board = indicators.board(own, ["budget_execution"])
    with speaking("id"), drawings.kept() as kept:
        definition, series = hero.trending(board, Selection("all"))
        hero.trend(own, definition, series, Selection("all", words="Semua instansi"))
    text = text_of(brief.figure(own, kept[0], "id", LINK))
    assert "Mahkamah Agung" not in text
    assert all(cell.agency in {"025", "all"} for code in CODE.findall(text) for cell in codes.found(code, own).cells)
    with pytest.raises(Exception, match="no number of this agency"):
        brief.indicator(own, "budget_execution_index", "id", Selection("005"))


def test_another_process_makes_the_same_bytes(edition, data, tmp_path):
    made = brief.indicator(edition, "budget_execution_index", "en", Selection("025"))
    words = ["--metric", "budget_execution_index", "--agency", "025", "--lang", "en", "--out", str(tmp_path / "a.pdf")]
    environment = {"SIMPUL_DATA": str(data), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-m", "brief", *words], cwd=APP, env=environment, check=True, capture_output=True)
    assert (tmp_path / "a.pdf").read_bytes() == made


def test_a_withheld_number_is_its_symbol():
    row = {"name": "A", "value": None, "withheld": "small_group"}
    with speaking("en"):
        assert sheet._row(row) == ["A", "c", "c · suppressed (<5)"]
        assert sheet._row(row | {"value": 2.5, "withheld": None}) == ["A", "2.50", "–"]


def test_money_in_a_flow_diagram_is_that_of_its_rows(figures):
    edition, found = figures("programme_delivery")
    text = text_of(brief.figure(edition, found["flows"], "en", LINK))
    for code in {one for one in CODE.findall(text) if one.startswith("R08")}:
        rows = codes.found(code, edition).rows
        if len(rows) == 1:
            told = warehouse.printed(edition, "flows", rows[0].period).filter(
                **dict(zip(KINDS["flows"].keys, rows[0].key, strict=True)))  # fmt: skip
            with speaking("en"):
                assert money(told["ceiling_idr"][0]).replace("\N{NO-BREAK SPACE}", " ") in text or "all" in rows[0].key
