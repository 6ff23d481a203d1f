"""Burn-ups: what has come, the plan and the forecast's band are told apart without colour, and named at the line."""

from datetime import date

import polars as pl
from components.charts.burn_ups import burn_up

MONTHS = [date(2026, 1, 1), date(2026, 2, 1)]
FRAME = pl.DataFrame(
    {
        "series": ["actual", "actual", "plan", "plan", "forecast", "forecast"],
        "period": MONTHS * 3,
        "people": [10.0, 20.0, 15.0, 30.0, 20.0, 25.0],
        "low": [None, None, None, None, 20.0, 21.0],
        "high": [None, None, None, None, 20.0, 40.0],
        "told": ["Januari", "Februari"] * 3,
    }
)
WORDS = {"actual": "Tiba", "plan": "Rencana", "forecast": "Proyeksi"}


def test_the_band_runs_from_slow_to_fast():
    area = next(layer for layer in layers() if layer["mark"]["type"] == "area")
    assert (area["encoding"]["y"]["field"], area["encoding"]["y2"]["field"]) == ("low", "high")


def test_plan_and_arrivals_differ_in_stroke_not_in_colour_alone():
    lines = [layer["mark"] for layer in layers() if layer["mark"]["type"] == "line"]
    dashes = [tuple(mark.get("strokeDash", ())) for mark in lines]
    assert len(set(dashes)) == len(lines) == 3


def test_each_series_is_named_at_its_line():
    spec = burn_up(FRAME, WORDS, MONTHS[-1]).to_dict()
    assert all(word in str(spec["datasets"]) for word in WORDS.values())


def layers():
    """Return the chart's layers."""
    return burn_up(FRAME, WORDS, MONTHS[-1]).to_dict()["layer"]
