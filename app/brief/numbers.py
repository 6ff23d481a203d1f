"""The numbers of a brief: each knows its cell, so that it can be opened again from paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import codes
import polars as pl
from components import cards, charts, names, sentences, surroundings, withheld
from components.cell import Cell
from components.formatting import number, period, quantity
from components.language import _
from components.wording import told
from editions import Edition

from brief import drawing

TREND = drawing.Room(210, 24)


@dataclass(frozen=True)
class Number:
    """A cell of the edition and what the edition says of its indicator."""

    definition: dict[str, Any]
    row: dict[str, Any]

    @property
    def cell(self) -> Cell:
        """Return where the number stands."""
        row = self.row
        return Cell(self.definition["metric"], row["agency_code"], row["period"], row["dimension"], row["member"])


def last(definition: dict, series: pl.DataFrame) -> Number:
    """Return the last number of a series of cells."""
    return Number(definition, series.row(-1, named=True))


def base(definition: dict, series: pl.DataFrame, moved: cards.Change | None) -> list[Number]:
    """Return the number that a change counts from; none where nothing is compared."""
    kept = series.filter(period=moved.base) if moved else series.clear()
    return [Number(definition, row) for row in kept.iter_rows(named=True)]


@dataclass(frozen=True)
class Face:
    """A card: what it says, the line of its trend as SVG, empty where it has none, and the numbers behind it."""

    said: dict[str, Any]
    trend: str
    numbers: list[Number]


def card(edition: Edition, definition: dict, series: pl.DataFrame, has_trend: bool = True) -> Face:
    """Return the card of an indicator, as on screen; where pictures stand beneath it needs no trend of its own."""
    shown, unit, yearly = last(definition, series), definition["unit"], cards.is_yearly(series)
    hidden = withheld.reason_of(shown.row)
    moved = cards.change(series, definition["direction"], sentences.breaks(edition, definition["metric"]))
    moved = None if hidden else moved
    change = f"{cards.change_sentence(moved, unit, yearly)} · {_(moved.verdict)}" if moved else ""
    target = "" if hidden else cards.target_sentence(shown.row["value"], definition, unit)
    around = surroundings.lines(edition, definition["metric"], shown.cell.agency, shown.cell.period)
    drawn = series.drop_nulls("value").tail(cards.SHOWN if has_trend else 0)
    label = told(definition, "label")
    said = {
        "label": label,
        "value": withheld.short(hidden) if hidden else quantity(shown.row["value"], unit),
        "code": codes.of_cell(edition, shown.cell),
        "when": period(shown.cell.period, yearly),
        "lines": [line for line in (change, target, *around[:1]) if line],
        "trend": cards.spoken(drawn, label, unit, yearly) if drawn.height > 2 else None,
    }
    trend = drawing.svg(charts.sparkline(drawn), TREND) if drawn.height > 2 else ""
    return Face(said, trend, [shown, *base(definition, series, moved)])


def listed(edition: Edition, shown: Iterable[Number]) -> list[list[str]]:
    """Return numbers as rows of the annex, each once: code, indicator with whose it is, period, both halves, value."""
    rows = {}
    for one in shown:
        hidden = withheld.reason_of(one.row)
        below = "z" if one.row["denominator"] is None else _plain(one.row["denominator"])
        halves = [withheld.short(hidden)[0]] * 2 if hidden else [_plain(one.row["numerator"]), below]
        rows[one.cell] = [codes.of_cell(edition, one.cell), _named(edition, one), period(one.cell.period), *halves,
                          withheld.short(hidden) if hidden else _exact(one)]  # fmt: skip
    return list(rows.values())


def points(edition: Edition, shown: Sequence[Number], columns: int = 2) -> list[list[list[str]]]:
    """Return the numbers of a figure as short lists that stand side by side: code, period, value."""
    rows = [[codes.of_cell(edition, one.cell), period(one.cell.period), _exact(one)] for one in shown]
    tall = -(-len(rows) // columns)
    return [rows[start : start + tall] for start in range(0, len(rows), tall or 1)]


def _exact(one: Number) -> str:
    return quantity(one.row["value"], one.definition["unit"], exact=True)


def _plain(value: float | None) -> str:
    return number(value, 0 if value is not None and float(value).is_integer() else 2)


def _named(edition: Edition, one: Number) -> str:
    cell, known = one.cell, names.agencies(edition)
    whose = known.get(cell.agency, cell.agency) if cell.agency != "all" else ""
    part = names.slice_label(edition, cell.dimension, cell.member) if cell.dimension != "all" else ""
    return " · ".join(text for text in (told(one.definition, "label"), whose, part) if text)
