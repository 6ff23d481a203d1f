"""Is competence what posts need: the share that meets its post by kind, and the gap in levels, with the year before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import names, profiles, reading
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import _
from components.profiles import Scale
from components.remembered import remembered
from components.wording import worded

MATCH, GAP = "competency_match_share", "competency_gap"
ROW = 52


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
    """Return the last year's kinds of competence, each with the value of the year before and the other agency's."""
    cells = warehouse.cells(edition, metric, selection.agency, "competency_kind").filter(pl.col("value").is_not_null())
    if cells.is_empty():
        return cells
    last = reading.latest(cells, selection)
    earlier = cells.filter(pl.col("period") < reading.when(last))
    base = reading.latest(earlier, selection).select("member", before="value")
    labels = names.members(edition, "competency_kind")
    own = last.join(base, on="member", how="left", maintain_order="left")
    both = profiles.beside(own, warehouse.cells(edition, metric, None, "competency_kind"), selection)
    named = both.sort("value", "member", nulls_last=True)
    return named.with_columns(name=worded(named["member"], lambda code: labels.get(code, code)))


@remembered
def _labelled(rows: pl.DataFrame, write: Callable[[float | None], str]) -> pl.DataFrame:
    return rows.with_columns(label=worded(rows["value"], write))


def _met(edition: Edition, selection: Selection, rows: pl.DataFrame) -> None:
    data = _labelled(rows, percentage)
    least = data.row(0, named=True)
    title = _("{kind} meets its post least often: {share} of assessments").format(
        kind=least["name"], share=least["label"]
    )
    subtitle = _("Assessments at or above the level that the post needs, by kind, {agency}, {year}.")
    _draw(edition, selection, reading.Said("competence-met", title, subtitle, MATCH), data,
          Scale((0.0, 100.0), None, ROW, percentage))  # fmt: skip


def _gap(edition: Edition, selection: Selection, rows: pl.DataFrame) -> None:
    data = _labelled(rows, signed)
    least, title = data.row(0, named=True), _("Every kind is at or above what posts need, on average")
    if least["value"] is not None and least["value"] < 0:
        title = _("{kind} is {gap} levels from what posts need").format(kind=least["name"], gap=least["label"])
    subtitle = _("Mean level less the level that the post needs, by kind, {agency}, {year}; dashed: what is needed.")
    drawn = [*rows["value"], *(rows["other"] if "other" in rows.columns else ())]
    wide = max(0.5, *(abs(value) * 1.3 for value in drawn if value is not None))
    _draw(edition, selection, reading.Said("competence-gap", title, subtitle, GAP), data,
          Scale((-wide, wide), 0.0, ROW, signed))  # fmt: skip


def signed(value: float | None) -> str:
    """Write a gap in levels with its sign."""
    return number(value, 2, signed=True)


def _draw(edition: Edition, selection: Selection, said: reading.Said, rows: pl.DataFrame, scale: Scale) -> None:
    who = names.agencies(edition).get(selection.agency, selection.agency)
    subtitle = said.subtitle.format(agency=who, year=period(reading.when(rows), True))
    subtitle = " ".join([subtitle, *_hidden(edition, selection, said.metric, reading.when(rows))])
    profiles.draw(edition, selection, replace(said, subtitle=subtitle), rows, scale)


@remembered
def _hidden(edition: Edition, selection: Selection, metric: str, when: date) -> list[str]:
    """Name the kinds that are suppressed, and whose."""
    labels, known = names.members(edition, "competency_kind"), names.short(edition)
    cells = warehouse.cells(edition, metric, None, "competency_kind", when)
    said: list[str] = []
    if "withheld" not in cells.columns:
        return said
    for code in dict.fromkeys((selection.agency, selection.compared or selection.agency)):
        kinds = reading.of(cells, code).filter(pl.col("value").is_null(), pl.col("withheld").is_not_null())["member"]
        if kinds.len():
            told = ", ".join(labels.get(kind, kind) for kind in kinds)
            said.append(_("c, suppressed for {who}: {kinds}.").format(who=known.get(code, code), kinds=told))
    return said
