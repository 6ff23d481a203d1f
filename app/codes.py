"""Short codes on paper: `K07·2026-11·3f9a2c` opens a number, and twelve letters vouch for an edition.

The first two letters of a number's mark stand for its edition, the rest for its cell in that edition. A number that is
no indicator's cell but a mart's row has a code that begins with R instead (`row_lists.py`). Digits and letters are
those that no reader takes for another (Crockford's base 32), so a code can be typed from paper.
"""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import editions
import polars as pl
import warehouse
from components.cell import Cell
from editions import Edition
from row_lists import KINDS, Row, keyed

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
FORM = re.compile(r"([kKrR]?)\s*(\d{1,3})[^0-9a-zA-Z]+(\d{4})-(\d{2})[^0-9a-zA-Z]+([0-9a-zA-Z]{6})")
FOOT = re.compile(r"[0-9a-zA-Z]{4}[^0-9a-zA-Z]*[0-9a-zA-Z]{4}[^0-9a-zA-Z]*[0-9a-zA-Z]{4}")
TAKEN_FOR = str.maketrans("oil", "011")
CELL = ("agency_code", "period", "dimension", "member")
NUMBER, VERIFICATION = "number", "verification"
EVERY = "*"
"""In place of an agency or a member: a code that opens every number of its cut at once, such as those of a picture."""


@dataclass(frozen=True)
class Found:
    """What a code stands for: its edition, none where no edition here bears its mark, and what carries it there."""

    edition: Edition | None
    cells: tuple[Cell, ...] = ()
    rows: tuple[Row, ...] = ()


def _letters(text: str, count: int) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest())
    return "".join(LETTERS[number >> (5 * place) & 31] for place in range(count))


def _numbered(edition: Edition) -> list[str]:
    return warehouse.read(edition, "metrics")["metric"].unique().sort().to_list()


def _mark(edition_id: str, cell: Cell) -> str:
    place = "|".join((edition_id, cell.metric, cell.agency, cell.period.isoformat(), cell.dimension, cell.member))
    return _letters(edition_id, 2) + _letters(place, 4)


def of_cell(edition: Edition, cell: Cell) -> str:
    """Return the code of a cell of an edition."""
    number = _numbered(edition).index(cell.metric) + 1
    return f"K{number:02d}·{cell.period.isoformat()[:7]}·{_mark(edition.edition_id, cell)}"


def of_row(edition: Edition, row: Row) -> str:
    """Return the code of a mart's row, or of the rows that `every` stands for."""
    number = list(KINDS).index(row.kind) + 1
    return f"R{number:02d}·{row.period.isoformat()[:7]}·{_row_mark(edition.edition_id, row)}"


def _row_mark(edition_id: str, row: Row) -> str:
    place = "|".join((edition_id, "row", row.kind, row.period.isoformat(), *row.key))
    return _letters(edition_id, 2) + _letters(place, 4)


def of_edition(edition: Edition) -> str:
    """Return the verification code of an edition: its signed manifest, in twelve letters."""
    signed = json.dumps(edition.manifest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    letters = _letters(signed, 12).upper()
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def kind(text: str) -> str | None:
    """Say which code a text is, a number's or an edition's; none where it is neither."""
    if FORM.fullmatch(text.strip()):
        return NUMBER
    return VERIFICATION if FOOT.fullmatch(text.strip()) else None


def _plain(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", text.lower()).translate(TAKEN_FOR)


def vouched_for(text: str, shelf: Path) -> Edition | None:
    """Return the edition on a shelf whose verification code this is; none where it is of none."""
    there = (warehouse.current(one.edition_id) for one in editions.shelved(shelf))
    return next((one for one in there if one and _plain(of_edition(one)) == _plain(text)), None)


def found(text: str, open_now: Edition) -> Found:
    """Find what carries a code, in the edition that is open or else in the one that the code belongs to."""
    letter, number, year, month, mark = FORM.fullmatch(text.strip()).groups()
    mark = mark.lower().translate(TAKEN_FOR)
    shelf = open_now.folder.parent
    names = dict.fromkeys([open_now.edition_id, *(one.edition_id for one in editions.shelved(shelf))])
    marked = [name for name in names if _letters(name, 2) == mark[:2]]
    there = (open_now if name == open_now.edition_id else warehouse.current(name) for name in marked)
    bearing = [one for one in there if one]
    for edition in bearing:
        known = list(KINDS) if letter.lower() == "r" else _numbered(edition)
        if 0 < int(number) <= len(known) and 0 < int(month) <= 12 and int(year):
            at = (known[int(number) - 1], date(int(year), int(month), 1), mark)
            if letter.lower() == "r" and (rows := _rows(edition, *at)):
                return Found(edition, rows=rows)
            if letter.lower() != "r" and (cells := _carried(edition, *at)):
                return Found(edition, cells)
    return Found(bearing[0] if bearing else None)


def _rows(edition: Edition, kind: str, month: date, mark: str) -> tuple[Row, ...]:
    there = warehouse.printed(edition, kind, month)
    named = keyed(kind, there) if there.height else []
    for kept in (every(row) for row in dict.fromkeys(replace(row, key=row.key[:1]) for row in named)):
        if _row_mark(edition.edition_id, kept) == mark:
            return tuple(row for row in named if every(row) == kept)
    return tuple(row for row in named if _row_mark(edition.edition_id, row) == mark)


def every(row: Row) -> Row:
    """Return in a row's place all rows of its kind and period; of sums, all of the same agency, or of the nation."""
    return replace(row, key=(row.key[0], EVERY) if KINDS[row.kind].is_summed else (EVERY,))


def _carried(edition: Edition, metric: str, month: date, mark: str) -> tuple[Cell, ...]:
    cells = warehouse.cells(edition, metric).filter(pl.col("period").dt.truncate("1mo") == month).select(CELL)
    named = [Cell(metric, *place) for place in cells.iter_rows()]
    marked = {cell: _mark(edition.edition_id, cell) for cell in {kind for cell in named for kind in _kinds(cell)}}
    return tuple(cell for cell in named if any(marked[kind] == mark for kind in _kinds(cell)))


def _kinds(cell: Cell) -> tuple[Cell, ...]:
    """Return a cell and the cuts that it belongs to: all members beside it, and all agencies."""
    cut = replace(cell, member=EVERY) if cell.dimension != "all" else cell
    return cell, cut, replace(cell, agency=EVERY)
