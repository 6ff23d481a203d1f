"""A number among its peers as a figure: where each of them stands, the middle half, the median, and one's own."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import figures, names, peers
from components.cell import Cell, listed
from components.charts.spreads import spread
from components.formatting import money, period
from components.language import _
from components.movement import is_yearly
from components.short import brief
from components.wording import told, worded


def draw(edition: Edition, definition: dict, cell: Cell) -> None:
    """Draw the chosen peers of a value, or say that there are too few to compare."""
    if cell.agency != "all":
        peers.switch(edition)
    found = peers.place(edition, cell.metric, cell.agency, cell.period) if cell.dimension == "all" else None
    if found is None:
        st.info(_("Too few comparable values: among fewer than five, a median would tell what one of them is."))
        return
    data = _values(edition, definition, cell, found)
    kind, unit = found["peer_group"], definition["unit"]
    when = period(cell.period, is_yearly(warehouse.cells(edition, cell.metric, cell.agency, "all")))
    group, title = _(peers.GROUPS[kind]), _title(data, found, unit)
    subtitle = _("{label}, {period}, among {group}. Band: the middle half; dashed: the median.").format(
        label=told(definition, "label"), period=when, group=group)  # fmt: skip
    worth = found.get("opportunity_idr")
    middle = (found["lower_quartile"], found["median"], found["upper_quartile"])
    own = data.filter(pl.col("is_own"))["name"]
    words = (_("median {median}").format(median=brief(found["median"], unit)), own[0] if own.len() else "")
    figures.figure(
        edition, key=f"peers-{cell.metric}", title=title, subtitle=subtitle, alt=f"{title}. {subtitle}",
        chart=spread(data, middle, words), table=data.select("period", "name", "numerator", "denominator", "value"),
        sources=(cell.metric,), filters=f"{when} · {group}", rows=lambda: listed(cell.metric, data),
        notes=(_("Between it and the median: {money}").format(money=money(worth)),) if worth else ())  # fmt: skip


def _title(data: pl.DataFrame, found: dict, unit: str) -> str:
    """Say where one's own stands, or between what half of the agencies lie."""
    own = data.filter(pl.col("is_own"))
    if own.height:
        return _("{agency} is number {place} of {n}: {value}, the median is {median}").format(
            agency=own["name"][0], place=found["place"], n=found["peers"], value=own["label"][0],
            median=brief(found["median"], unit))  # fmt: skip
    low, high = (brief(found[name], unit) for name in ("lower_quartile", "upper_quartile"))
    if low == high:
        return _("At least half of {n} agencies stand at {value}").format(n=found["peers"], value=low)
    return _("Half of {n} agencies lie between {low} and {high}").format(n=found["peers"], low=low, high=high)


def _values(edition: Edition, definition: dict, cell: Cell, found: dict) -> pl.DataFrame:
    """Return the values of the peers, the best first, with one's own marked."""
    known = names.agencies(edition)
    cells = warehouse.cells(edition, cell.metric, dimension="all", period=cell.period)
    kept = cells.filter(pl.col("agency_code") != "all", pl.col("value").is_not_null())
    kept = kept.filter(pl.col("agency_code").is_in(peers.members(edition, cell, found)))
    ranked = kept.sort("value", "agency_code", descending=[definition["direction"] != "down", False])
    return ranked.with_columns(
        name=worded(ranked["agency_code"], lambda code: known.get(code, code)),
        label=worded(ranked["value"], lambda value: brief(value, definition["unit"])),
        is_own=pl.col("agency_code") == cell.agency,
    )
