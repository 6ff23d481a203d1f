"""The indicators of a theme: those that the edition has, their cells under the filters, and their grid of cards."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import as_known, cards, counterpart, frame, panel, peers, plain, tables
from components.board import Board, dimensions
from components.cell import Cell
from components.dimensions import MEMBERS
from components.filters import CUTS, EVERYTHING, Place, Selection
from components.language import _
from components.listing import listed
from components.remembered import remembered
from components.wording import told, word

NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})
MOST = 8
"""The cards of a page; the indicators that are ranked after them stand in its table."""


@remembered
def board(edition: Edition, themes: Sequence[str]) -> Board:
    """Read the indicators of themes that the edition has numbers of, by theme and rank."""
    defined = ranked(edition, themes)
    names = [one["metric"] for one in defined]
    found = pl.concat([warehouse.read(edition, name) for name in ("totals", "cuts")]).filter(
        pl.col("metric").is_in(names)
    )
    # An edition of before withholds nothing.
    told_all = found if "withheld" in found.columns else found.with_columns(withheld=pl.lit(None, pl.String))
    return Board(defined, told_all)


@remembered
def ranked(edition: Edition, themes: Sequence[str]) -> list[dict]:
    """Return the definitions of themes that the edition has numbers of, by theme and rank."""
    rows = [row for row in warehouse.read(edition, "metrics").iter_rows(named=True) if row["theme"] in themes]
    there = set(warehouse.headlines(edition)["metric"])
    place = {theme: number for number, theme in enumerate(themes)}
    known = [row for row in rows if row["metric"] in there]
    return sorted(known, key=lambda row: (place[row["theme"]], row.get("rank") or 99, row["metric"]))


def grid(
    edition: Edition,
    defined: list[dict],
    series: dict[str, pl.DataFrame],
    selection: Selection = EVERYTHING,
    beside: Mapping[str, tuple[str, ...]] = NOTHING,
) -> None:
    """Draw a card for each indicator that has a series, and for as many that have none as fill the grid.

    `beside` is what each says of the agency that is compared with.
    """
    shown = [one for one in defined if series[one["metric"]].height]
    missing = [one for one in defined if one not in shown]
    room = max(0, MOST - len(shown))
    if plain.is_on():
        _written(shown, series, shown, beside)
        return
    if selection.agency != "all":
        peers.switch(edition)
    with st.grid(cards.columns(len(shown) + len(missing[:room])), min_column_width=250, gap="medium"):
        for one in [*shown, *missing[:room]]:
            name, cut = one["metric"], selection.cut(dimensions(one))
            place = Place(selection.agency, cut, uncut(one, selection), beside.get(name, ()))
            cards.card(edition, name, place, selection.period, series[name])
    if rest := [told(one, "label") for one in missing[room:]]:
        st.caption(_("Not delivered for this agency (x): {names}").format(names=", ".join(rest)))


def _written(
    shown: list[dict],
    series: dict[str, pl.DataFrame],
    linked: list[dict],
    beside: Mapping[str, tuple[str, ...]] = NOTHING,
) -> None:
    """Write indicators as a table, with the doors to the numbers of some."""
    table = listed(shown, series)
    if beside:
        table = table.with_columns(compared=pl.Series([" · ".join(beside[one["metric"]]) or "–" for one in shown]))
    tables.show(table, _("All indicators"))
    with st.container(horizontal=True, gap="small"):
        for one in linked:
            last = series[one["metric"]].row(-1, named=True)
            at = (last[name] for name in ("agency_code", "period", "dimension", "member"))
            panel.door(Cell(one["metric"], *at), _("Open {label} →").format(label=told(one, "label")), "listed")


def uncut(definition: dict, selection: Selection) -> tuple[str, ...]:
    """Say by which filters that are set an indicator is not told; empty where it is told by all of them."""
    told_by = dimensions(definition)
    missing = [name for name, dimension in CUTS.items() if getattr(selection, name) and dimension not in told_by]
    if missing and selection.cut(told_by) == ("all", "all"):
        return (_("Counts the whole: not told by the chosen filter."),)
    return tuple(_("Not told by {name}.").format(name=word(MEMBERS, CUTS[name])) for name in missing)


def draw(edition: Edition, board: Board, selection: Selection) -> None:
    """Draw the first indicators as cards, and all of them as a table behind a button."""
    frame.section(_("Indicators"))
    series = {one["metric"]: board.series(one, selection) for one in board.defined}
    delivered = [one for one in board.defined if series[one["metric"]].height]
    missing = [one for one in board.defined if one not in delivered]
    said = [told_by.lines(edition, board, board.defined, selection) for told_by in (counterpart, as_known)]
    names = {one["metric"] for one in board.defined} if any(said) else set()
    beside = {name: tuple(line for lines in said for line in lines.get(name, ())) for name in names}
    grid(edition, delivered[:MOST] + missing, series, selection, beside)
    if len(delivered) > MOST:
        # What is folded away is written when it is opened: a table, and a door an indicator.
        label = _("All {n} indicators").format(n=len(delivered))
        with st.expander(label, key="every-indicator", on_change="rerun") as every:
            if every.open:
                _written(delivered, series, delivered[MOST:], beside)
