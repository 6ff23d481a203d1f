"""Stacked shares: as many names side by side above them as a phone has room for."""

import polars as pl
import pytest
from components.charts.shares import stacked


@pytest.mark.parametrize(("order", "columns"), [
    (["Sangat Baik", "Baik", "Cukup", "Kurang"], 3),
    (["Very good", "Good", "Needs improvement"], 2),
])  # fmt: skip
def test_no_name_of_the_key_is_cut_on_a_phone(order, columns):
    rows = pl.DataFrame({"told": "Juni", "member": order, "value": 1.0, "label": "x", "numerator": 1, "denominator": 3})
    layers = stacked(rows, order).to_dict()["layer"]
    assert [
        one["encoding"]["color"]["legend"]["columns"] for one in layers if one["encoding"]["color"].get("legend")
    ] == [columns]
