"""How the people of an agency's units are rated, each share beside the most that the rule allows the unit."""

import polars as pl
import streamlit as st
from editions import Edition

from components import charts, figures, names, reading
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import _
from components.withheld import short
from components.wording import worded

SHARE = "rating_share"


def draw(edition: Edition, selection: Selection) -> None:
    """Draw a line a unit and a column a group of ratings; a share over its bound is marked by words, not by colour."""
    found = reading.listed(edition, "unit_ratings", "fct_unit_ratings")
    if found is None:
        return
    if selection.agency == "all":
        st.caption(_("Choose an agency to see the shares of each of its units beside the rule."))
        return
    rows = reading.mine(reading.latest(found, selection), selection)
    if rows.is_empty():
        return
    data = _named(edition, rows)
    title = _title(data)
    who = names.agencies(edition).get(selection.agency, selection.agency)
    subtitle = _(
        "Share of the unit's rated people, by rating of the unit · unit, {agency}, {period}. "
        "≤: within the most that the rule allows, >: above it; c: suppressed."
    ).format(agency=who, period=period(reading.when(rows)))
    columns = [label for label in names.members(edition, "rating_group").values() if label in set(data["member"])]
    kept = data.select("unit_name", "organisation_rating", "rating_group", "value", "most_pct", "withheld")
    figures.figure(
        edition, key="unit-ratings", title=title, subtitle=subtitle, chart=charts.group_matrix(data, columns),
        table=kept, alt=f"{title}. {subtitle}", sources=(SHARE,), filters=selection.worded("agency"))  # fmt: skip


def _named(edition: Edition, rows: pl.DataFrame) -> pl.DataFrame:
    """Put units and groups in words, and what each cell says."""
    groups, ratings = names.members(edition, "rating_group"), names.members(edition, "organisation_rating")
    rated, grouped = (
        worded(rows[column], lambda code, known=known: known.get(code, code))
        for column, known in (("organisation_rating", ratings), ("rating_group", groups))
    )
    return rows.with_columns(
        name=pl.concat_str(rated, "unit_name", separator=" · "), member=grouped,
        organisation_rating=rated, rating_group=grouped,
        told=pl.Series([_told(row) for row in rows.iter_rows(named=True)], dtype=pl.String),
    ).sort("name", maintain_order=True)  # fmt: skip


def _told(row: dict) -> str:
    """Write a share, and how it stands to its bound where it has one."""
    if row["value"] is None:
        return short(row["withheld"])[0] if row["withheld"] else "x"
    if row["most_pct"] is None:
        return percentage(row["value"], 0)
    side = ">" if row["is_over"] else "≤"
    return f"{number(row['value'], 1)} {side} {percentage(row['most_pct'], 0)}"


def _title(data: pl.DataFrame) -> str:
    over = data.filter("is_over").sort(pl.col("value") - pl.col("most_pct"), descending=True)
    if over.is_empty():
        return _("No unit that may be told of is above what the rule allows")
    first = over.row(0, named=True)
    return _("{unit}: {share} rated {rating}, the rule allows {most}").format(
        unit=first["unit_name"], share=percentage(first["value"]), rating=first["member"],
        most=percentage(first["most_pct"], 0))  # fmt: skip
