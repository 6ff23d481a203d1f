"""The one figure of a brief: what the page shows over time, or else how its agencies compare."""

from dataclasses import dataclass, field
from typing import Any

import codes
from components import drawings, hero
from components.filters import Selection
from components.indicators import Board, dimensions
from editions import Edition

from brief import drawing
from brief.numbers import Number

SIZE = (640, 170)
POINTS = 24


@dataclass(frozen=True)
class Illustration:
    """A figure, what it says about itself, and the numbers that it shows."""

    chart: Any = None
    caption: dict[str, str] = field(default_factory=dict)
    numbers: tuple[Number, ...] = ()

    def drawn(self) -> dict[str, str]:
        """Return the figure as SVG under its name; nothing where there is none."""
        return {"figure": drawing.svg(self.chart, *SIZE)} if self.chart else {}


def of(edition: Edition, board: Board, selection: Selection) -> Illustration:
    """Return the first indicator over time, or where none has a history, its agencies side by side."""
    if trending := hero.trending(board, selection):
        definition, series = trending
        with drawings.kept() as kept:
            hero.trend(edition, definition, series, selection)
        return _over_time(edition, definition, kept[0], selection)
    return Illustration()


def _over_time(edition: Edition, definition: dict, drawn: drawings.Drawing, selection: Selection) -> Illustration:
    """Return a figure over time; the numbers are its last points, a line of one instrument being of that member."""
    points = drawn.table.drop_nulls("value").tail(POINTS).reverse()
    cut, _member = selection.cut(dimensions(definition))
    kinds = {True: "all", False: "instrument" if cut == "all" else cut}
    rows = [
        row | {"agency_code": selection.agency, "dimension": kinds[row["member"] == "all"]}
        for row in points.iter_rows(named=True)
    ]
    shown = tuple(Number(definition, row) for row in rows)
    return Illustration(drawn.chart, _caption(edition, drawn, shown[:1]), shown)


def _caption(edition: Edition, drawn: drawings.Drawing, marked: tuple[Number, ...]) -> dict[str, str]:
    opens = " ".join(codes.of_cell(edition, one.cell) for one in marked)
    return {"title": drawn.title, "subtitle": drawn.subtitle, "alt": drawn.alt, "code": opens}
