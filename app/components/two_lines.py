"""Two agencies over time: the indicator that both have a history of, as two lines."""

import polars as pl
import streamlit as st
from editions import Edition

from components import names
from components.board import Board, dimensions
from components.cell import listed
from components.charts.pairs import pair
from components.figures import figure
from components.filters import Selection
from components.formatting import period, quantity
from components.language import _
from components.movement import is_yearly
from components.remembered import remembered
from components.wording import told, worded


def shared(board: Board, selection: Selection) -> tuple[dict, list[pl.DataFrame]] | None:
    """Return the first indicator that both have a history of, and both; or the one that the address names.

    One that changed its instrument comes last: a line would run across the change.
    """
    asked = st.query_params.get("metric")
    for one in sorted(board.defined, key=lambda one: (one["metric"] != asked, "instrument" in dimensions(one))):
        series = [board.series(one, selection, code) for code in (selection.agency, str(selection.compared))]
        if min(part["value"].drop_nulls().n_unique() for part in series) > 1:
            return one, series
    return None


def _ends(named: list[pl.DataFrame], unit: str, yearly: bool) -> list[str]:
    """Write the last value of each, with its period where the two are not of the same."""
    last = [part.row(-1, named=True) for part in named]
    if len({one["period"] for one in last}) == 1:
        return [quantity(one["value"], unit) for one in last]
    return [f"{quantity(one['value'], unit)} ({period(one['period'], yearly)})" for one in last]


def draw(edition: Edition, one: dict, series: list[pl.DataFrame], selection: Selection, key: str = "pair") -> None:
    """Draw an indicator of both agencies as two lines, none across a change of instrument."""
    known = names.agencies(edition)
    who = [known.get(code, code) for code in (selection.agency, str(selection.compared))]
    unit, label, yearly = one["unit"], told(one, "label"), is_yearly(series[0])
    named, data, drawn = _drawn(series, who, unit)
    ends = _ends(named, unit, yearly)
    title = _("{label}: {left} {a}, {right} {b}").format(label=label, left=who[0], a=ends[0], right=who[1], b=ends[1])
    subtitle = f"{label}. {selection.words}"
    if "member" in data.columns and data["member"].n_unique() > 1:
        crossed = _("The instrument changed in {start}: scores before and after are not compared.")
        started = data.group_by("member").agg(pl.col("period").min())["period"].max()
        subtitle += ". " + crossed.format(start=period(started))
    figure(
        edition, key=key, title=title, subtitle=subtitle, chart=pair(drawn), alt=title,
        table=data.select("period", "who", "numerator", "denominator", "value"), sources=(one["metric"],),
        filters=selection.words, rows=lambda: listed(one["metric"], data))  # fmt: skip


@remembered
def _drawn(
    series: list[pl.DataFrame], who: list[str], unit: str
) -> tuple[list[pl.DataFrame], pl.DataFrame, pl.DataFrame]:
    """Return each agency's values under its name, both together, and these with value and period in words."""
    yearly = is_yearly(series[0])
    named = [part.drop_nulls("value").with_columns(who=pl.lit(name)) for part, name in zip(series, who, strict=True)]
    data = pl.concat(named)
    drawn = data.with_columns(
        told=worded(data["value"], lambda value: quantity(value, unit)),
        when=worded(data["period"], lambda day: period(day, yearly)),
    )
    return named, data, drawn
