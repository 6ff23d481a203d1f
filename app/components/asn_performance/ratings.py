"""How performance is rated: ratings over the half-years, units against the rule of their spread, and who is hidden."""

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
from components.withheld import short
from components.wording import worded

SHARE, RULE = "rating_share", "rating_rule_conformity"


def over_time(edition: Edition, selection: Selection) -> None:
    """Draw the shares of the ratings, a row a half-year; of two agencies a row each."""
    known = counterpart.rows(selection, lambda agency: _shares(edition, agency))
    own = known.filter(agency_code=selection.agency) if known.height else known
    if own.is_empty():
        st.info(_("No rating of this agency may be told, or none was delivered."))
        return
    labels = names.members(edition, "predicate")
    order = [labels[code] for code in labels if code in set(known["member"])]
    data = _named(known, labels)
    title = _message(data.filter(pl.col("period") == reading.when(own), agency_code=selection.agency))
    who = names.agencies(edition).get(selection.agency, selection.agency)
    subtitle = _("Share of rated people by rating, {agency}, each half-year.").format(agency=who)
    title, subtitle = counterpart.told(edition, selection, title, subtitle, data)
    figures.figure(
        edition, key="ratings", title=title, subtitle=subtitle, chart=charts.stacked(data, order, whole=100.0),
        table=_table(edition, selection, data, "period", "member", "numerator", "denominator", "value"),
        alt=f"{title}. {subtitle}", sources=(SHARE,), filters=selection.worded("agency", "compared"),
        rows=lambda: listed(SHARE, known))  # fmt: skip


def _named(known: pl.DataFrame, labels: dict[str, str]) -> pl.DataFrame:
    return known.with_columns(
        member=worded(known["member"], lambda code: labels.get(code, code)),
        told=worded(known["period"], period) + known["side"],
        label=worded(known["value"], lambda value: percentage(value, 0)),
    )


def _message(last: pl.DataFrame) -> str:
    """Name the commonest rating of a half-year."""
    most = last.sort("value", descending=True).row(0, named=True)
    return _("{share} are rated {predicate} in {period}, more than any other").format(
        share=most["label"], predicate=most["member"], period=period(most["period"]))  # fmt: skip


def _shares(edition: Edition, agency: str) -> pl.DataFrame:
    cells = reading.of(warehouse.cells(edition, SHARE, agency, "predicate"), agency)
    return cells.filter(pl.col("value").is_not_null())


def _table(edition: Edition, selection: Selection, data: pl.DataFrame, *kept: str) -> pl.DataFrame:
    """Return the rows that are drawn; of two agencies each says whose it is."""
    known = names.short(edition)
    named = data.with_columns(agency_name=worded(data["agency_code"], lambda code: known.get(code, code)))
    return named.select(counterpart.columns(selection, *kept))


def against_rule(edition: Edition, selection: Selection) -> None:
    """Draw how many units spread their ratings as the rating of the organisation asks, and list those that do not."""
    title, against = rule(edition, selection)
    if against.height:
        known = names.short(edition)
        shown = against.with_columns(worded(against["agency_code"], lambda code: known.get(code, code)))
        with st.expander(_("Units that do not follow the rule")):
            tables.show(shown.select("agency_code", "unit_name", "organisation_rating"), title)


def rule(edition: Edition, selection: Selection) -> tuple[str, pl.DataFrame]:
    """Draw the units by whether they follow the rule; return the headline and the units that do not."""
    units = reading.listed(edition, "rating_units", "fct_rating_units")
    own = None if units is None else reading.mine(reading.latest(units, selection), selection)
    if own is None or own.is_empty():
        return "", pl.DataFrame()
    rules = reading.latest(warehouse.read(edition, "rating_rule"), selection)
    data, said = _judged(edition, counterpart.rows(selection, lambda agency: reading.of(rules, agency)))
    against = own.filter(~pl.col("follows_rule"))
    title = _("{n} of {all} units spread their ratings otherwise than the rule asks").format(
        n=number(against.height, 0), all=number(own.height, 0))  # fmt: skip
    subtitle = _("Units that the rule can judge, by the rating of their organisation, {period}.").format(
        period=period(reading.when(own)))  # fmt: skip
    title, subtitle = counterpart.told(edition, selection, title, subtitle, data)
    figures.figure(
        edition, key="rating-rule", title=title, subtitle=subtitle, chart=charts.stacked(data, said, (0, 3)),
        table=_table(edition, selection, data, "organisation_rating", "member", "numerator", "denominator"),
        alt=f"{title}. {subtitle}", sources=(RULE,), filters=selection.worded("agency", "compared"),
        rows=lambda: keyed("rated_units", data),
        also=lambda: [Cell(RULE, selection.agency, reading.when(own))])  # fmt: skip
    return title, against


def _judged(edition: Edition, counts: pl.DataFrame) -> tuple[pl.DataFrame, list[str]]:
    """Put units, by the rating of their organisation and by whether they follow the rule, in order and in words."""
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


def by_agency(edition: Edition, selection: Selection) -> None:
    """Draw the ratings of every agency as shares; a cell that could name a person bears its symbol."""
    agency = None if selection.agency == "all" or selection.compared else selection.agency
    cells = warehouse.cells(edition, SHARE, agency, "predicate").filter(pl.col("agency_code") != "all")
    if cells.is_empty():
        return
    labels, known = names.members(edition, "predicate"), names.short(edition)
    last = reading.latest(cells, selection)
    kept = last.filter(pl.col("value").is_not_null() | pl.col("withheld").is_not_null())
    told = [percentage(value, 0) if value is not None else short(reason)[0]
            for value, reason in kept.select("value", "withheld").iter_rows()]  # fmt: skip
    data = kept.with_columns(
        name=worded(kept["agency_code"], lambda code: known.get(code, code)), code=kept["member"],
        member=worded(kept["member"], lambda code: labels.get(code, code)), told=pl.Series(told, dtype=pl.String),
    ).sort("name")  # fmt: skip
    hidden = data.filter(pl.col("value").is_null()).height
    title = _("{n} of {all} cells are suppressed, so that nobody is recognised").format(
        n=number(hidden, 0), all=number(data.height, 0))  # fmt: skip
    subtitle = _("Share of ratings by agency, {period}; c: suppressed, fewer than 5 people or next to such a cell.")
    columns = [labels[code] for code in labels if labels[code] in set(data["member"])]
    if selection.compared:
        data, subtitle = counterpart.marked(data, selection), subtitle + counterpart.key(edition, selection)
    figures.figure(
        edition, key="ratings-by-agency", title=title, subtitle=subtitle.format(period=period(reading.when(data))),
        chart=charts.group_matrix(data, columns), table=data.select("name", "member", "value", "withheld"),
        alt=f"{title}.", sources=(SHARE,), filters=selection.worded("agency", "compared"),
        rows=lambda: listed(SHARE, data.with_columns(member="code")))  # fmt: skip
