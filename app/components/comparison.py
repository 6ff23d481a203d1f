"""Two agencies side by side over all indicators of a theme: values, the difference, and who stands better."""

from datetime import date

import polars as pl
import streamlit as st
from editions import Edition

from components import downloads, frame, names, provenance, tables, two_lines
from components.board import Board
from components.filters import Selection
from components.formatting import number, period, quantity
from components.language import _
from components.movement import Change, amount
from components.remembered import remembered
from components.wording import told


@remembered
def of(edition: Edition, board: Board, selection: Selection) -> pl.DataFrame:
    """Return a line an indicator that either has: metric, label, unit, period, left, right, difference, better."""
    known = names.agencies(edition)
    left, right = selection.agency, str(selection.compared)
    lines = []
    for one in board.defined:
        both = _joined(board, one, selection)
        if both.is_empty():
            continue
        at = both.row(-1, named=True)
        a, b = at["value"], at["value_right"]
        difference = None if a is None or b is None else a - b
        ahead = known.get({"left": left, "right": right}.get(better(one, difference), ""))
        line = {"metric": one["metric"], "label": told(one, "label"), "unit": one["unit"], "period": at["period"]}
        lines.append(line | {"left": a, "right": b, "difference": difference, "better": ahead})
    numbers = dict.fromkeys(("left", "right", "difference"), pl.Float64)
    texts = dict.fromkeys(("metric", "label", "unit", "better"), pl.String)
    return pl.DataFrame(lines, schema_overrides=numbers | texts)


@remembered
def _joined(board: Board, definition: dict, selection: Selection) -> pl.DataFrame:
    """Return both series by period: up to the last period that both have, or else that either has."""
    left, right = (board.series(definition, selection, code) for code in (selection.agency, selection.compared))
    both = left.join(right, on="period", how="full", coalesce=True).sort("period")
    common = both.filter(pl.col("value").is_not_null(), pl.col("value_right").is_not_null())
    return common if common.height else both


def draw(edition: Edition, board: Board, selection: Selection) -> None:
    """Draw the comparison: its message, the table, one indicator over time, and the workbook."""
    found, known = of(edition, board, selection), names.agencies(edition)
    left, right = known.get(selection.agency, selection.agency), known.get(str(selection.compared), "–")
    frame.section(_("{left} and {right}").format(left=left, right=right))
    if found.is_empty():
        st.info(_("Neither has a number of this theme. Choose another theme or other agencies."))
        return
    st.markdown(_message(found, left, right))
    short = names.short(edition)
    brief = [short.get(code, code) for code in (selection.agency, str(selection.compared))]
    shown = _written(found.with_columns(pl.col("better").replace({left: brief[0], right: brief[1]})), *brief)
    tables.show(shown, _("Two agencies side by side"))
    title = _("{left} and {right}").format(left=left, right=right)
    about = (edition, found["metric"].to_list(), title, selection.words)
    with st.container(horizontal=True, gap="medium"):
        data = found.rename({"left": left, "right": right})
        downloads.buttons("comparison", data, edition, lambda: provenance.companions(*about), title=title)
    if both := two_lines.shared(board, selection):
        two_lines.draw(edition, *both, selection)


def _message(found: pl.DataFrame, left: str, right: str) -> str:
    if not found["better"].count():
        return _("Nothing here tells that one of the two stands better.")
    ahead = [found.filter(better=name).height for name in (left, right)]
    return _("Of {n} indicators with a better side, {left} stands better in {a} and {right} in {b}.").format(
        n=number(found["better"].count(), 0), left=left, right=right, a=number(ahead[0], 0), b=number(ahead[1], 0)
    )


def _written(found: pl.DataFrame, left: str, right: str) -> pl.DataFrame:
    lines = [
        {
            "metric": row["label"],
            "period": period(row["period"]),
            left: quantity(row["left"], row["unit"]),
            right: quantity(row["right"], row["unit"]),
            "difference": gap(row["difference"], row["period"], row["unit"]),
            "better": row["better"] or "z",
        }
        for row in found.iter_rows(named=True)
    ]
    return pl.DataFrame(lines)


def better(definition: dict, difference: float | None) -> str:
    """Say which of two stands better, `left` or `right`; empty where nothing says which side is good, or none does."""
    if not difference or definition["direction"] not in {"up", "down"}:
        return ""
    return "left" if (difference > 0) == (definition["direction"] == "up") else "right"


def gap(difference: float | None, when: date, unit: str) -> str:
    """Write a difference; one of two shares is told in points, for a percentage of it would mislead."""
    return "x" if difference is None else amount(Change(when, difference, None, ""), unit)
