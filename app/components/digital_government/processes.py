"""Do processes run through digitally: every hand-over of every theme, and one theme as lanes of agencies."""

from collections.abc import Sequence

import polars as pl
import streamlit as st
from editions import Edition
from row_lists import Row, keyed

from components import charts, counterpart, figures, filters, reading
from components.digital_government import lanes
from components.filters import Selection
from components.formatting import number, period
from components.language import _
from components.remembered import remembered

METRIC = lanes.METRIC
BENEATH = {"name": pl.String, "line": pl.Int64, "place": pl.Int64, "sign": pl.String, "is_end": pl.Boolean}


def story(edition: Edition, selection: Selection) -> None:
    """Draw all themes as strips and the chosen one, at first the most broken, as lanes."""
    rows = reading.listed(edition, "handovers", "fct_thematic_handovers")
    if rows is None:
        st.info(_("No thematic process has been delivered yet (x)."))
        return
    codes = tuple(one for one in (selection.agency, selection.compared) if one)
    rows = _through(reading.latest(rows, selection), codes)
    if rows.is_empty():
        st.info(_("No thematic process runs through this agency."))
        return
    counts = _counts(rows, codes)
    _strips(edition, selection, rows, counts)
    chosen = filters.choose(_("Theme of the process"), counts["theme_name"].to_list(), "process")
    lanes.draw(edition, selection, _of(rows, chosen))


@remembered
def _through(rows: pl.DataFrame, codes: Sequence[str]) -> pl.DataFrame:
    """Keep the themes that run through an agency, or through either of two."""
    if "all" in codes:
        return rows
    mine = pl.any_horizontal(map(_is_of, codes))
    return rows.filter(pl.col("theme_name").is_in(rows.filter(mine)["theme_name"].implode()))


def _is_of(code: str) -> pl.Expr:
    return (pl.col("agency_code") == code) | (pl.col("next_agency_code") == code)


@remembered
def _of(rows: pl.DataFrame, theme: str) -> pl.DataFrame:
    return rows.filter(pl.col("theme_name") == theme)


@remembered
def _counts(rows: pl.DataFrame, codes: Sequence[str]) -> pl.DataFrame:
    """Count the hand-overs of each theme and the broken ones: first what runs through both, then the most broken."""
    both = pl.sum_horizontal(_is_of(code).any().cast(pl.Int8) for code in codes)
    counts = rows.group_by("theme_name").agg(broken=pl.col("is_broken").sum(), all=pl.len(), both=both)
    return counts.sort("both", "broken", "theme_name", descending=[True, True, False]).drop("both")


def _strips(edition: Edition, selection: Selection, rows: pl.DataFrame, counts: pl.DataFrame) -> None:
    data = _in_order(rows, counts)
    message = _message(rows, selection.agency if selection.compared else "all")
    title, also = counterpart.beside(edition, selection, message, lambda one: _message(rows, one.agency))
    subtitle = _("Hand-overs between the steps of each theme in {period}: → runs on, ✕ is broken.")
    beneath = _beneath(selection, data)
    if beneath.height:
        under = _("Marks beneath: what the agency itself hands over.")
        also = f"{counterpart.key(edition, selection.alone())} {under}{also}"
    figures.figure(
        edition, key="processes", title=title, subtitle=subtitle.format(period=period(reading.when(rows))) + also,
        chart=charts.process_strips(data, beneath), table=lanes.table(data, "theme_name"),
        alt=f"{title}. {_spoken(counts, beneath)}.", sources=(METRIC,), filters=selection.worded("agency", "compared"),
        rows=lambda: keyed("handovers", data), also=lambda: _wholes(selection, rows, counts))  # fmt: skip


@remembered
def _in_order(rows: pl.DataFrame, counts: pl.DataFrame) -> pl.DataFrame:
    """Put the hand-overs in the order of their themes, each with what is told of its theme."""
    theme = pl.col("theme_name")
    told = theme.replace_strict(_told(counts), return_dtype=pl.String)
    return rows.sort(theme.cast(pl.Enum(counts["theme_name"])), "place").with_columns(name=theme, told=told)


@remembered
def _spoken(counts: pl.DataFrame, beneath: pl.DataFrame) -> str:
    """Say of each theme how many hand-overs are broken, of all and of each chosen agency."""
    ends = {name: said["sign"].to_list() for (name,), said in beneath.filter("is_end").group_by("name")}
    return "; ".join(f"{name}: {', '.join([words, *ends.get(name, [])])}" for name, words in _told(counts).items())


def _told(counts: pl.DataFrame) -> dict[str, str]:
    return {name: _broken(broken, every) for name, broken, every in counts.iter_rows()}


def _broken(broken: int, every: int) -> str:
    return _("{broken} of {all} broken").format(broken=number(broken, 0), all=number(every, 0))


def _message(rows: pl.DataFrame, agency: str) -> str:
    """Say how many hand-overs are broken, of an agency those that it hands over itself, as its card counts them."""
    own = reading.mine(rows, Selection(agency))
    if own.is_empty():
        return _("hands nothing over")
    return _("{broken} of {all} digital hand-overs are broken").format(
        broken=number(own["is_broken"].sum(), 0), all=number(own.height, 0))  # fmt: skip


@remembered
def _beneath(selection: Selection, data: pl.DataFrame) -> pl.DataFrame:
    """Put each chosen agency's sign under the hand-overs that are its own and, at the end, how many are broken."""
    found = []
    for line, (code, mark) in enumerate(counterpart.marks(selection).items(), start=1):
        for (name,), rows in data.group_by("name", maintain_order=True):
            own = rows.filter(agency_code=code)
            said = f"{mark} {_broken(own['is_broken'].sum(), own.height)}"
            ends = [(rows["place"].max() + 1, said, True)] * bool(own.height)
            found += [(name, line, *one) for one in [*((place, mark, False) for place in own["place"]), *ends]]
    return pl.DataFrame(found, BENEATH, orient="row")


def _wholes(selection: Selection, rows: pl.DataFrame, counts: pl.DataFrame) -> list[Row]:
    """Name what is told of each theme and, where all are drawn, of all of them."""
    themes = [*counts["theme_name"], *["all"] * (selection.agency == "all")]
    return [Row("handovers", reading.when(rows), (theme, "all")) for theme in themes]
