"""What opens a picture's numbers: the codes of its indicators' cells, and of the rows of marts that it shows."""

from collections.abc import Sequence

import codes
import warehouse
from components import figures, printed
from components.board import dimensions
from components.cell import Cell
from components.drawings import Drawing
from components.filters import Selection
from editions import Edition
from row_lists import Row


def rows(edition: Edition, drawn: Drawing, most: int | None = None) -> tuple[list[str], ...]:
    """Tell of each mart's row that a picture shows, or of the weightiest of many: its code, its name, its number."""
    known = [(row, told) for row in drawn.rows() if (told := printed.of(edition, row))]
    return tuple(
        [codes.of_row(edition, row), printed.name(edition, row, told), printed.value(row, told)]
        for row, told in known[:most]
    )


def beside(edition: Edition, drawn: Drawing) -> dict[str, str]:
    """Return the codes of a flow diagram's nodes by their names, that of the whole under none."""
    known = [(row, told) for row in drawn.rows() if (told := printed.of(edition, row))]
    return {printed.node(edition, told): codes.of_row(edition, row) for row, told in known}


def whole(edition: Edition, drawn: Drawing, cuts: Sequence[str], periods: int, selection: Selection) -> list[str]:
    """Return the codes of all that a picture shows: of each indicator the whole, or its cut; of a mart all its rows."""
    kinds = dict.fromkeys(Row(one.kind, one.period, (codes.EVERY,)) for one in drawn.rows())
    found = [codes.of_row(edition, one) for one in kinds]
    held = set(warehouse.read(edition, "metrics")["metric"])
    for metric in [one for one in drawn.sources if one in held]:
        known = dimensions(figures.definition_of(edition, metric))
        for cut in [one for one in cuts if one in known or one == "agency"] or ["all"]:
            found += _of_cut(edition, metric, cut, periods, selection)
    return found


def _of_cut(edition: Edition, metric: str, cut: str, periods: int, selection: Selection) -> list[str]:
    dimension = "all" if cut == "agency" else cut
    cells = selection.last(warehouse.cells(edition, metric, dimension=dimension))
    agency = selection.agency if selection.agency in set(cells["agency_code"]) else "all"
    own = cells if cut == "agency" else cells.filter(agency_code=agency)
    place = (dimension, "all" if dimension == "all" else codes.EVERY)
    days = own["period"].unique().sort(descending=True).head(periods)
    return [
        codes.of_cell(edition, Cell(metric, codes.EVERY if cut == "agency" else agency, day, *place)) for day in days
    ]
