"""Who exchanges data with whom: the matrix first, the network second."""

import polars as pl
import streamlit as st
from editions import Edition
from row_lists import keyed

from components import charts, counterpart, figures, frame, reading
from components.charts.networks import network
from components.digital_government import interoperability
from components.filters import Selection
from components.formatting import number, period
from components.language import _, plural
from components.remembered import remembered
from components.wording import worded

PAIRS = "active_exchange_pairs"
SHOWN = 20
SIDES = (("agency_code", "provider"), ("consumer_agency_code", "consumer"))
COLUMNS = ("provider", "consumer", "service_count", "call_count", "failed_call_count")
EDGES = (1_000, 10_000, 100_000)


def story(edition: Edition, selection: Selection) -> None:
    """Draw the matrix, the network and the funnel of the chosen agency, or of all."""
    if (ties := matrix(edition, selection)).height:
        _network(edition, selection, ties)
    interoperability.funnel(edition, selection)


def matrix(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Draw the matrix and return the exchanges of the chosen agency, or of all; empty where none is told of."""
    ties = reading.listed(edition, "exchanges", "fct_agency_exchanges")
    own = pl.DataFrame() if ties is None else _own(reading.latest(ties, selection), selection)
    if own.height:
        _matrix(edition, selection, own)
    return own


@remembered
def _own(ties: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    own, chosen = ties, list(counterpart.marks(selection))
    if selection.agency != "all":
        own = ties.filter(pl.any_horizontal(pl.col(code).is_in(chosen) for code, _name in SIDES))
    for code, name in SIDES if own.height else ():
        own = counterpart.marked(own, selection, code, name)
    return own


def _matrix(edition: Edition, selection: Selection, ties: pl.DataFrame) -> None:
    """Draw the agencies that exchange most as rows (providers) and columns (consumers)."""
    order = _busiest(ties)
    data, table = _told(ties, order)
    top = _ranked(ties).row(0, named=True)
    title = _("{provider} → {consumer} is the busiest of {n} exchanges: {calls} calls").format(
        provider=counterpart.unmarked(top["provider"]), consumer=counterpart.unmarked(top["consumer"]),
        n=number(ties.height, 0), calls=number(top["call_count"], 0))  # fmt: skip
    subtitle = _("Calls between agencies in {period}: rows provide, columns consume; the {n} that exchange most.")
    subtitle = subtitle.format(period=period(reading.when(ties)), n=len(order)) + " " + _("✕: no call came through.")
    subtitle += counterpart.key(edition, selection)
    figures.figure(
        edition, key="exchange-matrix", title=title, subtitle=subtitle, table=table,
        chart=charts.exchange_matrix(data, order, _steps()), alt=f"{title}. {subtitle}", sources=(PAIRS,),
        filters=selection.worded("agency", "compared"), rows=lambda: keyed("pairs", _ranked(data)))  # fmt: skip


def _steps() -> list[str]:
    """Say the steps of the scale of calls."""
    return [_("under {n}").format(n=number(EDGES[0], 0)), *(_("from {n}").format(n=number(n, 0)) for n in EDGES)]


@remembered
def _told(ties: pl.DataFrame, order: list[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the exchanges among the agencies drawn, with their steps of the scale and what they count; and a table."""
    kept = ties.filter(pl.col("provider").is_in(order), pl.col("consumer").is_in(order))
    said, steps = _("{calls} calls, {failed} failed, {services} services"), _steps()
    counts = kept.select("call_count", "failed_call_count", "service_count").iter_rows()
    told = [
        said.format(calls=number(calls, 0), failed=number(failed, 0), services=number(services, 0))
        for calls, failed, services in counts
    ]
    place = sum((pl.col("call_count") >= edge).cast(pl.Int32) for edge in EDGES)
    data = kept.with_columns(place=place, told=pl.Series(told, dtype=pl.String))
    return data.with_columns(step=worded(data["place"], lambda at: steps[at])), _ranked(data).select(COLUMNS)


@remembered
def _ranked(ties: pl.DataFrame) -> pl.DataFrame:
    return ties.sort("call_count", "provider", "consumer", descending=[True, False, False])


@remembered
def _busiest(ties: pl.DataFrame) -> list[str]:
    """Return the names of the agencies with most calls, given and taken, the busiest first."""
    sides = [ties.select(name=side, calls="call_count") for side in ("provider", "consumer")]
    total = pl.concat(sides).group_by("name").agg(pl.col("calls").sum())
    return total.sort("calls", "name", descending=[True, False])["name"].head(SHOWN).to_list()


def _network(edition: Edition, selection: Selection, ties: pl.DataFrame) -> None:
    """Draw the network; a chosen node is told of, and each of the busiest has a link beside it."""
    most = _widest(ties)
    title = _("{name} provides to most: {n} agencies").format(
        name=counterpart.unmarked(most["provider"]), n=number(most["partners"], 0))  # fmt: skip
    subtitle = _(
        "The strongest exchanges in {period}; an arrow points to who consumes, a larger node has more of them."
    )
    table = _strongest(ties)
    chosen = figures.figure(
        edition, key="exchange-network", title=title, subtitle=subtitle.format(period=period(reading.when(ties))),
        chart=reading.Tall(lambda: network(table), f"{title}.", "exchange-network", 620), table=table, alt=f"{title}.",
        sources=(PAIRS,), filters=selection.worded("agency", "compared"),
        rows=lambda: keyed("pairs", _ranked(ties)))  # fmt: skip
    _links(ties, reading.picked(chosen))


@remembered
def _strongest(ties: pl.DataFrame) -> pl.DataFrame:
    return _ranked(ties).select("provider", "consumer", value="call_count", failed_call_count="failed_call_count")


@remembered
def _widest(ties: pl.DataFrame) -> dict:
    """Return the provider with most partners, and how many it has."""
    given = ties.group_by("provider").agg(partners=pl.col("consumer").n_unique())
    return given.sort("partners", "provider", descending=[True, False]).row(0, named=True)


@remembered
def _codes(ties: pl.DataFrame) -> dict[str, str]:
    return {name: code for key, side in SIDES for name, code in ties.select(side, key).iter_rows()}


def _links(ties: pl.DataFrame, picked: str | None) -> None:
    """Draw a link for the agency that was clicked, and for each of the busiest: what a click does, a key does too."""
    codes = _codes(ties)
    shown = [picked] if picked in codes else []
    shown += [name for name in _busiest(ties)[:5] if name != picked]
    if picked in codes:
        count = ties.filter((pl.col("provider") == picked) | (pl.col("consumer") == picked)).height
        st.markdown(
            plural("{name}: {n} exchange", "{name}: {n} exchanges", count).format(
                name=counterpart.unmarked(picked), n=count
            )
        )
    with st.container(horizontal=True, key="links-agencies"):
        for name in shown:
            frame.link(
                "digital_government", _("Only {name} →").format(name=counterpart.unmarked(name)), agency=codes[name]
            )
