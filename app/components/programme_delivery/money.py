"""Where the money goes: from national priority to output to spending."""

from typing import Any

import polars as pl
import streamlit as st
import warehouse
from editions import Edition
from row_lists import keyed

from components import counterpart, figures, frame, names, reading
from components.charts.sankeys import sankey
from components.filters import Selection
from components.formatting import money, period
from components.language import _
from components.palette import palette
from components.remembered import remembered
from components.wording import worded

FINANCIAL = "financial_progress"


def flows(edition: Edition, selection: Selection) -> None:
    """Draw ceilings from national priority to output, and what of each output is spent; a click lists an output."""
    own, chosen = diagram(edition, selection)
    if own.is_empty():
        st.info(_("No programme of this agency has been delivered (x)."))
        return
    _picked(edition, selection, reading.picked(chosen))


def diagram(edition: Edition, selection: Selection) -> tuple[pl.DataFrame, Any]:
    """Draw the diagram; return the lines of the chosen agency, or of all, and what is clicked."""
    rows = reading.listed(edition, "flows", "fct_programme_lines")
    lines = None if rows is None else reading.of(rows, selection.agency)
    if lines is None or lines.is_empty():
        return pl.DataFrame(), None
    own, outputs = _named(edition, reading.latest(lines, selection)), _outputs(edition, selection)
    message = _message(outputs) or ""
    title, also = counterpart.beside(edition, selection, message, lambda one: _message(_outputs(edition, one)))
    subtitle = _("Budget of {year} from national priority to output, and what of it is spent; {agency}.").format(
        year=period(reading.when(own), True),
        agency=names.agencies(edition).get(selection.agency, selection.agency)) + also  # fmt: skip
    said = f"{title}. {subtitle}"
    chosen = figures.figure(
        edition, key="flows", title=title, subtitle=subtitle, alt=said, sources=(FINANCIAL,),
        filters=selection.worded("agency", "compared"), table=_table(own),
        chart=reading.Tall(lambda: _spec(own, outputs), said, "flows", 560),
        rows=lambda: keyed("flows", own))  # fmt: skip
    return own, chosen


@remembered
def _table(own: pl.DataFrame) -> pl.DataFrame:
    return own.select("priority", "output_name", "ceiling_idr", "realized_idr")


@remembered
def _outputs(edition: Edition, selection: Selection) -> pl.DataFrame:
    return reading.latest(reading.of(warehouse.read(edition, "spending"), selection.agency), selection)


@remembered
def _message(outputs: pl.DataFrame) -> str | None:
    """Name the output that takes most; none where there is none."""
    if outputs.is_empty():
        return None
    top = outputs.row(0, named=True)
    return _("{output} takes most: {ceiling}, of which {spent} is spent").format(
        output=top["output_name"], ceiling=money(top["ceiling_idr"]), spent=money(top["realized_idr"]))  # fmt: skip


@remembered
def _named(edition: Edition, rows: pl.DataFrame) -> pl.DataFrame:
    labels = names.members(edition, "national_priority")
    return rows.with_columns(priority=worded(rows["national_priority"], lambda code: labels.get(code, code or "–")))


@remembered
def _spec(own: pl.DataFrame, outputs: pl.DataFrame) -> dict[str, Any]:
    """Return the diagram: priorities to outputs by ceiling, outputs to what is spent of them and what is not yet."""
    colour, spent, left = palette(), _("Spent"), _("Not yet spent")
    ties = pl.concat([
        own.select(source="priority", target="output_name", value="ceiling_idr"),
        outputs.select(source="output_name", target=pl.lit(spent), value="realized_idr"),
        outputs.select(source="output_name", target=pl.lit(left), value="unspent_idr"),
    ]).filter(pl.col("value") > 0).sort("value", "source", "target", descending=[True, False, False])  # fmt: skip
    totals = [*own.select("priority", "priority_idr").rows(), *outputs.select("output_name", "ceiling_idr").rows()]
    told = {name: f"{name} · {money(value)}" for name, value in totals}
    ends = ((spent, outputs["spent_idr"][0]), (left, outputs["left_idr"][0]))
    told |= {name: f"{name}\n{money(value)}" for name, value in ends}
    return sankey(ties, {spent: colour["main"], left: colour["quiet"]}, told)


def _picked(edition: Edition, selection: Selection, name: str | None) -> None:
    """List the agencies behind what was clicked, or say how to choose; the figure's table has all of it."""
    behind = _behind(edition, selection, name or "")
    if behind is None:
        st.caption(_("Click a bar to list its agencies; the table of the figure has every one of its parts."))
        return
    st.markdown(f"**{name}**")
    with st.container(horizontal=True, key="links-flows"):
        for code, ceiling in behind:
            label = _("{agency}: {ceiling} →").format(agency=code, ceiling=money(ceiling))
            frame.link("programme_delivery", label, agency=code)


@remembered
def _behind(edition: Edition, selection: Selection, name: str) -> list[tuple[str, float]] | None:
    """Return the agencies of most money behind a bar, each with its amount; none where no such bar is."""
    outputs = warehouse.read(edition, "spending").filter(pl.col("output_name") == name)
    priorities = _named(edition, warehouse.read(edition, "flows")).filter(pl.col("priority") == name)
    columns = ("period", "agency_code")
    both = [outputs.select(*columns, value="ceiling_idr"), priorities.select(*columns, value="priority_idr")]
    there = reading.mine(pl.concat(both).filter(pl.col("agency_code") != "all"), selection)
    if there.is_empty():
        return None
    most = reading.latest(there, selection).unique("agency_code").sort("value", "agency_code", descending=[True, False])
    return most.head(5).select("agency_code", "value").rows()
