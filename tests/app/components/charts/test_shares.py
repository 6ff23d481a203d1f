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


def test_what_is_withheld_of_a_whole_stays_empty():
    rows = pl.DataFrame(
        {"told": "Juni", "member": ["Baik"], "value": 30.0, "label": "30 %", "numerator": 3, "denominator": 10}
    )
    across = [one["encoding"]["x"] for one in stacked(rows, ["Baik"], whole=100.0).to_dict()["layer"]]
    assert [(one["stack"], one["scale"]["domain"]) for one in across] == [("zero", [0, 100])] * 2
    assert {one["encoding"]["x"]["stack"] for one in stacked(rows, ["Baik"]).to_dict()["layer"]} == {"normalize"}
