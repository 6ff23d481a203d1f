"""What a theme's page finds notable, by rules: three sentences at most, each with value, base, target and its card."""

import re
from dataclasses import dataclass

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import frame, panel, sentences
from components.board import Board, dimensions
from components.cell import Cell
from components.filters import CUTS, Selection
from components.formatting import period, quantity, round_quantity
from components.language import _
from components.movement import BETTER, WORSE, Change, amount, change, is_yearly
from components.remembered import remembered
from components.wording import told

MOST = 3


@dataclass(frozen=True)
class Finding:
    """One indicator that is notable, and how much: the higher the weight, the earlier it stands."""

    definition: dict
    series: pl.DataFrame
    moved: Change | None
    weight: float
    is_unusual: bool


def draw(edition: Edition, board: Board, selection: Selection) -> None:
    """Draw the findings of a page, each with the way to its number; or say that there are none."""
    frame.section(_("Findings"))
    found = notable(edition, board, selection)
    if not found:
        st.markdown(_("No change outside the usual range."))
    for place, one in enumerate(found, start=1):
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, key=f"finding-{place}"):
            st.markdown(f"**{place}** · {sentence(one)}", width="stretch")
            cut, when = selection.cut(dimensions(one.definition)), one.series["period"][-1]
            opened = Cell(one.definition["metric"], selection.agency, when, *cut)
            panel.door(opened, _("See finding {n} →").format(n=place), f"finding-{place}")


@remembered
def notable(edition: Edition, board: Board, selection: Selection) -> list[Finding]:
    """Return what leaves its usual range or moved by more than a tenth, the most notable first.

    A change of a tenth is the rule where no usual range is kept: of an agency or a slice with a short history.
    """
    found = [one for definition in board.defined if (one := _judged(edition, board, selection, definition))]
    return sorted(found, key=lambda one: -one.weight)[:MOST]


def _judged(edition: Edition, board: Board, selection: Selection, definition: dict) -> Finding | None:
    series = board.series(definition, selection)
    if series.is_empty() or series["value"][-1] is None:
        return None
    moved = change(series, definition["direction"], sentences.breaks(edition, definition["metric"]))
    odd = _score(edition, definition, selection, series)
    relative = size(moved, definition["unit"])
    if odd is None and relative < 0.1:
        return None
    return Finding(definition, series, moved, (odd or 0.0) * 10 + relative, odd is not None)


def size(moved: Change | None, unit: str) -> float:
    """Return how much a change weighs, in proportion to its base: nothing where what is written of it is a zero."""
    if not moved or moved.relative is None or moved.verdict not in {BETTER, WORSE}:
        return 0.0
    return min(abs(moved.relative), 5.0) if re.search("[1-9]", amount(moved, unit)) else 0.0


def _score(edition: Edition, definition: dict, selection: Selection, series: pl.DataFrame) -> float | None:
    """Return how far a value stands out of its usual range; None where it does not, or where none is kept."""
    if any(getattr(selection, name) for name in CUTS) or not warehouse.holds(edition, "anomalies"):
        return None
    at = {"metric": definition["metric"], "agency_code": selection.agency, "period": series["period"][-1]}
    odd = warehouse.row(edition, "anomalies", dimension="all", **at)
    return odd and odd["score"]


@remembered
def sentence(one: Finding) -> str:
    """Write a finding: value and period, the change and its verdict, the target, and whether it is unusual."""
    unit, yearly = one.definition["unit"], is_yearly(one.series)
    last = one.series.row(-1, named=True)
    text = _("{label}: {value} in {period}").format(
        label=told(one.definition, "label"), value=quantity(last["value"], unit), period=period(last["period"], yearly)
    )
    if one.moved:
        text += _(", {change} from {base} ({verdict})").format(
            change=amount(one.moved, unit), base=period(one.moved.base, yearly), verdict=_(one.moved.verdict)
        )
    if one.definition["target"] is not None:
        text += _("; the target is {target}").format(target=round_quantity(one.definition["target"], unit))
    return text + (_("; it leaves its usual range.") if one.is_unusual else ".")
