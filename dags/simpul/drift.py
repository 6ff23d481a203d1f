"""Hold delivered headers against the contract: what is there, what changed, and whether a person must decide.

Compatible: an alias, an ignored, extra or absent ``??`` column, a doubled column that says the same twice. Needs a
decision: a renamed or vanished column, doubled columns that differ, a changed type. Refused: a required column gone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from simpul.cell import Cell
from simpul.readers.headers import aliases, known_names, normal
from simpul.rules import Column
from simpul.table import Table
from simpul.vocabulary import Word

ANSWERS = ("compatible", "needs_decision", "refused")
LIKE = 0.5
"""How alike two names must be, where there are several, to be taken for a renaming (a guess that a person judges)."""


@dataclass(frozen=True)
class Item:
    """One difference between a delivery and its contract."""

    answer: str
    change: str
    column: str = ""
    old: str = ""
    new: str = ""
    detail: str = ""


@dataclass
class Reading:
    """A delivery's columns under their shared names, and how they differ from the contract."""

    where: str
    columns: list[Column] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    doubled: list[tuple[Column, list[int]]] = field(default_factory=list)

    @property
    def answer(self) -> str:
        """Return the gravest answer."""
        return max((item.answer for item in self.items), key=ANSWERS.index, default="compatible")

    def note(self, answer: str, change: str, column: str, old: str = "", new: str = "", detail: str = "") -> None:
        """Note a difference; a change of name is told as ``table.column old → new``."""
        told = detail or f"{self.where}.{old or column} → {new or '(gone)'}"
        self.items.append(Item(answer, change, column, old, new, told))


@dataclass(frozen=True)
class Delivered:
    """The columns of a source by position, and the habits of their table."""

    headers: Sequence[str]
    types: Sequence[str]
    table: Table

    def cell(self, position: int) -> Cell:
        """Return the column at a position as SQL."""
        table = self.table
        return Cell(f"c{position}", self.types[position], table.nulls, table.decimal, table.dates)

    def spots(self, names: Sequence[str]) -> list[int]:
        """Return the positions of every column that has one of these names."""
        known = {normal(name) for name in names}
        return [position for position, header in enumerate(self.headers) if normal(header) in known]


def read(where: str, delivered: Delivered, words: Mapping[str, Word], period: str | None) -> Reading:
    """Match a delivery's headers with the contract as it reads in a period."""
    reading, table = Reading(where), delivered.table
    fields = {entry.rstrip("?"): (aliases(names), entry) for names, entry in table.columns_for(period).items()}
    shaped = {table.unpivot.name, table.unpivot.value} if table.unpivot else set()
    vanished: dict[str, tuple[list[str], str]] = {}
    used = set(delivered.spots([*known_names(table.ignore)]))
    for word in [word for word in table.words if word not in shaped]:
        names, entry = fields.get(word, ([], word + "??"))
        column = Column(word, words[word], may_be_empty=entry.endswith("?"))
        spots = delivered.spots(names)
        if spots:
            column = replace(column, cell=delivered.cell(spots[0]), header=delivered.headers[spots[0]])
            _note_names(reading, column, names[0], spots)
        elif names:
            vanished[word] = (names, entry)
        reading.columns.append(column)
        used |= set(spots)
    used |= _unpivoted(reading, delivered, words)
    unknown = [position for position in range(len(delivered.headers)) if position not in used]
    _note_vanished(reading, vanished, [delivered.headers[position] for position in unknown])
    return reading


def period_cells(delivered: Delivered) -> list[Cell]:
    """Return the cells of the period's year and, where it is monthly, month; empty where a column is not there."""
    table = delivered.table
    wanted = [name for name in (table.period.year, table.period.month) if name]
    known = [aliases(names) for names in table.columns_for(None)]
    spots = [delivered.spots(next((names for names in known if name in names), [name])) for name in wanted]
    return [delivered.cell(spot[0]) for spot in spots] if wanted and all(spots) else []


def _note_names(reading: Reading, column: Column, name: str, spots: list[int]) -> None:
    if normal(column.header) != normal(name):
        reading.note("compatible", "alias", column.name, name, column.header)
    if len(spots) > 1:
        reading.doubled.append((column, spots))


def _unpivoted(reading: Reading, delivered: Delivered, words: Mapping[str, Word]) -> set[int]:
    """Add the columns that are values, each under its header; return their positions."""
    unpivot = delivered.table.unpivot
    if not unpivot:
        return set()
    found = [spot for spot, header in enumerate(delivered.headers) if re.fullmatch(unpivot.columns, header.strip())]
    for spot in found:
        header = delivered.headers[spot]
        name = header.strip().removesuffix(".0")
        column = Column(name, words[unpivot.value], delivered.cell(spot), header)
        earlier = [(one, spots) for one, spots in reading.doubled if one.name == name]
        if any(one.name == name for one in reading.columns):
            first = next(one for one in reading.columns if one.name == name)
            spots = earlier[0][1] if earlier else [int(str(first.cell and first.cell.sql)[1:])]
            reading.doubled += [] if earlier else [(first, spots)]
            spots.append(spot)
        else:
            reading.columns.append(column)
    if not found:
        reading.note("refused", "gone", unpivot.value, f"columns {unpivot.columns}")
    return set(found)


def _note_vanished(reading: Reading, vanished: Mapping[str, tuple[list[str], str]], unknown: list[str]) -> None:
    """Tell renamed from vanished columns, and extra ones from both."""
    awaited = {word: names for word, (names, entry) in vanished.items() if not entry.endswith("??")}
    renamed = _pairs(awaited, [header for header in unknown if header.strip()])
    for word, (names, entry) in vanished.items():
        if entry.endswith("??"):
            reading.note("compatible", "absent", word, names[0])
        elif word in renamed:
            reading.note("needs_decision", "renamed", word, names[0], renamed[word])
        else:
            answer, change = ("needs_decision", "vanished") if entry.endswith("?") else ("refused", "gone")
            reading.note(answer, change, word, names[0])
    for header in unknown:
        if header not in renamed.values():
            detail = f"{reading.where}: column {header or '(without a name)'} is in no contract and is not stored"
            reading.note("compatible", "extra", "", new=header, detail=detail)


def _pairs(vanished: Mapping[str, list[str]], unknown: list[str]) -> dict[str, str]:
    """Guess which unknown header is which vanished word: the only pair, else the most alike first."""
    if len(vanished) == 1 and len(unknown) == 1:
        return {word: unknown[0] for word in vanished}
    ranked = sorted(
        (
            (max(SequenceMatcher(None, normal(name), normal(header)).ratio() for name in names), word, header)
            for word, names in vanished.items()
            for header in unknown
        ),
        reverse=True,
    )
    pairs: dict[str, str] = {}
    for likeness, word, header in ranked:
        if likeness >= LIKE and word not in pairs and header not in pairs.values():
            pairs[word] = header
    return pairs
