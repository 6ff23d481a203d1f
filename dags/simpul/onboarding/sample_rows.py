"""Invented rows in the shape of an example: a sample may never hold what was delivered."""

from __future__ import annotations

import re
from pathlib import Path

from simpul.onboarding.proposal import Column, Proposal
from simpul.vocabulary import Word

ROWS = 3
FIXED = {"date": "2024-01-02", "timestamp": "2024-01-02 03:04:05", "boolean": "true", "month": "1", "year": "2024"}
"""What a sample says for kinds of which every value is as good as another."""


def write_sample(path: Path, proposal: Proposal) -> None:
    """Write a few invented rows under the example's own headers, in the example's own format."""
    import polars

    rows = {column.name: [invented(column, proposal, number) for number in range(ROWS)] for column in proposal.columns}
    frame = polars.DataFrame(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    match path.suffix.lower():
        case ".xlsx":
            frame.write_excel(path)
        case ".json":
            frame.write_json(path)
        case ".parquet":
            frame.write_parquet(path)
        case _:
            frame.write_csv(path, separator=proposal.separator)


def invented(column: Column, proposal: Proposal, number: int) -> str:
    """Return a value of the column's kind that is nobody's."""
    if column.word is None:
        return "contoh"
    word = proposal.words[column.word]
    if word.codes:
        return word.codes[number % len(word.codes)]
    if word.type in FIXED:
        return FIXED[word.type]
    if word.type in ("integer", "number", "percent"):
        return str(int(word.min or 0) + number + 1)
    if word.type == "code":
        return _like(column.values[0] if column.values else "000000", word, number)
    return f"Contoh {number + 1}"


def _like(value: str, word: Word, number: int) -> str:
    """Keep a code's shape: its digits become the row's number, its letters X unless the pattern needs them."""
    counter = iter(f"{number + 1:0{sum(map(str.isdigit, value))}}")
    digits = re.sub(r"\d", lambda _: next(counter, "0"), value)
    letters = re.sub(r"[A-Z]", "X", digits)
    if word.is_private:
        letters = digits = re.sub(r"[A-Za-z]", "X", digits)
    fits = [text for text in (letters, digits) if not word.pattern or re.fullmatch(word.pattern, text)]
    return fits[0] if fits else ""
