"""Are the works where the money is: physical against financial progress, and the contracts that are late."""

from collections.abc import Callable
from dataclasses import replace

import polars as pl
import streamlit as st
from editions import Edition
from row_lists import keyed

from components import charts, counterpart, figures, names, reading, stories
from components.filters import Selection
from components.formatting import money, number, percentage, period
from components.language import _, plural
from components.remembered import remembered
from components.wording import worded

GAP, RISK = "construction_financial_gap", "commitments_at_risk"


def story(edition: Edition, selection: Selection) -> None:
    """Draw the packages of the chosen agency, of two or of all, and which of them are late."""
    rows = reading.listed(edition, "packages", "fct_construction_progress")
    own = None if rows is None else _chosen(edition, selection, rows)
    if own is None or own.is_empty():
        st.info(_("No construction package of this agency has been delivered (x)."))
        return
    data = _judged(own)
    _progress(edition, selection, data)
    _late(edition, selection, data)


@remembered
def _chosen(edition: Edition, selection: Selection, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the packages of an agency or, each once and marked as one's or the other's, of two in one month."""
    own = reading.latest(reading.mine(rows, selection), selection)
    if not selection.compared:
        return own.with_columns(mark=pl.lit(""))
    there = reading.latest(reading.mine(rows, replace(selection, agency=selection.compared)), selection)
    there = there.filter(pl.col("period") == reading.when(own)) if own.height else there
    both = pl.concat([own, there]).unique("construction_package_code", keep="first", maintain_order=True)
    rest = counterpart.OWN if selection.agency == "all" else counterpart.OTHER
    marks, known = counterpart.marks(selection), names.short(edition)
    return both.with_columns(
        mark=worded(both["agency_code"], lambda code: marks.get(code, rest)),
        agency_name=worded(both["agency_code"], lambda code: known.get(code, code)),
    )


def _states() -> list[str]:
    return [_("Critical"), _("Behind plan"), _("On plan")]


@remembered
def _judged(rows: pl.DataFrame) -> pl.DataFrame:
    """Add each package's state, what is said of it, and the tag of those that are critical."""
    states = _states()
    place = [0 if one["is_critical"] else 1 if one["is_behind"] else 2 for one in rows.iter_rows(named=True)]
    said = _("{physical} built, {financial} paid, {deviation} points from plan")
    told = [
        said.format(physical=percentage(one["actual_physical_pct"]), financial=percentage(one["financial_pct"]),
                    deviation=number(one["deviation_pct_points"], 1, signed=True))
        for one in rows.iter_rows(named=True)
    ]  # fmt: skip
    return rows.with_columns(
        name=pl.concat_str("mark", "package_name", separator=" ").str.strip_chars_start(),
        told=pl.Series(told, dtype=pl.String), place=pl.Series(place, dtype=pl.Int32),
        state=pl.Series([states[one] for one in place], dtype=pl.String),
    ).with_columns(
        tag=pl.when(pl.col("place") == 0).then("name").otherwise(pl.lit("")),
        is_hollow=pl.col("mark") == counterpart.OTHER,
    ).sort("place", "deviation_pct_points")  # fmt: skip


def _progress(edition: Edition, selection: Selection, data: pl.DataFrame) -> None:
    title, also = _said(edition, selection, data, _message)
    subtitle = _(
        "Physical (upright) against financial progress, {period}. Under the dashed line, money is ahead of works."
    ).format(period=period(reading.when(data)))
    columns = ("name", "state", "contract_value_idr", "planned_physical_pct", "actual_physical_pct", "financial_pct")
    figures.figure(
        edition, key="works", title=title, subtitle=subtitle + also, chart=charts.works_progress(data, _states()),
        table=_table(data, selection, *columns, "deviation_pct_points"),
        alt=f"{title}.{also}", sources=(GAP, RISK), filters=selection.worded("agency", "compared"),
        rows=lambda: keyed("packages", data))  # fmt: skip


@remembered
def _table(data: pl.DataFrame, selection: Selection, *columns: str) -> pl.DataFrame:
    return data.select(counterpart.columns(selection, *columns))


@remembered
def _said(
    edition: Edition, selection: Selection, data: pl.DataFrame, of: Callable[[pl.DataFrame, Selection], str]
) -> tuple[str, str]:
    """Return the title and, of two agencies, the end of the subtitle: whose the marks are, the second's in words."""
    title, also = counterpart.beside(edition, selection, of(data, selection), lambda one: of(data, one))
    return title, f" {counterpart.sides(edition, selection).split(counterpart.OTHER)[0].strip()}{also}" if also else ""


def _message(data: pl.DataFrame, selection: Selection) -> str:
    """Say how many of an agency's packages are behind plan, and which is furthest."""
    own = reading.mine(data, selection)
    late = own.filter(pl.col("place") < 2)
    if own.is_empty():
        return _("no construction package has been delivered (x)")
    if late.is_empty():
        return _("All {n} packages are on plan").format(n=own.height)
    return _("{n} of {all} packages are behind plan; furthest: {name}").format(
        n=late.height, all=own.height, name=late["package_name"][0])  # fmt: skip


def _late(edition: Edition, selection: Selection, data: pl.DataFrame) -> None:
    """Draw the contracts that are late by their value."""
    late = _by_value(data)
    if late.is_empty():
        return
    title, also = _said(edition, selection, late, _critical)
    subtitle = _("Value of contracts behind plan, and how many points their works are behind, {period}.")
    subtitle = subtitle.format(period=period(reading.when(late)))
    table = _table(late, selection, "name", "state", "contract_value_idr", "deviation_pct_points")
    figures.figure(
        edition, key="late-contracts", title=title, subtitle=subtitle + also, chart=charts.lines(late), table=table,
        alt=stories.listed(title, late), sources=(RISK,), filters=selection.worded("agency", "compared"),
        rows=lambda: keyed("packages", late))  # fmt: skip


@remembered
def _by_value(data: pl.DataFrame) -> pl.DataFrame:
    """Keep what is late, by value: the critical first and, of two agencies, the first's first."""
    late, said = data.filter(pl.col("place") < 2), _("{value} · {state}, {deviation} points")
    told = [said.format(value=money(one["contract_value_idr"]), state=one["state"].lower(),
                        deviation=number(one["deviation_pct_points"], 1, signed=True))
            for one in late.iter_rows(named=True)]  # fmt: skip
    named = late.with_columns(value=pl.col("contract_value_idr"), label=pl.Series(told, dtype=pl.String))
    return named.sort("is_hollow", "place", "value", descending=[False, False, True])


def _critical(late: pl.DataFrame, selection: Selection) -> str:
    """Say how many of an agency's late contracts are critical, and what they are worth."""
    own = reading.mine(late, selection)
    critical = own.filter(pl.col("place") == 0)
    if own.is_empty():
        return _("no contract is late")
    if critical.is_empty():
        return _("No late contract is critical yet")
    title = plural("{n} contract is critical: {value}", "{n} contracts are critical: {value}", critical.height)
    return title.format(n=critical.height, value=money(critical["contract_value_idr"].sum()))
