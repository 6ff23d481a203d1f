"""How performance is rated: ratings over the half-years, and units against the rule of their spread."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition
from row_lists import keyed

from components import charts, counterpart, figures, names, reading, tables
from components.cell import Cell, listed
from components.filters import Selection
from components.formatting import number, percentage, period
from components.language import _
from components.remembered import remembered
from components.wording import worded

SHARE, RULE = "rating_share", "rating_rule_conformity"


def over_time(edition: Edition, selection: Selection) -> None:
    """Draw the shares of the ratings, a row a half-year; of two agencies a row each."""
    known = _known(edition, selection)
    if selection.agency not in known["agency_code"].to_list():
        st.info(_("No rating of this agency may be told, or none was delivered."))
        return
    labels, there = names.members(edition, "predicate"), set(known["member"].to_list())
    order, data = [label for code, label in labels.items() if code in there], _named(edition, known)
    title, subtitle = _told(edition, selection, data)
    figures.figure(
        edition, key="ratings", title=title, subtitle=subtitle, chart=charts.stacked(data, order, whole=100.0),
        table=_table(edition, selection, data, "period", "member", "numerator", "denominator", "value"),
        alt=f"{title}. {subtitle}", sources=(SHARE,), filters=selection.worded("agency", "compared"),
        rows=lambda: listed(SHARE, known))  # fmt: skip


@remembered
def _known(edition: Edition, selection: Selection) -> pl.DataFrame:
    return counterpart.rows(selection, lambda agency: _shares(edition, agency))


@remembered
def _named(edition: Edition, known: pl.DataFrame) -> pl.DataFrame:
    labels = names.members(edition, "predicate")
    return known.with_columns(
        member=worded(known["member"], lambda code: labels.get(code, code)),
        told=worded(known["period"], period) + known["side"],
        label=worded(known["value"], lambda value: percentage(value, 0)),
    )


@remembered
def _told(edition: Edition, selection: Selection, data: pl.DataFrame) -> tuple[str, str]:
    """Return the headline of the agency's last half-year, and the subtitle."""
    who = names.agencies(edition).get(selection.agency, selection.agency)
    subtitle = _("Share of rated people by rating, {agency}, each half-year.").format(agency=who)
    own = data.filter(agency_code=selection.agency)
    title = _message(own.filter(period=reading.when(own)))
    return counterpart.told(edition, selection, title, subtitle, data)


def _message(last: pl.DataFrame) -> str:
    """Name the commonest rating of a half-year."""
    most = last.sort("value", descending=True).row(0, named=True)
    return _("{share} are rated {predicate} in {period}, more than any other").format(
        share=most["label"], predicate=most["member"], period=period(most["period"]))  # fmt: skip


def _shares(edition: Edition, agency: str) -> pl.DataFrame:
    cells = reading.of(warehouse.cells(edition, SHARE, agency, "predicate"), agency)
    return cells.filter(pl.col("value").is_not_null())


@remembered
def _table(edition: Edition, selection: Selection, data: pl.DataFrame, *kept: str) -> pl.DataFrame:
    """Return the rows that are drawn; of two agencies each says whose it is."""
    known = names.short(edition)
    named = data.with_columns(agency_name=worded(data["agency_code"], lambda code: known.get(code, code)))
    return named.select(counterpart.columns(selection, *kept))


def against_rule(edition: Edition, selection: Selection) -> None:
    """Draw how many units spread their ratings as the rating of the organisation asks, and list those that do not."""
    title, against = rule(edition, selection)
    if against.height:
        with st.expander(_("Units that do not follow the rule")):
            tables.show(_listed(edition, against), title)


@remembered
def _listed(edition: Edition, against: pl.DataFrame) -> pl.DataFrame:
    known = names.short(edition)
    shown = against.with_columns(worded(against["agency_code"], lambda code: known.get(code, code)))
    return shown.select("agency_code", "unit_name", "organisation_rating")


def rule(edition: Edition, selection: Selection) -> tuple[str, pl.DataFrame]:
    """Draw the units by whether they follow the rule; return the headline and the units that do not."""
    units = reading.listed(edition, "rating_units", "fct_rating_units")
    own = None if units is None else reading.mine(reading.latest(units, selection), selection)
    if own is None or own.is_empty():
        return "", pl.DataFrame()
    (data, said), against = _judged(edition, selection), _against(own)
    title, subtitle = _ruled(edition, selection, own, data)
    figures.figure(
        edition, key="rating-rule", title=title, subtitle=subtitle, chart=charts.stacked(data, said, (0, 3)),
        table=_table(edition, selection, data, "organisation_rating", "member", "numerator", "denominator"),
        alt=f"{title}. {subtitle}", sources=(RULE,), filters=selection.worded("agency", "compared"),
        rows=lambda: keyed("rated_units", data),
        also=lambda: [Cell(RULE, selection.agency, reading.when(own))])  # fmt: skip
    return title, against


@remembered
def _ruled(edition: Edition, selection: Selection, own: pl.DataFrame, data: pl.DataFrame) -> tuple[str, str]:
    """Return the headline of how many units do not follow the rule, and the subtitle."""
    title = _("{n} of {all} units spread their ratings otherwise than the rule asks").format(
        n=number(_against(own).height, 0), all=number(own.height, 0))  # fmt: skip
    subtitle = _("Units that the rule can judge, by the rating of their organisation, {period}.").format(
        period=period(reading.when(own)))  # fmt: skip
    return counterpart.told(edition, selection, title, subtitle, data)


@remembered
def _against(units: pl.DataFrame) -> pl.DataFrame:
    return units.filter(~pl.col("follows_rule"))


@remembered
def _judged(edition: Edition, selection: Selection) -> tuple[pl.DataFrame, list[str]]:
    """Put units, by the rating of their organisation and by whether they follow the rule, in order and in words."""
    rules = reading.latest(warehouse.read(edition, "rating_rule"), selection)
    counts = counterpart.rows(selection, lambda agency: reading.of(rules, agency))
    labels = names.members(edition, "organisation_rating")
    said = {True: _("✓ as the rule asks"), False: _("✕ otherwise")}
    place = pl.Enum([*labels, *sorted(set(counts["organisation_rating"]) - set(labels))])
    data = counts.sort(pl.col("organisation_rating").cast(place), "follows_rule", maintain_order=True)
    named = data.with_columns(
        told=worded(data["organisation_rating"], lambda code: labels.get(code, code)) + data["side"],
        member=worded(data["follows_rule"], lambda follows: said[follows]),
        label=worded(data["numerator"], lambda count: number(count, 0)), value=pl.col("numerator"),
    )  # fmt: skip
    return named, list(said.values())
