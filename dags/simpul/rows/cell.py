"""A delivered cell as SQL: what it says as text, when it is empty."""

from __future__ import annotations

from dataclasses import dataclass

from simpul.promises.promise import quoted

SPACES = " \t\r\n\x0b\x0c\u00a0\u2007\u202f\u200b\ufeff"
"""What is trimmed, beyond what DuckDB's trim knows."""

MASK = "•••"
"""What stands for a private value outside landing and vault."""


def masked(text: str) -> str:
    """Return the SQL that tells how long a text is, and nothing else of it."""
    return f"'{MASK}(' || length({text}) || ')'"


@dataclass(frozen=True)
class Cell:
    """A delivered column as SQL, its DuckDB type, and the habits of its table."""

    sql: str
    delivered_type: str = "VARCHAR"
    nulls: tuple[str, ...] = ("", "-")
    decimal: str = "."
    dates: str = "day-first"

    @property
    def text(self) -> str:
        """Return the cell as text, as delivered."""
        return self.sql if self.delivered_type == "VARCHAR" else f"{self.sql}::varchar"

    @property
    def trimmed(self) -> str:
        """Return the cell as text without spaces of any kind around it."""
        return f"trim({self.text}, '{SPACES}')"

    @property
    def is_empty(self) -> str:
        """Return the condition that the cell holds nothing."""
        marks = ", ".join(f"'{quoted(mark)}'" for mark in dict.fromkeys(("", *self.nulls)))
        return f"({self.sql} is null or {self.trimmed} in ({marks}))"

    @property
    def is_number(self) -> bool:
        """Say whether the format delivered numbers."""
        return self.delivered_type.startswith(("DECIMAL", "DOUBLE", "FLOAT")) or self.is_whole

    @property
    def is_whole(self) -> bool:
        """Say whether the format delivered whole numbers."""
        return self.delivered_type.endswith(("INT", "INTEGER"))
