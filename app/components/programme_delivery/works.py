"""Are the works where the money is: physical against financial progress, and the contracts that are late."""

import polars as pl
import streamlit as st
from editions import Edition
from row_lists import keyed

from components import charts, figures, reading
from components.filters import Selection
from components.formatting import money, number, percentage, period
from components.language import _, plural

GAP, RISK = "construction_financial_gap", "commitments_at_risk"


def story(edition: Edition, selection: Selection) -> None:
    """Draw the packages of the chosen agency, or of all, and which of them are late."""
    rows = reading.listed(edition, "packages", "fct_construction_progress")
    own = None if rows is None else reading.mine(rows, selection)
    if own is None or own.is_empty():
        st.info(_("No construction package of this agency has been delivered (x)."))
        return
    data = _judged(reading.latest(own, selection))
    _progress(edition, selection, data)
    _late(edition, selection, data.filter(pl.col("place") < 2))


def _states() -> list[str]:
    return [_("Critical"), _("Behind plan"), _("On plan")]


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
        name=pl.col("package_name"), told=pl.Series(told, dtype=pl.String), place=pl.Series(place, dtype=pl.Int32),
        state=pl.Series([states[one] for one in place], dtype=pl.String),
        tag=pl.when(pl.Series(place) == 0).then(pl.col("package_name")).otherwise(pl.lit("")),
    ).sort("place", "deviation_pct_points")  # fmt: skip


def _progress(edition: Edition, selection: Selection, data: pl.DataFrame) -> None:
    late = data.filter(pl.col("place") < 2)
    title = _("All {n} packages are on plan").format(n=data.height)
    if late.height:
        title = _("{n} of {all} packages are behind plan; furthest: {name}").format(
            n=late.height, all=data.height, name=late["name"][0])  # fmt: skip
    subtitle = _(
        "Physical (upright) against financial progress, {period}. Under the dashed line, money is ahead of works."
    )
    columns = ["name", "state", "contract_value_idr", "planned_physical_pct", "actual_physical_pct", "financial_pct"]
    figures.figure(
        edition, key="works", title=title, subtitle=subtitle.format(period=period(reading.when(data))),
        chart=charts.works_progress(data, _states()), table=data.select(*columns, "deviation_pct_points"),
        alt=f"{title}.", sources=(GAP, RISK), filters=selection.worded("agency"),
        rows=lambda: keyed("packages", data))  # fmt: skip


def _late(edition: Edition, selection: Selection, late: pl.DataFrame) -> None:
    """Draw the contracts that are late by their value, the critical first."""
    if late.is_empty():
        return
    critical = late.filter(pl.col("place") == 0)
    said = _("{value} · {state}, {deviation} points")
    told = [
        said.format(value=money(one["contract_value_idr"]), state=one["state"].lower(),
                    deviation=number(one["deviation_pct_points"], 1, signed=True))
        for one in late.iter_rows(named=True)
    ]  # fmt: skip
    data = late.with_columns(value=pl.col("contract_value_idr"), label=pl.Series(told, dtype=pl.String))
    data = data.sort("place", "value", descending=[False, True])
    title = _("No late contract is critical yet")
    if critical.height:
        title = plural("{n} contract is critical: {value}", "{n} contracts are critical: {value}", critical.height)
        title = title.format(n=critical.height, value=money(critical["contract_value_idr"].sum()))
    subtitle = _("Value of contracts behind plan, and how many points their works are behind, {period}.")
    figures.figure(
        edition, key="late-contracts", title=title, subtitle=subtitle.format(period=period(reading.when(data))),
        chart=charts.lines(data), table=data.select("name", "state", "contract_value_idr", "deviation_pct_points"),
        alt=f"{title}. {'; '.join(told)}.", sources=(RISK,), filters=selection.worded("agency"),
        rows=lambda: keyed("packages", data))  # fmt: skip
