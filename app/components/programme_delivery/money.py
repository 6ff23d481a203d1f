"""Where the money goes: from national priority to output to spending."""

from typing import Any

import polars as pl
import streamlit as st
from editions import Edition

from components import figures, frame, names, reading
from components.charts.sankeys import sankey
from components.filters import Selection
from components.formatting import money, period
from components.language import _
from components.palette import palette
from components.wording import worded

FINANCIAL = "financial_progress"
SUMS = (pl.col("ceiling_idr").sum(), pl.col("realized_idr").sum())


def flows(edition: Edition, selection: Selection) -> None:
    """Draw ceilings from national priority to output, and what of each output is spent; a click lists an output."""
    own, chosen = diagram(edition, selection)
    if own.is_empty():
        st.info(_("No programme of this agency has been delivered (x)."))
        return
    _picked(own, reading.picked(chosen))


def diagram(edition: Edition, selection: Selection) -> tuple[pl.DataFrame, Any]:
    """Draw the diagram; return the lines of the chosen agency, or of all, and what is clicked."""
    rows = reading.listed(edition, "flows", "fct_programme_lines")
    own = None if rows is None else reading.mine(rows, selection)
    if own is None or own.is_empty():
        return pl.DataFrame(), None
    own = reading.latest(own, selection)
    labels = names.members(edition, "national_priority")
    own = own.with_columns(priority=worded(own["national_priority"], lambda code: labels.get(code, code or "–")))
    outputs = own.group_by("output_name").agg(*SUMS).sort("ceiling_idr", descending=True)
    top = outputs.row(0, named=True)
    title = _("{output} takes most: {ceiling}, of which {spent} is spent").format(
        output=top["output_name"], ceiling=money(top["ceiling_idr"]), spent=money(top["realized_idr"]))  # fmt: skip
    subtitle = _("Budget of {year} from national priority to output, and what of it is spent; {agency}.").format(
        year=period(reading.when(own), True),
        agency=names.agencies(edition).get(selection.agency, selection.agency))  # fmt: skip
    table = own.group_by("priority", "output_name").agg(*SUMS).sort("ceiling_idr", descending=True)
    said = f"{title}. {subtitle}"
    chosen = figures.figure(
        edition, key="flows", title=title, subtitle=subtitle, table=table, alt=said, sources=(FINANCIAL,),
        chart=reading.tall(_spec(own, outputs), said, "flows", 560), filters=selection.words)  # fmt: skip
    return own, chosen


def _spec(own: pl.DataFrame, outputs: pl.DataFrame) -> dict[str, Any]:
    """Return the diagram: priorities to outputs by ceiling, outputs to what is spent of them and what is not yet."""
    colour, spent, left = palette(), _("Spent"), _("Not yet spent")
    unspent = (pl.col("ceiling_idr") - pl.col("realized_idr").fill_null(0)).clip(0)
    ties = pl.concat([
        own.group_by(source="priority", target="output_name").agg(value=pl.col("ceiling_idr").sum()),
        outputs.select(source="output_name", target=pl.lit(spent), value="realized_idr"),
        outputs.select(source="output_name", target=pl.lit(left), value=unspent),
    ]).filter(pl.col("value") > 0).sort("value", "source", "target", descending=[True, False, False])  # fmt: skip
    sides = [ties.select(name="target", value="value"), own.select(name="priority", value="ceiling_idr")]
    totals = pl.concat(sides).group_by("name").agg(pl.col("value").sum())
    told = {
        name: f"{name}\n{money(value)}" if name in {spent, left} else f"{name} · {money(value)}"
        for name, value in totals.iter_rows()
    }
    return sankey(ties, {spent: colour["main"], left: colour["quiet"]}, told)


def _picked(own: pl.DataFrame, name: str | None) -> None:
    """List the agencies behind what was clicked, or say how to choose; the figure's table has all of it."""
    there = own.filter((pl.col("priority") == (name or "")) | (pl.col("output_name") == (name or "")))
    if there.is_empty():
        st.caption(_("Click a bar to list its agencies; the table of the figure has every one of its parts."))
        return
    sums = there.group_by("agency_code").agg(*SUMS)
    most = sums.sort("ceiling_idr", descending=True).head(5)
    st.markdown(f"**{name}**")
    with st.container(horizontal=True, key="card-flows"):
        for code, ceiling, _spent in most.iter_rows():
            label = _("{agency}: {ceiling} →").format(agency=code, ceiling=money(ceiling))
            frame.link("programme_delivery", label, agency=code)
