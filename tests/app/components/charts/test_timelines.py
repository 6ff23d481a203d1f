"""Timelines: phases first, then steps by date; what is done is a full point, and the line is where the data ends."""

from datetime import date

import polars as pl
from components.charts.timelines import timeline

PHASES = pl.DataFrame(
    {
        "name": ["Fase 1", "Fase 2"],
        "start": [date(2022, 1, 1), date(2025, 1, 1)],
        "end": [date(2024, 12, 31), date(2029, 12, 31)],
        "is_now": [False, True],
    }
)
STEPS = pl.DataFrame({"name": ["UU", "9.500"], "day": [date(2022, 2, 15), date(2029, 1, 1)], "is_done": [True, False]})


def test_phases_stand_above_steps_on_one_scale():
    spec = timeline(PHASES, STEPS, date(2026, 6, 1), "data s.d. Juni 2026").to_dict()
    orders = {
        str(layer["encoding"]["y"]["sort"]) for layer in spec["layer"] if "sort" in layer["encoding"].get("y", {})
    }
    assert orders == {str(["Fase 1", "Fase 2", "UU", "9.500", ""])}
    domains = {str(layer["encoding"]["x"]["scale"]) for layer in spec["layer"] if "scale" in layer["encoding"]["x"]}
    assert len(domains) == 1


def test_what_is_done_is_filled_and_what_runs_too():
    spec = timeline(PHASES, STEPS, date(2026, 6, 1), "x").to_dict()
    point = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")
    assert "datum.is_done" in str(point["encoding"]["fill"])
    bar = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "bar")
    assert "datum.is_now" in str(bar["encoding"]["color"])


def test_the_line_says_what_it_is():
    assert "data s.d. Juni 2026" in str(timeline(PHASES, STEPS, date(2026, 6, 1), "data s.d. Juni 2026").to_dict())
