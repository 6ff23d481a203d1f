"""How mature: the SPBE profile as dots against the target, and all 47 indicators."""

import polars as pl
import streamlit as st
from editions import Edition

from components import figures, names, profiles, reading
from components.digital_government import instruments
from components.filters import Selection
from components.formatting import number, period, round_quantity
from components.language import _
from components.profiles import Scale
from components.reading import Said
from components.remembered import remembered
from components.wording import told, worded

INDEX, LEVEL, LEVELS = instruments.INDEX, "maturity_level", instruments.LEVELS


def story(edition: Edition, selection: Selection) -> None:
    """Draw the profile, the indicators and the instruments of the chosen agency, or of all."""
    cells = reading.listed(edition, "maturity", "fct_maturity_levels")
    own = None if cells is None else reading.of(cells, selection.agency)
    if own is None or own.is_empty():
        st.info(_("No assessment has been delivered for this agency (x)."))
        return
    for work_out in (_profile, _indicators):
        if shown := work_out(edition, selection, cells):
            _draw(edition, selection, *shown)
    instruments.draw(edition, selection, cells)


@remembered
def _profile(edition: Edition, selection: Selection, cells: pl.DataFrame) -> tuple[Said, pl.DataFrame] | None:
    """Return domains and their aspects, and what they say."""
    rows = _rows(edition, selection, cells, INDEX, ("egov_domain", "egov_aspect"))
    rows = rows.sort(pl.col("dimension") != "egov_domain", "member")
    if rows.is_empty():
        return None
    target = figures.definition_of(edition, INDEX)["target"]
    under = rows.filter(pl.col("value") < (target or 0))
    known = rows.drop_nulls("value")
    best, worst = known.sort("value", "name", descending=[True, False]).row(0, named=True), _least(known)
    title = _("Furthest: {best} ({high}); least far: {worst} ({low})").format(
        best=best["name"], high=number(best["value"]), worst=worst["name"], low=number(worst["value"]))  # fmt: skip
    if under.height:
        title = _("{n} of {all} domains and aspects are under the target; lowest: {worst}").format(
            n=under.height, all=rows.height, worst=worst["name"])  # fmt: skip
    subtitle = _subtitle(edition, selection, rows, _("SPBE domains and aspects, level 1 to 5"), target)
    return Said("spbe-profile", title, subtitle, INDEX), rows


@remembered
def _indicators(edition: Edition, selection: Selection, cells: pl.DataFrame) -> tuple[Said, pl.DataFrame] | None:
    """Return the 47 indicators, the lowest first, and what they say."""
    rows = _rows(edition, selection, cells, LEVEL, ("indicator",)).sort("value", "member", nulls_last=True)
    if rows.is_empty():
        return None
    target = figures.definition_of(edition, INDEX)["target"]
    under = rows.filter(pl.col("value") < (target or 0)).height
    words = (
        _("{n} of {all} indicators are under {target}; lowest: {worst}")
        if under
        else _("All {all} indicators reach {target}; lowest: {worst}")
    )
    title = words.format(n=under, all=rows.height, target=number(target, 1), worst=rows["name"][0])
    subtitle = _subtitle(edition, selection, rows, _("Every SPBE indicator, level 1 to 5, the lowest first"), target)
    return Said("spbe-indicators", title, subtitle, LEVEL), rows


def _draw(edition: Edition, selection: Selection, said: Said, rows: pl.DataFrame) -> None:
    target = figures.definition_of(edition, INDEX)["target"]
    profiles.draw(edition, selection, said, rows, Scale(LEVELS, target, 38, number))


def _rows(
    edition: Edition, selection: Selection, cells: pl.DataFrame, metric: str, dimensions: tuple[str, ...]
) -> pl.DataFrame:
    """Return the last year's cells of a metric by some dimensions, named, each beside the year before and the other."""
    kept = cells.filter(pl.col("metric") == metric, pl.col("dimension").is_in(dimensions))
    own = _before(reading.of(kept, selection.agency), selection)
    return _named(edition, profiles.beside(own, kept, selection))


def _before(cells: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    """Keep the last year's cells, each beside the value of the year before."""
    if cells.is_empty():
        return cells.with_columns(before=pl.col("value"))
    last = reading.latest(cells, selection)
    earlier = cells.filter(pl.col("period") < reading.when(last))
    base = reading.latest(earlier, selection).select("dimension", "member", before="value")
    known = last.filter(pl.col("value").is_not_null())
    return known.join(base, on=["dimension", "member"], how="left", maintain_order="left")


def _named(edition: Edition, rows: pl.DataFrame) -> pl.DataFrame:
    labels = {d: names.members(edition, d) for d in ("egov_domain", "egov_aspect", "indicator")}
    said = [
        labels[dimension].get(member, member) for dimension, member in rows.select("dimension", "member").iter_rows()
    ]
    whole = [_("Domain: {name}").format(name=one) if dimension == "egov_domain" else one
             for dimension, one in zip(rows["dimension"], said, strict=True)]  # fmt: skip
    return rows.with_columns(name=pl.Series(whole, dtype=pl.String), label=worded(rows["value"], number))


def _least(rows: pl.DataFrame) -> dict:
    return rows.sort("value", "name").row(0, named=True)


def _subtitle(edition: Edition, selection: Selection, rows: pl.DataFrame, what: str, target: float | None) -> str:
    who = names.agencies(edition).get(selection.agency, selection.agency)
    said = f"{what}, {who}, {period(reading.when(rows), True)}."
    if target is not None:
        goal = round_quantity(target, told(figures.definition_of(edition, INDEX), "unit"))
        said += " " + _("Dashed line: target {target}.").format(target=goal)
    return said
