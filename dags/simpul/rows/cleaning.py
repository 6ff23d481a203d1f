"""From a delivered cell to a clean value: one DuckDB expression a word, null where there is no such value.

Texts that are clean as they came are told by one cheap look, for a careful trim of every cell costs more than all
else together.
"""

from __future__ import annotations

from dataclasses import dataclass

from simpul.promises.promise import quoted
from simpul.rows.casting import value
from simpul.rows.cell import SPACES, Cell
from simpul.vocabulary import Word

FORMULA = "=FORMULA"
"""What a reader delivers for a formula that holds no value; no word accepts it."""

EXACT = 2**53
"""Above it a spreadsheet's number has lost its last digits and is somebody else's; it stays what no pattern takes."""


def known_good(name: str) -> str:
    """Return the name of the flag that a code was clean as it came."""
    return f'"{name} is good"'


@dataclass(frozen=True)
class Column:
    """One column under its shared name; ``cell`` is None where it was not delivered."""

    name: str
    word: Word
    cell: Cell | None = None
    header: str = ""
    may_be_empty: bool = True

    @property
    def value(self) -> str:
        """Return the expression of the clean, typed value."""
        return clean(self.cell, self.word, known_good(self.name)) if self.cell else f"null::{self.word.sql_type}"

    @property
    def look(self) -> str:
        """Return the cheap first look at a patterned code, under the name that value and rules know; else ""."""
        if not (self.cell and self.word.pattern and self.word.type == "code"):
            return ""
        return f"{is_as_promised(self.cell, self.word)} as {known_good(self.name)}"

    @property
    def is_private(self) -> bool:
        """Say whether its values are masked in reports."""
        return self.word.is_private


def clean(cell: Cell, word: Word, flag: str = "") -> str:
    """Return the expression of the clean value, of the word's SQL type; empty or impossible is null.

    ``flag`` names the column that holds ``is_as_promised``, where there is one.
    """
    if word.type in ("code", "name", "text"):
        return _text(cell, word, flag or is_as_promised(cell, word))
    typed = value(cell, word.type)
    could_be_value = any(letter.isalnum() for mark in cell.nulls for letter in mark)
    return f"case when {cell.is_empty} then null else {typed} end" if could_be_value else typed


def is_as_promised(cell: Cell, word: Word) -> str:
    """Return the cheap condition under which a patterned code is clean as it came."""
    rough = [f"starts_with({cell.text}, '''')", f"ends_with({cell.text}, '.0')"]
    rough += [f"length({cell.text}) < {word.width}"] if word.width else []
    return f"(regexp_full_match({cell.text}, '{quoted(word.pattern)}') and not ({' or '.join(rough)}))"


def _text(cell: Cell, word: Word, flag: str) -> str:
    careful, rough = cell.trimmed, r"[^!-~ ]|^ | $"
    if word.type == "name":
        careful, rough = f"regexp_replace({cell.trimmed}, '[{SPACES}]+', ' ', 'g')", rf"{rough}|  "
    if word.marks:
        careful, rough = f"regexp_replace({careful}, '[ *]*\\*\\)?$', '')", rf"{rough}|\*"
    is_rough = f"regexp_matches({cell.text}, '{rough}')"
    if word.type == "code":
        careful = _code(cell, word)
        is_rough = f"not {flag}" if word.pattern else "true"
    marks = ", ".join(f"'{quoted(mark)}'" for mark in dict.fromkeys(("", FORMULA, *cell.nulls)))
    careful = f"case when not {cell.is_empty} then nullif({careful}, '') end"
    return f"case when {cell.text} in ({marks}) then null when {is_rough} then {careful} else {cell.text} end"


def _code(cell: Cell, word: Word) -> str:
    """Undo what spreadsheets do to codes: an apostrophe before, a decimal zero behind, leading zeros lost."""
    is_exact = f"{cell.sql} = trunc({cell.sql})"
    is_exact += "" if cell.delivered_type.startswith("DECIMAL") else f" and abs({cell.sql}) <= {EXACT}"
    whole = f"case when {is_exact} then {cell.sql}::hugeint::varchar else {cell.text} end"
    trimmed = whole if cell.is_number and not cell.is_whole else cell.trimmed
    code = f"regexp_replace(ltrim({trimmed}, ''''), '^(\\d+)\\.0$', '\\1')"
    if not word.width:
        return code
    is_short = f"regexp_full_match({code}, '\\d{{1,{word.width}}}')"
    return f"case when {is_short} then lpad({code}, {word.width}, '0') else {code} end"
