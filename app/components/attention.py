"""What needs a decision: who is furthest from a target, has most to gain by being as its peers are, or holds people up.

Each line says whose number it is, its target, its peers and what reaching their median is worth, the day by which it is
due where a plan tells one, and who answers for it.
"""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import frame, names, panel
from components.board import Board
from components.cell import Cell
from components.filters import CUTS, Selection
from components.formatting import day, money, period, quantity, round_quantity
from components.language import _
from components.remembered import remembered
from components.wording import told

MOST, FIRST = 5, 2
"""The lines of the list, and how many of them each kind has before the targets."""
SIDES = {"up": 1, "down": -1}
WAITING = "held_up_people"
EXTRA = {"median": pl.Float64, "place": pl.Int64, "peers": pl.Int64, "opportunity_idr": pl.Float64, "due": pl.Date}
"""What a line says beside its cell, empty where the edition does not tell it."""


def draw(edition: Edition, board: Board, selection: Selection) -> None:
    """Draw the ranked list; under one agency, only its own lines."""
    frame.section(_("Needs a decision"), _(
        "The agencies furthest from a target or from their peers, each with who answers for it; "
        "a due date where a plan tells one."))  # fmt: skip
    found = outliers(edition, board, selection)
    if found.is_empty():
        st.markdown(_("Nothing here is on the wrong side of a target."))
        return
    known = names.agencies(edition)
    definitions = {one["metric"]: one for one in board.defined}
    for place, row in enumerate(found.iter_rows(named=True), start=1):
        definition = definitions[row["metric"]]
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"finding-decide-{place}"):
            st.markdown(f"**{place}** · {sentence(row, definition, known)}", width="stretch")
            at = (row[name] for name in ("metric", "agency_code", "period", "dimension", "member"))
            panel.door(Cell(*at), _("See case {n} →").format(n=place), f"decide-{place}")


def sentence(row: dict, definition: dict, known: dict[str, str]) -> str:
    """Write a case: whose number it is, its value, target and peers, what it is worth, when it is due, who answers."""
    unit = definition["unit"]
    said = [_("{agency}: {label} {value} in {period}").format(
        agency=known.get(row["agency_code"], row["agency_code"]), label=told(definition, "label"),
        value=quantity(row["value"], unit), period=period(row["period"]))]  # fmt: skip
    if definition["target"] is not None:
        said.append(_("target {target}").format(target=round_quantity(definition["target"], unit)))
    if row.get("median") is not None:
        said.append(_("median of {n} agencies {median}, place {place}").format(
            n=row["peers"], median=quantity(row["median"], unit), place=row["place"]))  # fmt: skip
    if row.get("opportunity_idr"):
        said.append(_("between it and the median: {money}").format(money=money(row["opportunity_idr"])))
    if row.get("due"):
        said.append(_("due {day}").format(day=day(row["due"])))
    return f"{'; '.join(said)}. " + _("Owner: {owner}").format(owner=definition["owner"] or "–")


@remembered
def outliers(edition: Edition, board: Board, selection: Selection) -> pl.DataFrame:
    """Return the cells that ask for a decision: people held up, most to gain, then furthest from a target."""
    parts = [_waiting(edition, board, selection), _costly(edition, board, selection), _off_target(board, selection)]
    told_of = [_placed(edition, part) for part in parts if part.height]
    if not told_of:
        return pl.DataFrame()
    return pl.concat(told_of, how="diagonal").unique(["metric", "agency_code"], maintain_order=True).head(MOST)


def _waiting(edition: Edition, board: Board, selection: Selection) -> pl.DataFrame:
    """Return the agencies with the most people held up, each due when the first of its waiting units is."""
    definition = next((one for one in board.defined if one["metric"] == WAITING), None)
    if definition is None or not warehouse.holds(edition, "fct_blockers"):
        return pl.DataFrame()
    cells = _of(board.by_agency(definition, selection), selection).filter(pl.col("value") > 0)
    ranked = cells.sort("value", "agency_code", descending=[True, False]).head(FIRST)
    if any(getattr(selection, name) for name in CUTS):
        return ranked
    first = warehouse.read(edition, "blockers").group_by("agency_code", "period").agg(due=pl.col("planned_date").min())
    return ranked.join(first, on=["agency_code", "period"], how="left", maintain_order="left")


def _costly(edition: Edition, board: Board, selection: Selection) -> pl.DataFrame:
    """Return the agencies to which reaching the median of all is worth most, of whole numbers only."""
    if any(getattr(selection, name) for name in CUTS) or not warehouse.holds(edition, "peers"):
        return pl.DataFrame()
    cells = [_of(board.by_agency(one, selection), selection) for one in board.defined]
    gains = (
        _peers(edition)
        .filter(pl.col("opportunity_idr") > 0)
        .select("metric", "agency_code", "period", "opportunity_idr")
    )
    found = pl.concat(cells).join(gains, on=["metric", "agency_code", "period"])
    ranked = found.sort("opportunity_idr", "metric", "agency_code", descending=[True, False, False])
    return ranked.unique("metric", keep="first", maintain_order=True).drop("opportunity_idr").head(FIRST)


def _off_target(board: Board, selection: Selection) -> pl.DataFrame:
    """Return the cells on the wrong side of their target, the widest gap in proportion to the target first."""
    parts = []
    for definition in (one for one in board.defined if one["target"] is not None and one["direction"] in SIDES):
        cells = _of(board.by_agency(definition, selection), selection)
        sign = SIDES[definition["direction"]]
        gap = (definition["target"] - pl.col("value")) * sign / (abs(definition["target"]) or 1.0)
        parts.append(cells.with_columns(gap=gap).filter(pl.col("gap") > 0))
    if not parts:
        return pl.DataFrame()
    return pl.concat(parts).sort("gap", "metric", "agency_code", descending=[True, False, False]).drop("gap").head(MOST)


def _of(cells: pl.DataFrame, selection: Selection) -> pl.DataFrame:
    return cells if selection.agency == "all" else cells.filter(agency_code=selection.agency)


def _peers(edition: Edition) -> pl.DataFrame:
    kept = ("metric", "agency_code", "period", "median", "place", "peers", "opportunity_idr")
    return warehouse.read(edition, "peers").filter(peer_group="all").select(kept)


def _placed(edition: Edition, cells: pl.DataFrame) -> pl.DataFrame:
    """Add what the edition tells beside each cell: its peers where it is a whole number, and the day it is due."""
    if warehouse.holds(edition, "peers"):
        known = _peers(edition).with_columns(dimension=pl.lit("all"))
        cells = cells.join(
            known, on=["metric", "agency_code", "period", "dimension"], how="left", maintain_order="left"
        )
    return cells.with_columns(
        pl.lit(None, kind).alias(name) for name, kind in EXTRA.items() if name not in cells.columns
    )
