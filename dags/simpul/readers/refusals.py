"""Say in our words why a file cannot be read, without repeating what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from simpul.errors import PromiseBroken

SEND_AGAIN = "correct the file and send it again"

_REASONS = (
    (r"CSV Error on Line: (?P<line>\d+).*?Expected Number of Columns: (?P<due>\d+) Found: (?P<found>\d+)",
     "line {line} has {found} columns where the header has {due}"),
    (r"CSV Error on Line: (?P<line>\d+).*?unterminated quote", "line {line}: a quoted value does not end"),
    (r"CSV Error on Line: (?P<line>\d+).*?(?:exceed|[Mm]aximum line size)", "line {line} is too long"),
    (r"CSV Error on Line: (?P<line>\d+).*?[Ii]nvalid unicode", "line {line} is not UTF-8"),
    (r"CSV Error on Line: (?P<line>\d+)", "line {line} breaks the rules of CSV"),
    (r"CSV Parser state machine", "the quotes or line ends break the rules of CSV"),
    (r"Malformed JSON.*?, at (?P<place>byte \d+ in [a-z/]+ \d+): (?P<why>[^.\n]+)", "JSON broken at {place}: {why}"),
    (r"top-level JSON array|maximum_object_size|Malformed JSON", "not JSON that we can read"),
    (r"Failed to read file|likely corrupted", "damaged Parquet"),
)  # fmt: skip


def reason(error: Exception) -> str | None:
    """Return why the file cannot be read; None where the error is not about the file."""
    if not isinstance(error, duckdb.Error):
        return None
    for pattern, words in _REASONS:
        if found := re.search(pattern, str(error), re.DOTALL):
            return words.format(**found.groupdict())
    # what DuckDB's Parquet reader throws deep inside has no class of its own; everything of ours has
    return "damaged" if type(error) is duckdb.Error else None


def refused(what: str, where: str, todo: str = SEND_AGAIN) -> PromiseBroken:
    """Return the refusal of a delivery, to be raised."""
    return PromiseBroken(what, where=where, todo=todo)


@contextmanager
def refusing(where: str) -> Iterator[None]:
    """Turn DuckDB's complaint about a file into a refusal; its other errors stay ours.

    Raises:
        PromiseBroken: says line, record or byte; never a value.
    """
    try:
        yield
    except duckdb.Error as error:
        if what := reason(error):
            raise refused(what, where) from error
        raise
