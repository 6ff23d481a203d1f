"""CSV in any dialect: delimiter, quotes, encoding and header row are found, the rows stay in the file."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

import duckdb

from simpul.readers.headers import SEARCHED_ROWS, find_header
from simpul.readers.refusals import refused, refusing
from simpul.readers.source import Source, names, quoted
from simpul.readers.texts import LONGEST_LINE, Text, readable

DELIMITERS = ",;\t|"


class Dialect(NamedTuple):
    """How a CSV is written."""

    delimiter: str
    quote: str
    escape: str


class Header(NamedTuple):
    """The names and the line (from 1) on which they end."""

    names: list[str]
    line: int
    matches: int


def open_table(connection: duckdb.DuckDBPyConnection, path: Path, known: set[str]) -> Source:
    """Open a CSV; DuckDB reads it in parallel when the relation is used, never before.

    Raises:
        PromiseBroken: markup instead of a table, NUL bytes, an endless line, no encoding that we know.
    """
    text = readable(path)
    head = text.head
    if head.lstrip()[:1] == "<":
        raise refused("a web page or other markup, not a table", path.name, "download the file itself")
    if head.lstrip()[:1] in ("[", "{"):
        raise refused("JSON in UTF-16", path.name, "send it as UTF-8")
    if not head.strip():
        raise refused("the file is empty", path.name)
    dialect, header = _dialect(connection, text, head, known)
    relation = _relation(text.path, dialect, header)
    with refusing(path.name):  # the first rows tell a broken file before the long pass
        connection.sql(f"select * from {relation} limit 1").fetchall()
    types = ["VARCHAR"] * len(header.names)
    return Source(relation, header.names, types, header.line + 1, "", text.notes, "")


def _dialect(connection: duckdb.DuckDBPyConnection, text: Text, head: str, known: set[str]) -> tuple[Dialect, Header]:
    """Return the dialect that finds most promised names; DuckDB's own guess where that says nothing."""
    guess = _guess(connection, text.path)
    tries = [guess, *(guess._replace(delimiter=mark) for mark in DELIMITERS if mark != guess.delimiter)]
    headers = [_header(head, dialect, known) for dialect in tries]
    best = max(range(len(tries)), key=lambda position: headers[position].matches)
    return tries[best], headers[best]


def _guess(connection: duckdb.DuckDBPyConnection, path: Path) -> Dialect:
    try:
        found = connection.execute(
            f"select delimiter, quote, escape from sniff_csv({quoted(str(path))}, all_varchar = true)"
        ).fetchall()[0]
    except duckdb.Error:  # the sniffer gives up on few or ragged lines; the promised names will decide
        return Dialect(",", '"', '"')
    delimiter, quote, escape = ("" if mark == "(empty)" else mark for mark in found)
    return Dialect(delimiter or ",", quote or '"', escape or quote or '"')


def _header(head: str, dialect: Dialect, known: set[str]) -> Header:
    escape = None if dialect.escape == dialect.quote else dialect.escape
    lines = csv.reader(
        io.StringIO(head, newline=""), delimiter=dialect.delimiter, quotechar=dialect.quote, escapechar=escape
    )
    rows: list[list[str]] = []
    ends: list[int] = []
    try:
        for row in lines:
            rows.append(row)
            ends.append(lines.line_num)
            if len(rows) == SEARCHED_ROWS:
                break
    except csv.Error:  # a field beyond csv's limit: not the header; what came before it counts
        pass
    if not rows:
        return Header([], 0, 0)
    found = find_header(rows, known)
    return Header([name.strip() for name in rows[found.position]], ends[found.position], found.matches)


def _relation(path: Path, dialect: Dialect, header: Header) -> str:
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in names(len(header.names)))
    return (
        f"read_csv({quoted(str(path))}, auto_detect = false, header = false, skip = {header.line}, "
        f"delim = {quoted(dialect.delimiter)}, quote = {quoted(dialect.quote)}, escape = {quoted(dialect.escape)}, "
        f"columns = {{{columns}}}, strict_mode = true, max_line_size = {LONGEST_LINE})"
    )
