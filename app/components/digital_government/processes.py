"""Do processes run through digitally: every hand-over of every theme, and one theme as lanes of agencies."""

import polars as pl
import streamlit as st
from editions import Edition
from row_lists import Row, keyed

from components import charts, figures, filters, reading
from components.filters import Selection
from components.formatting import number, period
from components.language import _
from components.remembered import remembered
from components.wording import worded

METRIC = "broken_handovers"


def story(edition: Edition, selection: Selection) -> None:
    """Draw all themes as strips and the chosen one, at first the most broken, as lanes."""
    rows = reading.listed(edition, "handovers", "fct_thematic_handovers")
    if rows is None:
        st.info(_("No thematic process has been delivered yet (x)."))
        return
    rows = _through(reading.latest(rows, selection), selection.agency)
    if rows.is_empty():
        st.info(_("No thematic process runs through this agency."))
        return
    counts = _counts(rows)
    _strips(edition, selection, rows, counts)
    chosen = filters.choose(_("Theme of the process"), counts["theme_name"].to_list(), "process")
    _lanes(edition, selection, _of(rows, chosen))


@remembered
def _through(rows: pl.DataFrame, agency: str) -> pl.DataFrame:
    """Keep the themes that run through an agency."""
    if agency == "all":
        return rows
    mine = (pl.col("agency_code") == agency) | (pl.col("next_agency_code") == agency)
    return rows.filter(pl.col("theme_name").is_in(rows.filter(mine)["theme_name"].implode()))


@remembered
def _of(rows: pl.DataFrame, theme: str) -> pl.DataFrame:
    return rows.filter(pl.col("theme_name") == theme)


@remembered
def _counts(rows: pl.DataFrame) -> pl.DataFrame:
    """Count the hand-overs of each theme and the broken ones, the most broken first."""
    counts = rows.group_by("theme_name").agg(broken=pl.col("is_broken").sum(), all=pl.len())
    return counts.sort("broken", "theme_name", descending=[True, False])


def _strips(edition: Edition, selection: Selection, rows: pl.DataFrame, counts: pl.DataFrame) -> None:
    said = _("{broken} of {all} broken")
    told = {
        name: said.format(broken=number(broken, 0), all=number(every, 0)) for name, broken, every in counts.iter_rows()
    }
    order = pl.Enum(counts["theme_name"])
    data = rows.sort(pl.col("theme_name").cast(order), "place").with_columns(
        name=pl.col("theme_name"), told=pl.col("theme_name").replace_strict(told, return_dtype=pl.String)
    )
    title = _("{broken} of {all} digital hand-overs are broken").format(
        broken=number(counts["broken"].sum(), 0), all=number(counts["all"].sum(), 0))  # fmt: skip
    subtitle = _("Hand-overs between the steps of each theme in {period}: → runs on, ✕ is broken.")
    table = data.select("theme_name", "place", "step", "lane", "next_step", "next_lane", "is_broken")
    spoken = "; ".join(f"{name}: {words}" for name, words in told.items())
    figures.figure(
        edition, key="processes", title=title, subtitle=subtitle.format(period=period(reading.when(rows))),
        chart=charts.process_strips(data), table=_said(table), alt=f"{title}. {spoken}.", sources=(METRIC,),
        filters=selection.worded("agency"), rows=lambda: keyed("handovers", data),
        also=lambda: _wholes(selection, rows, counts))  # fmt: skip


def _lanes(edition: Edition, selection: Selection, rows: pl.DataFrame) -> None:
    first = rows.filter(pl.col("is_broken"))
    theme = rows["theme_name"][0]
    title = _("{theme} runs through without a break").format(theme=theme)
    if first.height:
        at = first.row(0, named=True)
        words = _("{theme} first breaks between {lane} and {next_lane}")
        if at["lane"] == at["next_lane"]:
            words = _("{theme} first breaks within {lane}")
        title = words.format(theme=theme, lane=at["lane"], next_lane=at["next_lane"])
    subtitle = _("Steps from left to right, a lane an agency; a solid line runs on, a dashed one with ✕ is broken.")
    told = [f"{one['step']} → {one['next_step']}" for one in rows.iter_rows(named=True)]
    data = rows.with_columns(told=pl.Series(told, dtype=pl.String))
    table = rows.select("place", "step", "lane", "next_step", "next_lane", "is_broken")
    figures.figure(
        edition, key="process-map", title=title, subtitle=subtitle, table=_said(table),
        chart=charts.process_lanes(data), alt=f"{title}. {subtitle}",
        sources=(METRIC,), filters=f"{selection.worded('agency')} · {theme}",
        rows=lambda: keyed("handovers", rows))  # fmt: skip


def _wholes(selection: Selection, rows: pl.DataFrame, counts: pl.DataFrame) -> list[Row]:
    """Name what is told of each theme and, where all are drawn, of all of them."""
    themes = [*counts["theme_name"], *["all"] * (selection.agency == "all")]
    return [Row("handovers", reading.when(rows), (theme, "all")) for theme in themes]


def _said(table: pl.DataFrame) -> pl.DataFrame:
    """Say of each hand-over whether it is broken, in a word."""
    words = worded(table["is_broken"], lambda broken: _("✕ broken") if broken else _("→ runs on"))
    return table.with_columns(is_broken=words)
