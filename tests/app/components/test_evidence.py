"""The rows behind a number in a passport: what names them, also by unit where the rows are some unit's."""

import pytest
from spoken import with_formats
from streamlit.testing.v1 import AppTest

NUMBERS = {"people": [3, 4], "numerator": [3.0, None], "denominator": [None, None], "withheld": [None, "small_group"]}
COUNTED = ["Pembilang", "Penyebut", "Ditahan"]


def shown(**columns: list) -> AppTest:
    """Draw rows that hold these columns beside their numbers."""

    def script(given: dict) -> None:
        import polars as pl
        import warehouse
        from components import evidence

        rows = pl.DataFrame(given)
        evidence.contributing(warehouse.current(), "budget_execution_index", "025 · 2025-06", rows, "unit-")

    page = AppTest.from_function(script, default_timeout=60, kwargs={"given": {**columns, **NUMBERS}})
    page.run()
    assert not page.exception, page.exception
    return page


@pytest.mark.parametrize(
    ("columns", "headings"),
    [
        ({"unit_code": ["U1", "U2"]}, ["Kode unit"]),
        ({"unit_code": [None, None], "sex": ["F", "M"]}, ["Jenis kelamin"]),
        ({"unit_code": ["U1", None], "sex": [None, None]}, ["Kode unit"]),
    ],
)
def test_rows_are_named_by_what_is_said_of_any_of_them(edition, columns, headings):
    (table,) = shown(**columns).get("table")
    assert list(table.value.columns) == [*headings, *COUNTED]


def test_a_number_that_no_row_has_keeps_its_heading(edition):
    (table,) = shown(unit_code=["U1", "U2"]).get("table")
    assert table.value["Penyebut"].to_list() == ["x", "x"]


def test_the_downloads_are_the_cell_s_own_under_the_name_that_was_given(edition):
    keys = {button.key for button in with_formats(shown(unit_code=["U1", "U2"])).get("download_button")}
    own = "unit-budget_execution_index-025-2025-06"
    assert keys == {f"{kind}-{own}" for kind in ("csv", "xlsx", "parquet", "zip")} | {f"zip-{own}-full"}
