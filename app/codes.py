"""Short codes on paper: `K07·2026-11·3f9a2c3` opens a number, and twelve letters vouch for an edition.

The first two letters of a number's mark stand for its edition, four for its place in that edition, and the last tells
whether the code is typed as it is printed (`marks.py`). A number that is no indicator's cell but a mart's row has a
code that begins with R instead (`row_lists.py`). Papers from before there was a last letter are read as they were.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import editions
import marks
import places
import warehouse
from components.cell import Cell
from editions import Edition
from row_lists import KINDS, Row

FORM = re.compile(r"([kKrR]?)\s*(\d{1,3})[^0-9a-zA-Z]+(\d{4})-(\d{2})[^0-9a-zA-Z]+([0-9a-zA-Z]{6,7})")
FOOT = re.compile(r"[0-9a-zA-Z]{4}[^0-9a-zA-Z]*[0-9a-zA-Z]{4}[^0-9a-zA-Z]*[0-9a-zA-Z]{4}")
NUMBER, VERIFICATION = "number", "verification"


@dataclass(frozen=True)
class Found:
    """What a code stands for: its edition, none where no edition here bears its mark, and what carries it there."""

    edition: Edition | None
    cells: tuple[Cell, ...] = ()
    rows: tuple[Row, ...] = ()


@lru_cache(maxsize=4)
def _numbered(edition: Edition) -> list[str]:
    return warehouse.read(edition, "metrics")["metric"].unique().sort().to_list()


def of_cell(edition: Edition, cell: Cell) -> str:
    """Return the code of a cell of an edition."""
    month, place = cell.period.replace(day=1), places.cell_place(edition, cell)
    number = _numbered(edition).index(cell.metric) + 1
    return _code(edition, f"K{number:02d}", month, places.of_cells(edition, cell.metric, month).get(place), place)


def of_row(edition: Edition, row: Row) -> str:
    """Return the code of a mart's row, or of the rows that `every` stands for."""
    place, number = places.row_place(edition, row), list(KINDS).index(row.kind) + 1
    return _code(edition, f"R{number:02d}", row.period, places.of_rows(edition, row.kind, row.period).get(place), place)


def _code(edition: Edition, number: str, month: date, own: str | None, place: str) -> str:
    mark = marks.letters(edition.edition_id, 2) + (own or marks.letters(place, marks.LONG))
    when = month.isoformat()[:7]
    return f"{number}·{when}·{mark}{_check(number[0], int(number[1:]), when, mark)}"


def _check(letter: str, number: int, month: str, mark: str) -> str:
    return marks.checked(f"{letter}{number:03d}{month.replace('-', '')}{mark}")


def of_edition(edition: Edition) -> str:
    """Return the verification code of an edition: its signed manifest, in twelve letters."""
    signed = json.dumps(edition.manifest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    letters = marks.letters(signed, 12).upper()
    return "-".join((letters[:4], letters[4:8], letters[8:]))


def kind(text: str) -> str | None:
    """Say which code a text is, a number's or an edition's; none where it is neither."""
    if FORM.fullmatch(text.strip()):
        return NUMBER
    return VERIFICATION if FOOT.fullmatch(text.strip()) else None


def _plain(text: str) -> str:
    return re.sub(r"[^0-9a-z]", "", text.lower()).translate(marks.TAKEN_FOR)


def vouched_for(text: str, shelf: Path) -> Edition | None:
    """Return the edition on a shelf whose verification code this is; none where it is of none."""
    there = (warehouse.current(one.edition_id) for one in editions.shelved(shelf))
    return next((one for one in there if one and _plain(of_edition(one)) == _plain(text)), None)


def found(text: str, open_now: Edition) -> Found:
    """Find what carries a code, in the edition that is open or else in the one that the code belongs to."""
    letter, number, year, month, mark = FORM.fullmatch(text.strip()).groups()
    letter, mark = letter.upper() or "K", mark.lower().translate(marks.TAKEN_FOR)
    bearing = list(_bearing(open_now, mark[:2]))
    is_mistyped = mark[6:] not in {"", _check(letter, int(number), f"{year}-{month}", mark[:6])}
    for edition in bearing if not is_mistyped else ():
        known = list(KINDS) if letter == "R" else _numbered(edition)
        if 0 < int(number) <= len(known) and 0 < int(month) <= 12 and int(year):
            at = (known[int(number) - 1], date(int(year), int(month), 1), mark[2:6])
            if letter == "R" and (rows := _rows(edition, *at)):
                return Found(edition, rows=rows)
            if letter == "K" and (cells := _carried(edition, *at)):
                return Found(edition, cells)
    return Found(bearing[0] if bearing else None)


def _bearing(open_now: Edition, mark: str) -> Iterator[Edition]:
    """Return the editions that a code's first letters are of, the open one first."""
    shelf = open_now.folder.parent
    for name in dict.fromkeys([open_now.edition_id, *(one.edition_id for one in editions.shelved(shelf))]):
        if marks.letters(name, 2) == mark:
            there = open_now if name == open_now.edition_id else warehouse.current(name)
            if there:
                yield there


def _rows(edition: Edition, kind: str, month: date, mark: str) -> tuple[Row, ...]:
    told = places.of_rows(edition, kind, month)
    return tuple(
        row
        for row in places.named(edition, kind, month)
        if mark in {told.get(places.row_place(edition, one)) for one in (row, places.every(row))}
    )


def _carried(edition: Edition, metric: str, month: date, mark: str) -> tuple[Cell, ...]:
    told = places.of_cells(edition, metric, month)
    return tuple(
        cell
        for cell in places.held(edition, metric, month)
        if mark in {told.get(places.cell_place(edition, one)) for one in places.cuts(cell)}
    )
