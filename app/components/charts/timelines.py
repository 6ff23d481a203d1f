"""A timeline: phases as bars, dated steps as points, and where the data ends."""

from datetime import UTC, date, datetime

import altair as alt
import polars as pl

from components.charts.captions import height, whole
from components.palette import dressed, palette

ROW = 36


def timeline(phases: pl.DataFrame, steps: pl.DataFrame, today: date, word: str) -> alt.LayerChart:
    """Draw phases (name, start, end, is_now) above steps (name, day, is_done), on one scale of years.

    The running phase is filled and the others are framed; a step that is done is a full point, one to come a ring;
    `word` says what the line of today is.
    """
    names = [*phases["name"], *steps["name"], ""]  # the last row is the word's
    ends = [today, *phases["start"], *phases["end"], *steps["day"]]
    scale = alt.Scale(domain=[_time(min(ends)), _time(max(ends))], nice=False)
    x = {"scale": scale, "title": None, "axis": alt.Axis(format="%Y", orient="top", tickCount=6)}
    y = alt.Y("name:N", sort=names, axis=None, scale=alt.Scale(domain=names))
    layers = [*_today(names, today, x, word), *_phases(phases, x, y), *_steps(steps, x, y)]
    return dressed(alt.layer(*layers), height(names, ROW) * len(names) + 20)


def _time(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000


def _phases(phases: pl.DataFrame, x: dict, y: alt.Y) -> list[alt.Chart]:
    colour = palette()
    base = alt.Chart(phases).encode(y)
    fill = alt.when(alt.datum.is_now).then(alt.value(colour["main"])).otherwise(alt.value("transparent"))
    bar = base.mark_bar(height=10, yOffset=9, stroke=colour["main"], cornerRadius=2)
    return [bar.encode(alt.X("start:T", **x), color=fill, x2="end:T"), _names(phases, y)]


def _steps(steps: pl.DataFrame, x: dict, y: alt.Y) -> list[alt.Chart]:
    colour = palette()
    base = alt.Chart(steps).encode(alt.X("day:T", **x), y)
    fill = alt.when(alt.datum.is_done).then(alt.value(colour["main"])).otherwise(alt.value("transparent"))
    point = base.mark_point(size=80, yOffset=9, stroke=colour["main"], strokeWidth=2, opacity=1).encode(fill=fill)
    return [point, _names(steps, y)]


def _names(rows: pl.DataFrame, y: alt.Y) -> alt.Chart:
    return whole(alt.Chart(rows).encode(y), -7)


def _today(names: list[str], today: date, x: dict, word: str) -> list[alt.Chart]:
    """Draw where the data ends: a dash a row beneath the names, so that none is crossed, and its word in the last."""
    rows = pl.DataFrame({"name": names, "today": today, "word": [*[""] * (len(names) - 1), word]})
    base = alt.Chart(rows).encode(alt.X("today:T", **x), alt.Y("name:N", sort=names, axis=None))
    look = {"color": palette()["minus"], "thickness": 2, "size": 18, "opacity": 1}
    dash = base.transform_filter("datum.word == ''").mark_tick(orient="vertical", yOffset=9, **look)
    style = {"align": "left", "dx": 6, "color": palette()["minus"], "fontWeight": "bold"}
    return [dash, base.transform_filter("datum.word != ''").mark_text(**style).encode(text="word:N")]
