"""What a reader hands to the sieve."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One table of a delivery, readable by SQL, nothing interpreted.

    Attributes:
        relation: SQL text for FROM; its columns are c0, c1, … by position, its rows in delivery order.
        headers: the names as delivered, by position; a name may occur twice or be empty.
        column_types: DuckDB types by position; VARCHAR wherever the format knows only text.
        first_row: the number a person sees for the first data row.
        total: the number of rows, blank ones too, where it is known without reading; else "".
        notes: what a person should know though it stops nothing.
        place: the sheet or the zip member; "" where the file is the table.
    """

    relation: str
    headers: list[str]
    column_types: list[str]
    first_row: int
    total: str
    notes: list[str]
    place: str


def quoted(text: str) -> str:
    """Return ``text`` as a SQL string."""
    return "'" + text.replace("'", "''") + "'"


def names(width: int) -> list[str]:
    """Return the positional column names c0, c1, …."""
    return [f"c{position}" for position in range(width)]
