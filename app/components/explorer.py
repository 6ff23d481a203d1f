"""What an analyst chooses: indicators, what they are cut by, whose and when; all of it in the address."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import choices, filters, indicators, names, theme
from components.dimensions import MEMBERS
from components.formatting import as_date, period
from components.language import N_, _
from components.remembered import remembered
from components.wording import told, word

MOST = 6
EACH = "each"
PARTS = {"metric": N_("indicator"), "agency_code": N_("agency"), "member": N_("member"), "period": N_("period")}
MEASURES = {"value": N_("Value"), "numerator": N_("Numerator"), "denominator": N_("Denominator")}
CHARTS = {"line": N_("Line over time"), "bars": N_("Bars of one period"), "heat": N_("Heat map")}


@dataclass(frozen=True)
class Chosen:
    """The indicators chosen and their cells; `said` is the choice in words, `varies` tells cells apart."""

    metrics: list[str]
    dimension: str
    cells: pl.DataFrame
    said: str
    varies: list[str]


@remembered
def definitions(edition: Edition) -> dict[str, dict[str, Any]]:
    """Return the definitions of the indicators that the edition has numbers of, by theme and rank."""
    listed = [theme for _title, themes in theme.THEMES.values() for theme in themes]
    others = sorted(set(warehouse.read(edition, "metrics")["theme"]) - set(listed))
    return {one["metric"]: one for one in indicators.ranked(edition, listed + others)}


def choose(edition: Edition) -> Chosen:
    """Draw the choices and read what was chosen, one query an indicator."""
    known = definitions(edition)
    metrics = choices.several(
        _("Indicators"),
        list(known),
        "metrics",
        lambda name: told(known[name], "label"),
        list(known)[:1],
        max_selections=MOST,
    )
    with st.grid(5, min_column_width=200, gap="medium"):
        dimension = _dimension([known[name] for name in metrics])
        cells = _cells(edition, metrics, dimension)
        if cells.is_empty():
            return Chosen(metrics, dimension, cells, "", [])
        members = _members(edition, dimension, cells)
        agencies = _agencies(edition, cells)
        start, end = _span(cells["period"])
    if members:
        cells = cells.filter(pl.col("member").is_in(members))
    whose = pl.col("agency_code") != "all" if agencies == [EACH] else pl.col("agency_code").is_in(agencies or ["all"])
    cells = cells.filter(whose, pl.col("period").is_between(start, end))
    said = _sentence(edition, dimension, members, agencies, (start, end))
    varies = [part for part in PARTS if cells[part].n_unique() > 1]
    return Chosen(metrics, dimension, cells, said, varies)


@remembered
def _cells(edition: Edition, metrics: list[str], dimension: str) -> pl.DataFrame:
    # An edition of before numbers were withheld has no reasons.
    whole = {"withheld": pl.lit(None, pl.String)}
    found = [warehouse.cells(edition, name, dimension=dimension).with_columns(metric=pl.lit(name)) for name in metrics]
    found = [one if "withheld" in one.columns else one.with_columns(**whole) for one in found]
    columns = ["metric", "agency_code", "period", "dimension", "member", *MEASURES, "withheld"]
    return pl.concat([one.select(columns) for one in found], how="vertical_relaxed") if found else pl.DataFrame()


def _dimension(chosen: Sequence[dict[str, Any]]) -> str:
    """Draw the choice of a dimension; only those that each chosen indicator may be cut by are offered."""
    offered = [set(json.loads(one["dimensions"] or "{}")) for one in chosen]
    common = sorted(set.intersection(*offered)) if offered else []
    return filters.choose(_("Cut by"), ["all", *common], "cut", lambda code: word(MEMBERS, code))


def _members(edition: Edition, dimension: str, cells: pl.DataFrame) -> list[str]:
    known = names.members(edition, dimension)
    there = set(cells["member"])
    options = [one for one in known if one in there] + sorted(there - set(known))
    if dimension == "all":
        return []
    return choices.several(_("Only these members"), options, "members", lambda code: known.get(code, code))


def _agencies(edition: Edition, cells: pl.DataFrame) -> list[str]:
    known = names.agencies(edition) | {EACH: _("Each agency")}
    codes = sorted(set(cells["agency_code"]) - {"all"})
    options = (["all"] if "all" in set(cells["agency_code"]) else []) + [EACH, *codes]
    chosen = choices.several(_("Agencies"), options, "agencies", lambda code: known.get(code, code), options[:1])
    return [EACH] if EACH in chosen else chosen


def _span(periods: pl.Series) -> tuple[date, date]:
    days = periods.unique().sort().to_list()
    yearly = all(day.month == 1 for day in days)
    first, last = [day.isoformat()[:7] for day in days], [day.isoformat()[:7] for day in reversed(days)]
    start = filters.choose(_("Since"), first, "from", lambda text: period(as_date(text), yearly))
    end = filters.choose(_("Until"), last, "to", lambda text: period(as_date(text), yearly))
    return as_date(start), as_date(end)


def _sentence(
    edition: Edition, dimension: str, members: list[str], agencies: list[str], span: tuple[date, date]
) -> str:
    known, labels = names.agencies(edition), names.members(edition, dimension)
    whose = [_("Each agency")] if agencies == [EACH] else [known.get(code, code) for code in agencies or ["all"]]
    words = [", ".join(whose), _("{start} to {end}").format(start=period(span[0]), end=period(span[1]))]
    if dimension != "all":
        named = ", ".join(labels.get(code, code) for code in members) or _("every member")
        words.append(f"{word(MEMBERS, dimension)}: {named}")
    return filters.sentence(*words)
