"""The naming column of a grid: found by its name, kept on a phone, broken into lines that its rows hold."""

import polars as pl
import pytest
from components import naming


@pytest.mark.parametrize(("columns", "named"), [
    (("agency_code", "agency_name", "value"), "agency_name"),
    (("period", "metric"), "metric"),
    (("file", "rows_loaded"), "file"),
], ids=["a name after its code", "an indicator", "else the first"])  # fmt: skip
def test_rows_are_named_by_the_first_column_that_holds_names(columns, named):
    assert naming.of(pl.DataFrame({name: ["a"] for name in columns})) == named


def test_a_name_takes_what_a_phone_can_keep_and_its_row_holds_its_lines():
    short, long = ["Kemenag"], ["Direktorat Jenderal Penyelenggaraan Haji dan Umrah"]
    assert naming.LEAST <= naming.width(short) < naming.width(long) == naming.MOST
    assert naming.MOST < 0.6 * 358, "Streamlit lets go of a pinned column that takes more of a phone's grid"
    assert naming.height(short, 158) is None
    assert naming.height(long, 158) == naming.TALL > 64, "in a row of 64 pixels nothing is broken"
    assert naming.height([long[0] * 2], 158) == naming.TALLER


def test_names_are_measured_whatever_they_are():
    assert naming.width(pl.Series([["a"], None, ["a" * 40]])) > naming.LEAST
    assert naming.height(pl.Series([2024, None]), naming.LEAST) is None
