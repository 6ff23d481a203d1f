"""The passport of a value: what it means, how it was computed, from which deliveries and rows, and what guarded it."""

import html
from collections.abc import Callable, Mapping
from math import isclose
from typing import Any

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import (
    as_known,
    descent,
    evidence,
    figures,
    filters,
    formatting,
    meaning,
    names,
    surroundings,
    why,
    withheld,
)
from components.cell import SHARED, Cell
from components.language import _
from components.movement import is_yearly


def passport(edition: Edition, cell: Cell, value: dict[str, Any], named: str = "") -> None:
    """Draw the whole passport of a cell; `value` is its numerator, denominator and value, or why it is withheld.

    `named` tells it from another passport of the same cell: the panel stands over pages that draw their own.
    """
    definition = figures.definition_of(edition, cell.metric)
    rows = cell.behind(edition, "rows")
    as_known.note(edition, cell)
    if reason := withheld.reason_of(value):
        st.html(f'<p class="passport-value">{html.escape(withheld.short(reason))}</p>')
        st.html(f'<p class="trust">{html.escape(withheld.sentence(edition, cell.metric, reason, cell.agency))}</p>')
    else:
        _face(definition, value, rows, edition.scope is not None and cell.agency == "all")
    surroundings.show(edition, cell)
    _behind(edition, definition, cell, rows, named)


def _behind(edition: Edition, definition: dict, cell: Cell, rows: pl.DataFrame, named: str) -> None:
    """Draw what stands behind a value, a tab each."""
    place = " · ".join((cell.agency, cell.period.isoformat()[:7], cell.dimension, cell.member))
    chart = cell.member if cell.dimension == "organisation_chart" else None
    drawn: dict[str, Callable[[], None]] = {
        _("Definition"): lambda: meaning.definition(edition, definition, chart),
        "SQL": lambda: evidence.statement(edition, cell.metric),
        _("Lineage"): lambda: descent.within(edition, cell.metric),
        _("Deliveries"): lambda: evidence.deliveries(
            edition, cell.behind(edition, "deliveries"), cell.behind(edition, "late")
        ),
        _("Checks"): lambda: evidence.guards(edition, cell.behind(edition, "checks")),
        _("Quarantine"): lambda: evidence.held_back(edition, cell.behind(edition, "quarantined")),
        _("Rows"): lambda: evidence.contributing(edition, cell.metric, place, rows, named),
        _("Changes"): lambda: why.changed(edition, definition, cell),
    }
    tabs(drawn)


def tabs(parts: Mapping[str, Callable[[], None]]) -> None:
    """Draw parts, each in a tab under its name."""
    for tab, draw in zip(st.tabs(list(parts)), parts.values(), strict=True):
        with tab:
            draw()


def heading(edition: Edition, cell: Cell) -> None:
    """Write whose number it is and of when: agency, period and slice."""
    yearly = is_yearly(warehouse.cells(edition, cell.metric, cell.agency, cell.dimension))
    who = names.agencies(edition).get(cell.agency, cell.agency)
    parts = [who, formatting.period(cell.period, yearly)]
    if cell.dimension != "all":
        parts.append(names.slice_label(edition, cell.dimension, cell.member))
    st.html(f'<p class="sublead">{html.escape(" · ".join(parts))}</p>')


def _face(definition: dict, value: dict[str, float | None], rows: pl.DataFrame, is_limited: bool) -> None:
    """Show the value, its two halves, and whether the rows below, if they are all, add up to them."""
    text = formatting.quantity(value["value"], definition["unit"], exact=True)
    if shared := SHARED.get(definition["metric"]):
        text = f"{formatting.quantity(value['numerator'], shared)} ({text})"
    st.html(f'<p class="passport-value">{html.escape(text)}</p>')
    hidden = rows["withheld"].count() if "withheld" in rows.columns else 0
    halves = [_sum(rows, name) for name in ("numerator", "denominator")]
    agrees = all(isclose(half, value[name] or 0, rel_tol=1e-9, abs_tol=1e-6) for half, name in
                 zip(halves, ("numerator", "denominator"), strict=True))  # fmt: skip
    seal = _("Sum of the rows = number ✓") if agrees else _("⚠ The rows do not add up to this number")
    if hidden:
        seal = _("{n} of the rows are suppressed: their sum is not shown").format(n=formatting.number(hidden, 0))
    added = _("added up from {n} rows")
    if is_limited:
        added = _("{n} of its rows are shown")
        seal = _("The number is the nation's; below are only the rows of your agencies")
    st.html(f'<p class="seal">{html.escape(seal)}</p>')
    told_halves = _("{numerator} ÷ {denominator}") if value["denominator"] is not None else "{numerator}"
    added = added.format(n=formatting.number(rows.height, 0))
    sums = {name: formatting.number(value[name], 0 if float(value[name] or 0).is_integer() else 2)
            for name in ("numerator", "denominator")}  # fmt: skip
    st.caption(f"{told_halves.format(**sums)} · {added}")


def _sum(rows: pl.DataFrame, name: str) -> float:
    return float(rows[name].sum() or 0)


def pick(edition: Edition, metric: str) -> tuple[Cell, dict[str, Any]] | None:
    """Draw the filters of a metric's values; return the cell chosen with its numbers, None where it has none."""
    everything = warehouse.cells(edition, metric)
    with st.container(horizontal=True, gap="medium"):
        agency = filters.agency(edition, everything["agency_code"].unique().sort().to_list())
        period = filters.reporting_period(everything["period"])
        slices = (
            everything.select(name=pl.concat_str("dimension", "member", separator=":"))["name"]
            .unique()
            .sort()
            .to_list()
        )
        slices = sorted(slices, key=lambda name: (name != "all:all", name))
        member = filters.choose(
            _("Slice"), slices, "member", lambda name: names.slice_label(edition, *name.split(":", 1))
        )
    dimension, _colon, name = member.partition(":")
    at = {"agency_code": agency, "period": period, "dimension": dimension, "member": name}
    found = everything.filter(**at)
    if found.is_empty():
        return None
    value = found.drop("agency_code", "period", "dimension", "member").row(0, named=True)
    return Cell(metric, agency, period, dimension, name), value
