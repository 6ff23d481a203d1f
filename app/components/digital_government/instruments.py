"""The two instruments that measured, one after the other: one agency's scores beside the target, or those of two."""

from datetime import date
from typing import Any

import polars as pl
from editions import Edition

from components import charts, figures, names, reading
from components.cell import Cell, listed
from components.charts.pairs import pair
from components.filters import Selection
from components.formatting import period, quantity
from components.language import _
from components.remembered import remembered
from components.wording import worded

INDEX, SUCCESSOR = "egov_index", "digital_government_index"
LEVELS = (1.0, 5.0)


def draw(edition: Edition, selection: Selection, cells: pl.DataFrame) -> None:
    """Draw both instruments on one axis of time, with the break between them marked and no line across it."""
    own, other = (_scores(cells, code) for code in (selection.agency, str(selection.compared or "")))
    if own["member"].n_unique() < 2:
        return
    title, subtitle = _said(edition, selection, own, other)
    figures.figure(
        edition, key="spbe-instruments", title=title, subtitle=subtitle, chart=_chart(edition, own, other),
        table=_table(edition, own, other), alt=f"{title}. {subtitle}", sources=(INDEX, SUCCESSOR),
        filters=selection.worded("agency", "compared"), rows=lambda: _cells(pl.concat([own, other])))  # fmt: skip


def _cells(rows: pl.DataFrame) -> list[Cell]:
    return [one for row in rows.iter_slices(1) for one in listed(row["metric"][0], row)]


@remembered
def _said(edition: Edition, selection: Selection, own: pl.DataFrame, other: pl.DataFrame) -> tuple[str, str]:
    """Return the message and, as a subtitle, the last scores."""
    start: date = own.group_by("member").agg(pl.col("period").min())["period"].max()
    title = _("From {year} another instrument measures: the scores are not compared").format(year=start.year)
    subtitle = _last(edition, own)
    if selection.compared:
        who = names.short(edition).get(selection.agency, selection.agency)
        subtitle = f"{who}: {subtitle} " + _beside(edition, selection, other)
    return title, subtitle


@remembered
def _table(edition: Edition, own: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    rows, known = pl.concat([own, other]), names.short(edition)
    named = rows.with_columns(agency_name=worded(rows["agency_code"], lambda code: known.get(code, code)))
    whose = ["agency_name"] if other.height else []
    return named.select(*whose, "period", "member", "numerator", "denominator", "value")


@remembered
def _scores(cells: pl.DataFrame, code: str) -> pl.DataFrame:
    """Return the scores of an agency by instrument and year."""
    rows = reading.of(cells, code, "instrument").filter(pl.col("metric").is_in([INDEX, SUCCESSOR]))
    return rows.filter(pl.col("value").is_not_null()).sort("period")


def _labels(edition: Edition) -> dict[str, str]:
    return {code: name.split(" (")[0] for code, name in names.members(edition, "instrument").items()}


def _last(edition: Edition, scores: pl.DataFrame) -> str:
    """Write the last score by each instrument."""
    labels = _labels(edition)
    last = {name: quantity(value, "score") for name, value in scores.select("member", "value").iter_rows()}
    return " · ".join(f"{labels.get(name, name)}: {value}" for name, value in last.items()) + "."


def _beside(edition: Edition, selection: Selection, other: pl.DataFrame) -> str:
    """Write the second agency's last scores, or that it was not assessed."""
    who = names.short(edition).get(str(selection.compared), str(selection.compared))
    return f"{who}: {_last(edition, other) if other.height else 'x.'}"


def _chart(edition: Edition, own: pl.DataFrame, other: pl.DataFrame) -> Any:
    """Return one agency's lines with the target, or both agencies', the second dashed."""
    rows = _drawn(edition, own, other)
    if other.is_empty():
        return charts.trend(rows, figures.definition_of(edition, INDEX)["target"], _labels(edition), LEVELS)
    return pair(rows)


@remembered
def _drawn(edition: Edition, own: pl.DataFrame, other: pl.DataFrame) -> pl.DataFrame:
    """Say each score's year and, of two agencies, the score and whose it is."""
    known, rows = names.agencies(edition), pl.concat([own, other])
    when = worded(rows["period"], lambda day: period(day, True))
    if other.is_empty():
        return rows.with_columns(told=when)
    told = worded(rows["value"], lambda value: quantity(value, "score"))
    who = worded(rows["agency_code"], lambda code: known.get(code, code))
    return rows.with_columns(told=told, when=when, who=who)
