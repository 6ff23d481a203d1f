"""How the people of an agency's units are rated, each share beside the most that the rule allows the unit."""

import polars as pl
import streamlit as st
from editions import Edition

from components import charts, counterpart, figures, names, reading
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import _
from components.remembered import remembered
from components.withheld import short
from components.wording import worded

SHARE = "rating_share"


def draw(edition: Edition, selection: Selection) -> None:
    """Draw a line a unit and a column a group of ratings; a share over its bound is marked by words, not by colour."""
    found = reading.listed(edition, "unit_ratings", "fct_unit_ratings")
    if found is None:
        return
    chosen = counterpart.marks(selection)
    if not chosen:
        st.caption(_("Choose an agency to see the shares of each of its units beside the rule."))
        return
    rows = _rows(found, selection)
    if rows.is_empty():
        return
    data = _named(edition, selection, rows)
    title, who = _title(data), " · ".join(names.agencies(edition).get(code, code) for code in chosen)
    subtitle = _(
        "Share of the unit's rated people, by rating of the unit · unit, {agency}, {period}. "
        "≤: within the most that the rule allows, >: above it; c: suppressed."
    ).format(agency=who, period=period(reading.when(rows)))
    if selection.compared:
        subtitle += counterpart.key(edition, selection) + _untold(edition, chosen, rows)
    there = set(data["member"].to_list())
    columns = [label for label in names.members(edition, "rating_group").values() if label in there]
    figures.figure(
        edition, key="unit-ratings", title=title, subtitle=subtitle, chart=charts.group_matrix(data, columns),
        table=_table(data, selection), alt=f"{title}. {subtitle}", sources=(SHARE,),
        filters=selection.worded("agency", "compared"))  # fmt: skip


@remembered
def _rows(found: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    return reading.latest(found, selection).filter(pl.col("agency_code").is_in(list(counterpart.marks(selection))))


@remembered
def _table(data: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    whose = ["agency_name"] if selection.compared else []
    return data.select(*whose, "unit_name", "organisation_rating", "rating_group", "value", "most_pct", "withheld")


def _untold(edition: Edition, chosen: dict[str, str], rows: pl.DataFrame) -> str:
    """Name who has no unit here."""
    known, said = names.short(edition), _("{who}: nothing told in {period} (x).")
    there = set(rows["agency_code"].to_list())
    missing = [code for code in chosen if code not in there]
    return "".join(" " + said.format(who=known.get(code, code), period=period(reading.when(rows))) for code in missing)


@remembered
def _named(edition: Edition, selection: Selection, rows: pl.DataFrame) -> pl.DataFrame:
    """Put units and groups in words, and what each cell says; the units of two agencies are marked, in their order."""
    marks = counterpart.marks(selection) if selection.compared else {}
    groups, ratings = names.members(edition, "rating_group"), names.members(edition, "organisation_rating")
    rated, grouped = (
        worded(rows[column], lambda code, known=known: known.get(code, code))
        for column, known in (("organisation_rating", ratings), ("rating_group", groups))
    )
    known, places = names.short(edition), {code: at for at, code in enumerate(marks)}
    place = pl.col("agency_code").replace_strict(places, default=0, return_dtype=pl.Int64)
    mark = worded(rows["agency_code"], lambda code: f"{marks[code]} " if marks else "")
    return rows.with_columns(
        name=pl.concat_str(mark, pl.concat_str(rated, "unit_name", separator=" · ")), member=grouped,
        organisation_rating=rated, rating_group=grouped,
        agency_name=worded(rows["agency_code"], lambda code: known.get(code, code)),
        told=pl.Series([_told(row) for row in rows.iter_rows(named=True)], dtype=pl.String),
    ).sort(place, "name", maintain_order=True)  # fmt: skip


def _told(row: dict) -> str:
    """Write a share, and how it stands to its bound where it has one."""
    if row["value"] is None:
        return short(row["withheld"])[0] if row["withheld"] else "x"
    if row["most_pct"] is None:
        return percentage(row["value"], 0)
    side = ">" if row["is_over"] else "≤"
    return f"{number(row['value'], 1)} {side} {percentage(row['most_pct'], 0)}"


@remembered
def _title(data: pl.DataFrame) -> str:
    over = data.filter("is_over").sort(pl.col("value") - pl.col("most_pct"), descending=True)
    if over.is_empty():
        return _("No unit that may be told of is above what the rule allows")
    first = over.row(0, named=True)
    return _("{unit}: {share} rated {rating}, the rule allows {most}").format(
        unit=first["unit_name"], share=percentage(first["value"]), rating=first["member"],
        most=percentage(first["most_pct"], 0))  # fmt: skip
