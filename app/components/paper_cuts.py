"""The numbers of a picture on paper, which bears one code for all of them: a table, and one of them to be chosen."""

from collections.abc import Sequence

import polars as pl
import warehouse
from editions import Edition

from components import frame, names, provenance, tables
from components.cell import Cell
from components.filters import choose
from components.formatting import number, period
from components.language import _
from components.wording import told

MOST = 3
"""As many cells that carry a code are shown each with its passport; more are a picture's."""
KEPT = ("name", "numerator", "denominator", "value", "withheld")


def chosen(edition: Edition, cells: Sequence[Cell]) -> Cell | None:
    """Draw the cells that carry one code as a table; return the one whose passport is asked for."""
    first = cells[0]
    label = told(provenance.definition_of(edition, first.metric), "label")
    frame.section(_("{label}, {month}: the numbers of a picture").format(label=label, month=period(first.period)))
    known = {_named(edition, cell): cell for cell in cells}
    rows = warehouse.cells(edition, first.metric, None, first.dimension, first.period)
    where = [(name, cell.agency, cell.member) for name, cell in known.items()]
    place = pl.DataFrame(where, schema=["name", "agency_code", "member"], orient="row")
    shown = place.join(rows, on=["agency_code", "member"], how="inner", maintain_order="left")
    tables.show(shown.select([name for name in KEPT if name in shown.columns]), label)
    said = _("Choose one of {n}").format(n=number(len(cells), 0))
    picked = choose(_("Number"), ["", *known], "number", lambda name: name or said)
    return known.get(picked)


def _named(edition: Edition, cell: Cell) -> str:
    """Name a cell by what tells it from the others: its member, or its agency."""
    if cell.dimension == "all":
        return names.agencies(edition).get(cell.agency, cell.agency)
    return names.members(edition, cell.dimension).get(cell.member, cell.member)
