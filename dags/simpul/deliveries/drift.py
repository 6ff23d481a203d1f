"""Hold delivered headers against the contract: what is there, what changed, and whether a person must decide.

Compatible: an alias, an ignored, extra or absent ``??`` column, a doubled column that says the same twice. Needs a
decision: a renamed or vanished column, doubled columns that differ, a changed type. Refused: a required column gone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from simpul.deliveries.delivered import Delivered
from simpul.deliveries.likeness import guess_renamed
from simpul.readers.headers import aliases, known_names, normal
from simpul.rows.cell import MASK
from simpul.rows.cleaning import Column
from simpul.vocabulary import Word

ANSWERS = ("compatible", "needs_decision", "refused")
Vanished = Mapping[str, tuple[list[str], str]]


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

    def note(self, answer: str, change: str, column: str = "", **told: str) -> None:
        """Note a difference; a change of name is told as ``table.column old → new``."""
        item = Item(answer, change, column, **told)
        detail = item.detail or f"{self.where}.{item.old or column} → {item.new or '(gone)'}"
        self.items.append(replace(item, detail=detail))


def read(where: str, delivered: Delivered, words: Mapping[str, Word], period: str | None) -> Reading:
    """Match a delivery's headers with the contract as it reads in a period."""
    reading, table = Reading(where), delivered.table
    fields = {entry.rstrip("?"): (aliases(names), entry) for names, entry in table.columns_for(period).items()}
    shaped = {table.unpivot.name, table.unpivot.value} if table.unpivot else set()
    vanished, used = dict[str, tuple[list[str], str]](), set(delivered.spots([*known_names(table.ignore)]))
    used |= _note_unpurposed(reading, delivered)
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
    # where no header is known, a row about a person may stand in its place
    is_row = not any(column.cell for column in reading.columns) and any(words[word].is_private for word in table.words)
    _note_vanished(reading, vanished, [delivered.headers[position] for position in unknown], MASK * is_row)
    return reading


def _note_names(reading: Reading, column: Column, name: str, spots: list[int]) -> None:
    if normal(column.header) != normal(name):
        reading.note("compatible", "alias", column.name, old=name, new=column.header)
    if len(spots) > 1:
        reading.doubled.append((column, spots))


def _note_unpurposed(reading: Reading, delivered: Delivered) -> set[int]:
    """Tell the columns that came though no purpose allows to store them; return their positions."""
    spots = set(delivered.spots([*known_names(delivered.table.unpurposed)]))
    for spot in sorted(spots):
        detail = f"{reading.where}: column {delivered.headers[spot]} has no purpose (purposes.yml) and is not stored"
        reading.note("compatible", "no purpose", new=delivered.headers[spot], detail=detail)
    return spots


def _unpivoted(reading: Reading, delivered: Delivered, words: Mapping[str, Word]) -> set[int]:
    """Add the columns that are values, each under its header; return their positions."""
    unpivot, named = delivered.table.unpivot, dict[str, list[int]]()
    if not unpivot:
        return set()
    for spot, header in enumerate(delivered.headers):
        if re.fullmatch(unpivot.columns, header.strip()):
            named.setdefault(header.strip().removesuffix(".0"), []).append(spot)
    for name, spots in named.items():
        column = Column(name, words[unpivot.value], delivered.cell(spots[0]), delivered.headers[spots[0]])
        reading.columns.append(column)
        _note_names(reading, column, column.header, spots)
    if not named:
        reading.note("refused", "gone", unpivot.value, old=f"columns {unpivot.columns}")
    return {spot for spots in named.values() for spot in spots}


def _note_vanished(reading: Reading, vanished: Vanished, unknown: list[str], mask: str) -> None:
    """Tell renamed from vanished columns, and extra ones from both; behind a mask nothing is recognised."""
    awaited = {word: names for word, (names, entry) in vanished.items() if not entry.endswith("??")}
    renamed = guess_renamed(awaited, [header for header in unknown if header.strip() and not mask])
    for word, (names, entry) in vanished.items():
        if entry.endswith("??"):
            reading.note("compatible", "absent", word, old=names[0])
        elif word in renamed:
            reading.note("needs_decision", "renamed", word, old=names[0], new=renamed[word])
        else:
            answer, change = ("needs_decision", "vanished") if entry.endswith("?") else ("refused", "gone")
            reading.note(answer, change, word, old=names[0])
    for header in unknown:
        if header not in renamed.values():
            told = mask or header or "(without a name)"
            detail = f"{reading.where}: column {told} is in no contract and is not stored"
            reading.note("compatible", "extra", new=mask or header, detail=detail)
