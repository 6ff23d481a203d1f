from __future__ import annotations

import datetime as dt

import pytest
from simpul.errors import PromiseBroken

from tests.dags.simpul.readers.hostile import altered, look, workbook, zip_of

KNOWN = frozenset({"kode", "nama"})


def test_every_cell_is_text_without_loss(tmp_path):
    row = [25, 25.5, 1 / 3, 1e-12, 2**53, "007", "  sp ", dt.date(2024, 1, 2), dt.datetime(2024, 1, 2, 3, 4, 5), True]
    path = workbook(tmp_path / "a.xlsx", S=[["kode", *"bcdefghij"], row])
    assert look(path, KNOWN)["rows"] == [
        ("25", "25.5", "0.3333333333333333", "1e-12", "9007199254740992")
        + ("007", "  sp ", "2024-01-02", "2024-01-02 03:04:05", "true")
    ]


def test_text_that_looks_like_a_number_keeps_its_zeros(tmp_path):
    path = workbook(tmp_path / "a.xlsx", S=[["kode"], ["0.5000000000"], ["00123"], ["1e3"]])
    assert look(path, KNOWN)["rows"] == [("0.5000000000",), ("00123",), ("1e3",)]


def test_an_error_says_its_name(tmp_path):
    path = workbook(tmp_path / "a.xlsx", S=[["kode", "nama"], ["#DIV/0!", "#N/A"], [1, "#REF!"]])
    assert look(path, KNOWN)["rows"] == [("#DIV/0!", "#N/A"), ("1", "#REF!")]


def test_the_header_may_stand_lower_and_blank_rows_keep_their_place(tmp_path):
    rows = [[], ["Laporan"], [], ["Kode ", "NAMA"], ["1", "a"], [], ["2", "b"]]
    found = look(workbook(tmp_path / "a.xlsx", S=rows), KNOWN)
    assert (found["headers"], found["first_row"]) == (["Kode", "NAMA"], 5)
    assert found["rows"] == [("1", "a"), (None, None), ("2", "b")]


def test_a_table_may_begin_in_a_later_column(tmp_path):
    found = look(workbook(tmp_path / "a.xlsx", S=[[], [None, None, "kode", "nama"], [None, None, 1, "=1+1"]]), KNOWN)
    assert (found["headers"], found["rows"]) == (["kode", "nama"], [("1", "=FORMULA")])
    assert found["notes"] == ["formula in S!D3"]


def test_doubled_and_empty_names_are_kept_by_position_and_bare_columns_at_the_end_are_not(tmp_path):
    found = look(workbook(tmp_path / "a.xlsx", S=[["kode", "nama", "nama", None, None], [1, 2, 3, 4, ""]]), KNOWN)
    assert (found["headers"], found["rows"]) == (["kode", "nama", "nama", ""], [("1", "2", "3", "4")])


def test_the_contract_names_the_sheet(tmp_path):
    path = workbook(tmp_path / "a.xlsx", Data=[["kode", "nama"], [1, 2]], **{"5. Belanja KL": [["x"], ["y"]]})
    found = look(path, KNOWN, sheet="(?i).*belanja k/?l.*")
    assert (found["place"], found["rows"]) == ("5. Belanja KL", [("y",)])


def test_else_it_is_the_sheet_whose_header_matches_best(tmp_path):
    path = workbook(tmp_path / "a.xlsx", Intro=[["kode x"]], Data=[["kode", "nama"], [1, 2]], Kosong=[])
    assert look(path, KNOWN)["place"] == "Data"


def test_a_formula_without_a_result_is_told_and_fails_its_type(tmp_path):
    rows = [["kode", "nama"], ["1", "a"], ["=A2+1", "b"], ["=A3+1", "=B2"]]
    found = look(workbook(tmp_path / "a.xlsx", Data=rows), KNOWN)
    assert found["rows"] == [("1", "a"), ("=FORMULA", "b"), ("=FORMULA", "=FORMULA")]
    assert found["notes"] == ["formula in Data!A3 (and 2 more)"]


def test_a_formula_with_its_result_gives_the_result_and_is_told(tmp_path):
    path = workbook(tmp_path / "a.xlsx", Data=[["kode", "nama"], ["=1+1", "x"]])
    altered(path, "xl/worksheets/sheet1.xml", b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    found = look(path, KNOWN)
    assert (found["rows"], found["notes"]) == ([("2", "x")], ["formula in Data!A2"])


def test_values_from_other_workbooks_are_told(tmp_path):
    path = workbook(tmp_path / "a.xlsx", Data=[["kode"], [1]])
    altered(path, "docProps/app.xml", b"", b"")
    import zipfile

    with zipfile.ZipFile(path, "a") as file:
        file.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    assert look(path, KNOWN)["notes"] == ["values taken from other workbooks may be old"]


def test_no_sheet_of_that_name(tmp_path):
    path = workbook(tmp_path / "a.xlsx", Data=[["kode"], [1]], Lain=[["x"]])
    with pytest.raises(PromiseBroken, match=r"no sheet named like 'Belanja'; there are: Data, Lain · a\.xlsx"):
        look(path, KNOWN, sheet="Belanja")


def test_a_workbook_of_blank_sheets(tmp_path):
    with pytest.raises(PromiseBroken, match=r"no cell is filled · a\.xlsx, Data"):
        look(workbook(tmp_path / "a.xlsx", Data=[[], []]), KNOWN)


@pytest.mark.parametrize("kept", [0.3, 0.7, 0.99])
def test_a_truncated_workbook(tmp_path, kept):
    path = workbook(tmp_path / "a.xlsx", Data=[["kode", "nama"], *([n, "x"] for n in range(500))])
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    with pytest.raises(PromiseBroken, match=r"cut or damaged.* · a\.xlsx"):
        look(path, KNOWN)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_a_sheet(tmp_path, encoding):
    path = workbook(tmp_path / "a.xlsx", Data=[["kode"], [1]])
    sheet = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet/>'
    zip_of(path, {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": sheet.encode(encoding)})
    with pytest.raises(PromiseBroken, match="a DOCTYPE in a workbook · a.xlsx, 'xl/worksheets/sheet1.xml'"):
        look(path, KNOWN)


@pytest.mark.parametrize(("part", "what"), [("xl/workbook.xml", "workbook"), ("xl/worksheets/sheet1.xml", "workbook")])
def test_broken_xml(tmp_path, part, what):
    path = workbook(tmp_path / "a.xlsx", Data=[["kode"], [1]])
    altered(path, part, b"</", b"<<")
    with pytest.raises(PromiseBroken, match=what):
        look(path, KNOWN)


def test_rows_and_columns_of_bare_formulas_are_not_lost(tmp_path):
    rows = [["kode", "nama"], ["1", "a"], ["=A2+1", "=B2", "=C2"], ["=A3+1"]]
    found = look(workbook(tmp_path / "a.xlsx", Data=rows), KNOWN)
    assert found["headers"] == ["kode", "nama", ""]
    assert found["rows"][1:] == [("=FORMULA",) * 3, ("=FORMULA", None, None)]
