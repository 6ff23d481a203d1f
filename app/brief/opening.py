"""What opens a picture's numbers: the codes of its indicators' cells, and of the rows of marts that it shows."""

from collections.abc import Sequence

import codes
import places
import polars as pl
import warehouse
from components import figures, printed
from components.board import dimensions
from components.cell import Cell
from components.drawings import Drawing, Numbered
from components.filters import EVERYTHING, Selection
from editions import Edition
from row_lists import Row

from brief import called

WHOLE, SAID = "all", ("period", "numerator", "denominator", "value")


def rows(edition: Edition, drawn: Drawing, most: int | None = None) -> tuple[list[str], ...]:
    """Tell of each number that a picture shows, or of the weightiest of many: its code, its name, the number.

    Of a flow diagram it tells of the nodes.
    """
    own = drawn.rows()
    return called.each(edition, [*drawn.also(), *(_nodes([one for one in own if isinstance(one, Row)]) or own)][:most])


def also(edition: Edition, drawn: Drawing) -> tuple[list[str], ...]:
    """Tell of each number that a picture prints outside the rows of its table: its code, its name, the number."""
    return called.each(edition, drawn.also())


def beside(edition: Edition, drawn: Drawing) -> dict[str, str]:
    """Return the codes of a flow diagram's nodes by their names, that of the whole under none."""
    nodes = _nodes([row for row in drawn.rows() if isinstance(row, Row)])
    told = [(row, printed.of(edition, row)) for row in nodes]
    return {printed.node(edition, one): codes.of_row(edition, row) for row, one in told if one}


def _nodes(ties: Sequence[Row]) -> list[Row]:
    """Return the nodes between which ties run: outputs, national priorities, and the whole."""
    keys = [(one.period, *one.key) for one in ties if one.kind == "flows"]
    outputs = [(period, agency, WHOLE, output) for period, agency, _priority, output in keys]
    priorities = [(period, agency, priority, WHOLE) for period, agency, priority, _output in keys]
    whole = [(period, agency, WHOLE, WHOLE) for period, agency, _priority, _output in keys[:1]]
    return [Row("flows", period, tuple(key)) for period, *key in dict.fromkeys([*outputs, *priorities, *whole])]


def lines(edition: Edition, drawn: Drawing) -> list[str]:
    """Return for each row of a figure's table the code that opens it; empty where it has none of its own."""
    own = drawn.rows()
    if len(own) == drawn.table.height:
        return [_code(edition, one) for one in own]
    found = [""] * drawn.table.height
    for metric in _metrics(edition, drawn):
        for place, cell in _matched(edition, metric, drawn.table):
            found[place] = found[place] or codes.of_cell(edition, cell)
    return found


def _code(edition: Edition, one: Numbered) -> str:
    """Return a number's code; none of what the edition does not hold."""
    if isinstance(one, Row):
        return codes.of_row(edition, one) if printed.of(edition, one) else ""
    return codes.of_cell(edition, one) if one.value(edition) else ""


def _matched(edition: Edition, metric: str, table: pl.DataFrame) -> list[tuple[int, Cell]]:
    """Find the rows of a table that are one cell of an indicator and no other, by period and numbers."""
    cells = warehouse.cells(edition, metric)
    on = [name for name in SAID if name in table.columns and table.schema[name] == cells.schema[name]]
    if "value" not in on and "numerator" not in on:
        return []
    alone = cells.filter(pl.len().over(on) == 1)
    both = table.select(on).with_row_index("place").join(alone.with_columns(when="period"), on=on, how="inner")
    return [
        (place, Cell(metric, *at))
        for place, *at in both.select("place", "agency_code", "when", "dimension", "member").iter_rows()
    ]


def _metrics(edition: Edition, drawn: Drawing) -> list[str]:
    held = set(warehouse.read(edition, "metrics")["metric"])
    return [one for one in drawn.sources if one in held]


def whole(edition: Edition, drawn: Drawing, cuts: Sequence[str], periods: int, selection: Selection) -> list[str]:
    """Return the codes of all that a picture shows: of each indicator the whole, or its cut; of a mart all its rows."""
    found = every(edition, drawn)
    for metric in _metrics(edition, drawn):
        known = dimensions(figures.definition_of(edition, metric))
        for cut in [one for one in cuts if one in known or one == "agency"] or ["all"]:
            found += _of_cut(edition, metric, cut, periods, selection)
    return found


def every(edition: Edition, drawn: Drawing) -> list[str]:
    """Return the codes of which each opens all rows of a mart that a picture is of, in the last of its periods."""
    named = [row for row in drawn.rows() if isinstance(row, Row) and printed.of(edition, row)]
    last = {kind: max(row.period for row in named if row.kind == kind) for kind in {row.kind for row in named}}
    sets = dict.fromkeys(places.every(row) for row in named if row.period == last[row.kind])
    return [codes.of_row(edition, one) for one in sets]


def agencies(edition: Edition, drawn: Drawing) -> list[str]:
    """Return the codes of which each opens an indicator's number of every agency, in its last period."""
    return [one for metric in _metrics(edition, drawn) for one in _of_cut(edition, metric, "agency", 1, EVERYTHING)]


def _of_cut(edition: Edition, metric: str, cut: str, periods: int, selection: Selection) -> list[str]:
    dimension = "all" if cut == "agency" else cut
    cells = selection.last(warehouse.cells(edition, metric, dimension=dimension))
    agency = selection.agency if selection.agency in set(cells["agency_code"]) else "all"
    own = cells if cut == "agency" else cells.filter(agency_code=agency)
    place = (dimension, "all" if dimension == "all" else places.EVERY)
    days = own["period"].unique().sort(descending=True).head(periods)
    return [
        codes.of_cell(edition, Cell(metric, places.EVERY if cut == "agency" else agency, day, *place)) for day in days
    ]
