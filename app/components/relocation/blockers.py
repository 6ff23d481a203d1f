"""What holds the move up: the components that units lack, ranked by the people they hold up, and those units."""

from datetime import date

import polars as pl
import streamlit as st
import warehouse
from editions import Edition
from row_lists import Row

from components import charts, counterpart, frame, names, reading, stories, tables
from components.doors import door
from components.figures import Caption
from components.filters import Selection
from components.formatting import number, period
from components.language import N_, _, plural
from components.remembered import remembered
from components.wording import worded

METRIC = "held_up_people"
SHOWN = 10


UNIT = ["agency_spbe_name", "echelon1_unit_name"]
NOTES = (N_("A unit that lacks several components counts under each of them."),)


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the blockers of the last month under the page's filters, and the units that wait for them."""
    rows = of(edition, selection)
    frame.section(_("What holds it up?"))
    if rows.is_empty():
        of_one = _("Nothing holds this unit up: it is not due soon, has moved, or has all that it needs.")
        every = _("Nothing: every unit that is due or soon due has moved or has all that it needs.")
        st.info(of_one if reading.is_by_unit(rows, selection) else every)
        return
    _doors(edition, selection, picture(edition, selection), rows["period"][0])
    tables.show(_units(edition, rows), _("Units that wait, and what for"))
    if (units := _waiting(rows)) > SHOWN:
        st.caption(_("The {n} units with the most people, of {all}.").format(n=SHOWN, all=number(units, 0)))


def picture(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Draw the ranking of the blockers and return it; empty where nothing holds the move up."""
    ranked = _beneath(edition, selection)
    if ranked.is_empty():
        return ranked
    own, caption = _ranked(edition, of(edition, selection)), _caption(edition, selection)
    stories.picture(
        edition, caption, charts.lines(ranked), _table(ranked, selection), sources=(METRIC,), notes=NOTES,
        rows=lambda: _rows(ranked, selection))  # fmt: skip
    return own


@remembered
def _beneath(edition: Edition, selection: Selection) -> pl.DataFrame:
    return counterpart.beneath(edition, selection, lambda one: _ranked(edition, of(edition, one)))


@remembered
def _caption(edition: Edition, selection: Selection) -> Caption:
    """Say what holds up the most people, of two agencies the first's."""
    ranked, rows = _beneath(edition, selection), of(edition, selection)
    own = _ranked(edition, rows)
    title = _("{first} holds up the most: {what}").format(first=own["name"][0], what=own["label"][0])
    subtitle = _("People planned for units that have not moved and lack the component; {filters}, {month}.")
    told = selection.worded("agency", "compared", "wave", *["unit"] * reading.is_by_unit(rows, selection))
    subtitle = subtitle.format(filters=told, month=period(own["period"][0]))
    title, subtitle = counterpart.told(edition, selection, title, subtitle, ranked)
    return Caption("blockers", title, subtitle, stories.listed(title, ranked), told)


@remembered
def _table(ranked: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    return ranked.select(counterpart.columns(selection, "name", "people", "units"))


def _rows(ranked: pl.DataFrame, selection: Selection) -> list[Row]:
    """Name each component's row: of the page's agency, unit and wave, or of the agency compared with."""
    own, at = (selection.unit or "all", selection.wave or "all"), ranked.select("period", "member").iter_rows()
    whose = counterpart.whose(selection, ranked)
    return [Row("blockers", when, (code, *own, member)) for code, (when, member) in zip(whose, at, strict=True)]


@remembered
def of(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return the blockers of the last month that readiness is told of, under the page's filters."""
    told = selection.last(warehouse.read(edition, "readiness"))["period"].max()
    rows = warehouse.read(edition, "blockers").filter(pl.col("period") == told)
    if selection.agency != "all":
        rows = rows.filter(agency_code=selection.agency)
    rows = reading.of_key(rows, selection)
    return rows.filter(wave=selection.wave) if selection.wave else rows


@remembered
def _ranked(edition: Edition, rows: pl.DataFrame) -> pl.DataFrame:
    """Sum people and units by component, the most people first: member, name, value, label, people, units."""
    labels = names.members(edition, "component")
    summed = rows.group_by("period", member="component").agg(people=pl.col("held_up_people").sum(), units=pl.len())
    summed = summed.sort("people", "member", descending=[True, False])
    said = [
        _("{people} people in {units}").format(
            people=number(people, 0), units=plural("{n} unit", "{n} units", units).format(n=number(units, 0))
        )
        for people, units in summed.select("people", "units").iter_rows()
    ]
    named = worded(summed["member"], lambda name: labels.get(name, name))
    return summed.with_columns(name=named, label=pl.Series(said, dtype=pl.String), value=pl.col("people"))


def _doors(edition: Edition, selection: Selection, ranked: pl.DataFrame, now: date) -> None:
    """Open each component's number, where the whole number and not one wave's or unit's is drawn."""
    if selection.wave or selection.unit:
        return
    with st.container(horizontal=True, gap="medium", key="blocker-doors"):
        for component, name in zip(ranked["member"], ranked["name"], strict=True):
            door(_("Open {name} →").format(name=name), METRIC, (selection.agency, now), ("component", component))


@remembered
def _waiting(rows: pl.DataFrame) -> int:
    return rows.n_unique(UNIT)


@remembered
def _units(edition: Edition, rows: pl.DataFrame) -> pl.DataFrame:
    """Return the units that wait, the most people first, with what each lacks in order of rank."""
    labels = names.members(edition, "component")
    named = rows.with_columns(name=worded(rows["component"], lambda name: labels.get(name, name)))
    units = (
        named.sort("blocker_rank")
        .group_by("agency_spbe_name", "echelon1_unit_name", "planned_date", "due_state")
        .agg(people=pl.col("held_up_people").first(), lacks=pl.col("name").str.join(", "))
    )
    states = names.members(edition, "due_state")
    told = units.with_columns(due_state=worded(units["due_state"], lambda name: states.get(name, name)))
    kept = ["agency_spbe_name", "echelon1_unit_name", "planned_date", "due_state", "people", "lacks"]
    return (
        told.sort("people", "agency_spbe_name", "echelon1_unit_name", descending=[True, False, False])
        .select(kept)
        .head(SHOWN)
    )
