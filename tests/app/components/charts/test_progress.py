"""Works against money: state by shape as well as by colour, and only the critical are named."""

import polars as pl
from components.charts.progress import progress

ROWS = pl.DataFrame({
    "financial_pct": [60.0, 100.0], "actual_physical_pct": [50.0, 100.0], "state": ["late", "fine"], "name": ["A", "B"],
    "tag": ["A", ""], "told": ["…", "…"],
})  # fmt: skip


def test_state_is_told_by_shape_too():
    layers = progress(ROWS, ["late", "behind", "fine"]).to_dict()["layer"]
    (points,) = [one for one in layers if one["mark"]["type"] == "point"]
    assert points["encoding"]["shape"]["scale"]["domain"] == points["encoding"]["color"]["scale"]["domain"]
    assert len(set(points["encoding"]["shape"]["scale"]["range"])) == 3


def test_only_the_tagged_are_named():
    layers = progress(ROWS, ["late", "behind", "fine"]).to_dict()["layer"]
    (tags,) = [one for one in layers if one["mark"]["type"] == "text"]
    assert tags["transform"] == [{"filter": "datum.tag != ''"}]


def test_the_second_agency_s_are_outlines_in_the_same_shapes():
    both = ROWS.with_columns(is_hollow=pl.Series([False, True]))
    layers = progress(both, ["late", "behind", "fine"]).to_dict()["layer"]
    full, hollow = [one for one in layers if one["mark"]["type"] == "point"]
    assert full["mark"]["filled"] and not hollow["mark"]["filled"]
    assert full["encoding"]["shape"] == hollow["encoding"]["shape"]
    alone = progress(both.with_columns(is_hollow=pl.lit(value=False)), ["late", "behind", "fine"]).to_dict()["layer"]
    assert len(alone) == len(layers) - 1
