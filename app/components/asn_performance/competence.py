"""Is competence what posts need: the share that meets its post by kind, and the gap in levels, with the year before."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import charts, figures, names, reading
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import _
from components.remembered import remembered
from components.wording import worded

MATCH, GAP = "competency_match_share", "competency_gap"


def story(edition: Edition, selection: Selection) -> None:
    """Draw the share that meets the need, and the gap to it."""
    match, gap = (_cells(edition, selection, metric) for metric in (MATCH, GAP))
    if match.is_empty() and gap.is_empty():
        st.info(_("No competence of this agency may be told, or none was delivered."))
        return
    if match.height:
        _met(edition, selection, match)
    if gap.height:
        _gap(edition, selection, gap)


@remembered
def _cells(edition: Edition, selection: Selection, metric: str) -> pl.DataFrame:
    """Return the last year's kinds of competence, each with the value of the year before."""
    cells = warehouse.cells(edition, metric, selection.agency, "competency_kind").filter(pl.col("value").is_not_null())
    if cells.is_empty():
        return cells
    last = reading.latest(cells, selection)
    earlier = cells.filter(pl.col("period") < reading.when(last))
    base = reading.latest(earlier, selection).select("member", before="value")
    labels = names.members(edition, "competency_kind")
    named = last.join(base, on="member", how="left", maintain_order="left").sort("value", "member")
    return named.with_columns(name=worded(named["member"], lambda code: labels.get(code, code)))


def _met(edition: Edition, selection: Selection, rows: pl.DataFrame) -> None:
    data = rows.with_columns(label=worded(rows["value"], percentage))
    least = data.row(0, named=True)
    title = _("{kind} meets its post least often: {share} of assessments").format(
        kind=least["name"], share=least["label"]
    )
    subtitle = _("Assessments at or above the level that the post needs, by kind, {agency}, {year}.")
    _draw(edition, selection, reading.Said("competence-met", title, subtitle, MATCH), (data, (0.0, 100.0), None))


def _gap(edition: Edition, selection: Selection, rows: pl.DataFrame) -> None:
    data = rows.with_columns(label=worded(rows["value"], lambda value: number(value, 2, signed=True)))
    short = data.filter(pl.col("value") < 0)
    title = _("Every kind is at or above what posts need, on average")
    if short.height:
        title = _("{kind} is {gap} levels from what posts need").format(kind=short["name"][0], gap=short["label"][0])
    subtitle = _("Mean level less the level that the post needs, by kind, {agency}, {year}; dashed: what is needed.")
    wide = max(0.5, *(abs(value) * 1.3 for value in rows["value"]))
    _draw(edition, selection, reading.Said("competence-gap", title, subtitle, GAP), (data, (-wide, wide), 0.0))


def _draw(edition: Edition, selection: Selection, said: reading.Said,
          drawn: tuple[pl.DataFrame, tuple[float, float], float | None]) -> None:  # fmt: skip
    data, domain, need = drawn
    who = names.agencies(edition).get(selection.agency, selection.agency)
    subtitle = said.subtitle.format(agency=who, year=period(reading.when(data), True))
    if data["before"].null_count() < data.height:
        subtitle += " " + _("Hollow: the year before.")
    spoken = "; ".join(f"{name} {label}" for name, label in data.select("name", "label").iter_rows())
    figures.figure(
        edition, key=said.key, title=said.title, subtitle=subtitle, chart=charts.dot_profile(data, domain, need, 52),
        table=data.select("name", "value", "before", "numerator", "denominator"), alt=f"{said.title}. {spoken}.",
        sources=(said.metric,), filters=selection.worded("agency"))  # fmt: skip
