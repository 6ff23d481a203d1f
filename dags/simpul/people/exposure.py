"""Nobody of the vault is in an edition: its texts and long numbers are held against every identifier and name there.

A text that is a name by chance, as villages and people share some, does not stop an edition: it is one of few in its
column, and a table that is about no person, or a reviewed list of ours, says the same.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from simpul.contract import load_contracts
from simpul.errors import EditionRefused
from simpul.people.identifiers import HASHES
from simpul.people.vault import private_words
from simpul.promises.promise import quoted
from simpul.settings import Settings
from simpul.vocabulary import Word, load_vocabulary
from simpul.workshop import limits

FEW, SHARE = 3, 0.01
"""Names that a column may hold by chance: this many, or this share of its different texts."""
LONG = 8
"""Letters from which a number can be taken for that of one person."""
TEXTS = {
    "VARCHAR": 'select "{0}" as text from edition."{1}"',
    "VARCHAR[]": 'select unnest("{0}") as text from edition."{1}"',
    "BIGINT": 'select "{0}"::varchar as text from edition."{1}" where "{0}" >= 1000000000000000',
    "HUGEINT": 'select "{0}"::varchar as text from edition."{1}" where "{0}" >= 1000000000000000',
}
"""DuckDB type → what may stand for a person in a column of it."""
COLUMNS = "select table_name, column_name, data_type from duckdb_columns() where database_name = ? and schema_name = ?"
PLAIN = "upper(case when starts_with({0}, ' ') or ends_with({0}, ' ') then trim({0}) else {0} end)"
"""A text in capitals and trimmed: to look for what to trim costs a fifth of trimming all."""
HITS = """
select place, kind, count(*), count(*) filter (not is_known), any_value(size) from (
    select place, text, kind, text in (select text from known) as is_known from hits
) join (select place, count(*) as size from said group by all) using (place) group by all"""


def refuse_people(settings: Settings, edition: Path) -> int:
    """Look for everyone of the vault in an edition's file and return how many columns were read.

    Raises:
        EditionRefused: someone is in it; the message names columns and counts, never a value.
    """
    with duckdb.connect(config=limits(settings)) as connection:
        connection.execute(f"attach '{quoted(edition)}' as edition (read_only)")
        connection.execute(f"attach '{quoted(settings.warehouse)}' as workshop (read_only)")
        words = load_vocabulary(settings.promises)
        private = _sought(connection, words)
        places = _read(connection) if private else []
        for table, column, kind in private:
            _seek(connection, f'workshop.vault."{table}"', column, kind)
        exposed = _exposed(connection, settings, words) if private else []
    if exposed:
        todo = "keep names and numbers of people out of the marts: use the token, or count"
        raise EditionRefused(f"people of the vault stand in: {', '.join(exposed)}", where="edition", todo=todo)
    return len(places)


def _sought(connection: duckdb.DuckDBPyConnection, words: dict[str, Word]) -> list[tuple[str, str, str]]:
    """Return the vault's columns that name a person, as (table, column, kind); a birth date alone names nobody."""
    found = []
    for table, column, _ in connection.execute(COLUMNS, ["workshop", "vault"]).fetchall():
        word = words.get(column)
        if word and word.privacy == "identifier":
            found.append((table, column, "identifier"))
        elif word and word.is_private and word.type in ("name", "text") and not word.codes:
            found.append((table, column, "name"))
    return found


def _read(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Fill table ``said``: each different text of an edition's column, in capitals, and the long numbers in it."""
    connection.execute("create temp table hits (place varchar, text varchar, kind varchar)")
    connection.execute("create temp table said (place varchar, text varchar)")
    there = connection.execute(COLUMNS, ["edition", "main"]).fetchall()
    places = [(table, column, TEXTS[kind]) for table, column, kind in there if kind in TEXTS and column not in HASHES]
    by_table: dict[str, list[str]] = {}
    for table, column, query in places:
        texts = f"select distinct {PLAIN.format('text')} as text from ({query.format(column, table)}) where text <> ''"
        by_table.setdefault(table, []).append(f"select '{quoted(f'{table}.{column}')}' as place, text from ({texts})")
    for queries in by_table.values():
        connection.execute(f"insert into said {' union all '.join(queries)}")
    runs = "unnest(regexp_extract_all(text, '[0-9]+')) as run"
    inside = f"select place, {runs}, text from said where regexp_matches(text, '[0-9]{{16}}')"
    connection.execute(f"insert into said select distinct place, run from ({inside}) where run <> text")
    return [f"{table}.{column}" for table, column, _ in places]


def _seek(connection: duckdb.DuckDBPyConnection, table: str, column: str, kind: str) -> None:
    told = f'"{column}"::varchar'
    tells = f"length({told}) >= {LONG}" if kind == "identifier" else f"regexp_matches({told}, '[[:alpha:]]{{3}}')"
    one = f"select {PLAIN.format(told)} as text from {table} where {tells}"
    connection.execute(f"insert into hits select distinct place, text, ? from said join ({one}) using (text)", [kind])


def _exposed(connection: duckdb.DuckDBPyConnection, settings: Settings, words: dict[str, Word]) -> list[str]:
    """Say which columns hold more than chance explains."""
    connection.execute("create temp table once as select distinct * from hits")
    connection.execute("create or replace temp table hits as from once")
    connection.execute("create temp table known (text varchar)")
    if connection.execute("select 1 from hits where kind = 'name' limit 1").fetchall():
        for table, column in _impersonal(connection, settings, words):
            text = PLAIN.format(f'"{column}"')
            query = f"select distinct {text} from workshop.{table} where {text} in (select text from hits)"
            connection.execute(f"insert into known {query}")
    found = sorted(connection.execute(HITS).fetchall())
    return [
        f"{place} ({number} by {kind})"
        for place, kind, number, unknown, size in found
        if kind == "identifier" or unknown or number > max(FEW, SHARE * size)
    ]


def _impersonal(
    connection: duckdb.DuckDBPyConnection, settings: Settings, words: dict[str, Word]
) -> list[tuple[str, str]]:
    """Return the name columns of landed tables that are about no person, and the texts of our own lists."""
    lists = connection.execute(COLUMNS, ["workshop", "reference"]).fetchall()
    found = [(f'reference."{table}"', column) for table, column, kind in lists if kind == "VARCHAR"]
    tables = {
        f"{agency}__{name}"
        for agency, contract in load_contracts(settings.promises).items()
        for name, table in contract.tables.items()
        if not private_words(table, words)
    }
    for table, column, kind in connection.execute(COLUMNS, ["workshop", "raw"]).fetchall():
        if table in tables and kind == "VARCHAR" and column in words and words[column].type == "name":
            found.append((f'raw."{table}"', column))
    return found
