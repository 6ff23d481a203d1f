"""Downloads: no cell is run by a spreadsheet, numbers stay numbers, and the workbook explains itself."""

import csv
import io
from datetime import date

import openpyxl
import polars as pl
import pytest
from components import downloads
from spoken import with_formats
from streamlit.testing.v1 import AppTest

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_would_be_run_is_guarded(text):
    assert downloads.guarded(text) == "'" + text


@pytest.mark.parametrize("value", ["Rp 5", "a=b", "", None, -1, -1.5, date(2024, 1, 1)])
def test_everything_else_stays_what_it_is(value):
    assert downloads.guarded(value) == value


def test_csv_guards_text_and_headings_but_not_numbers():
    frame = pl.DataFrame({"=name": ["=HYPERLINK()", "ok"], "value": [-1.5, 2.0]})
    text = downloads.csv(frame).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [["'=name", "value"], ["'=HYPERLINK()", "-1.5"], ["ok", "2.0"]]


def test_the_workbook_has_typed_cells_and_no_formula():
    frame = pl.DataFrame({"file": ["=1+1"], "value": [-1.5], "period": [date(2024, 8, 1)], "passed": [True]})
    book = openpyxl.load_workbook(io.BytesIO(downloads.xlsx({"Data": frame, "Saringan": frame.clear()})))
    assert book.sheetnames == ["Data", "Saringan"]
    text, number, day, flag = book["Data"][2]
    assert (text.value, text.data_type) == ("'=1+1", "s")
    assert (number.value, number.data_type) == (-1.5, "n")
    assert day.value.date() == date(2024, 8, 1)
    assert flag.data_type == "s"


def test_a_workbook_carries_filters_definitions_sources_and_checks(edition):
    from components import provenance

    told = ("Judul", "Semua instansi · Juni 2025")
    filters, definitions, sources, checks = provenance.companions(edition, ("budget_execution_index",), *told)
    assert "Semua instansi · Juni 2025" in filters["value"].to_list()
    assert "Σ nilai ÷ n" in definitions["value"].to_list()
    assert sources["file"].to_list() == ["IKPA_2025.xlsx"]
    assert checks["check_id"].to_list() == ["final_score:range"]


def test_a_file_is_named_for_its_edition_and_made_when_it_is_asked_for(edition, monkeypatch):
    import streamlit as st

    drawn, asked = [], []
    monkeypatch.setattr(st, "download_button", lambda _label, _made, file, *_kind, **_more: drawn.append(file))
    downloads.buttons("angka", pl.DataFrame({"a": [1]}), edition, lambda: asked.append("sheets"))
    assert drawn == [f"angka-{edition.edition_id}.{kind}" for kind in ("csv", "xlsx")]
    assert asked == []


def test_further_formats_come_when_they_are_opened(edition):
    def script() -> None:
        import polars as pl
        import warehouse
        from components import downloads

        downloads.buttons("angka", pl.DataFrame({"a": [1]}), warehouse.current(), lambda: ())

    page = AppTest.from_function(script, default_timeout=60).run()
    assert {button.key for button in page.get("download_button")} == {"csv-angka", "xlsx-angka"}
    opened = {button.key for button in with_formats(page).get("download_button")}
    assert opened == {f"{kind}-angka" for kind in ("csv", "xlsx", "parquet", "zip")}
