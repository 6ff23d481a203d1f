"""What a picture's numbers are called beside their codes: by what tells them apart there, and no more."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

import codes
import places
from components import names, printed, provenance
from components.cell import Cell
from components.drawings import Numbered
from components.formatting import number, period, quantity
from components.withheld import reason_of, short
from components.wording import told
from editions import Edition
from row_lists import Row

FEW, OWN, BETWEEN, HOURS = 9, 5, " · ", "weekday_hour"
"""As many numbers stand one under the other; a code's letters that are its own in a picture; what parts a name."""


def each(edition: Edition, named: Sequence[Numbered]) -> tuple[list[str], ...]:
    """Tell of each number that the edition holds: its code, its name, the number with both halves of a share."""
    cells = [one for one in named if isinstance(one, Cell)]
    found = []
    for one in dict.fromkeys(named):
        if isinstance(one, Row):
            row = printed.of(edition, one)
            said = row and [codes.of_row(edition, one), printed.name(edition, one, row), printed.value(one, row)]
        else:
            cell = one.value(edition)
            said = cell and [codes.of_cell(edition, one), _name(edition, one, cells), _value(edition, one, cell)]
        if said:
            found.append(said)
    return tuple(found)


def together(edition: Edition, named: Sequence[Numbered]) -> list[list[str]]:
    """Tell of the cuts that many cells are of: the code that opens all of one at once, its name, and no number."""
    cells = [one for one in named if isinstance(one, Cell)]
    known = Counter(places.cuts(one)[2 if one.dimension == "all" else 1] for one in cells)
    found = [one for one, times in known.items() if times > 1]
    return [[codes.of_cell(edition, one), _name(edition, one, found), ""] for one in found]


def _name(edition: Edition, cell: Cell, beside: Sequence[Cell]) -> str:
    """Name a cell by what is another's beside it: its indicator, agency, member or period; if nothing, by the first."""
    known = names.short(edition)
    parts = []
    if cell.metric != beside[-1].metric or len(set(beside)) == 1:
        parts.append(told(provenance.definition_of(edition, cell.metric), "label"))
    if len({one.agency for one in beside}) > 1 and cell.agency not in {"all", places.EVERY}:
        parts.append(known.get(cell.agency, cell.agency))
    if len({one.member for one in beside}) > 1 and cell.dimension != "all" and cell.member != places.EVERY:
        member = names.members(edition, cell.dimension).get(cell.member, cell.member)
        parts.append(member.replace(" ", BETWEEN, 1) if cell.dimension == HOURS else member)
    if len({one.period for one in beside if one.metric == cell.metric}) > 1:
        parts.append(period(cell.period))
    return BETWEEN.join(parts) or told(provenance.definition_of(edition, cell.metric), "label")


def _value(edition: Edition, cell: Cell, row: dict[str, Any]) -> str:
    if reason := reason_of(row):
        return short(reason)
    value = quantity(row["value"], provenance.definition_of(edition, cell.metric)["unit"])
    if row["denominator"] is None:
        return value
    top, below = (number(row[name], 0) for name in ("numerator", "denominator"))
    return f"{value} ({top}/{below})"


def grouped(rows: Sequence[list[str]]) -> list[dict[str, Any]]:
    """Put many numbers in little room: under the beginning that their codes share, each with its own letters."""
    begun = sorted(rows, key=lambda row: row[0][:-OWN])
    parts = ((begins, list(part)) for begins, part in groupby(begun, key=lambda row: row[0][:-OWN]))
    return [{"begins": begins, "parts": _parts(part)} for begins, part in parts]


def _parts(rows: Sequence[list[str]]) -> list[dict[str, Any]]:
    """Write what several names begin with once before them, and leave out what all of them end with."""
    split = [name.rpartition(BETWEEN) for _code, name, _value in rows]
    is_one = len({last for _head, _between, last in split}) == 1
    named = [(("", head) if is_one and head else (head, last)) for head, _between, last in split]
    found: dict[str, list[list[str]]] = {}
    for (head, last), (code, _name, value) in zip(named, rows, strict=True):
        found.setdefault(head, []).append([last, value.split(" (")[0], code[-OWN:]])
    return [{"head": head, "each": each} for head, each in found.items()]
