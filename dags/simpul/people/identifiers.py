"""Numbers of people: an edition holds no NIP (18 digits) and no NIK (16 digits)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import duckdb

from simpul.errors import EditionRefused

NIP = re.compile(r"(?P<year>19[3-9]\d|20[0-2]\d)(?P<month>\d\d)(?P<day>\d\d)(?:19[5-9]\d|20\d\d)\d\d[12]\d{3}")
NIK = re.compile(r"[1-9]\d{5}(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)\d{4}")
HASHES = frozenset({"_delivery_id", "_delivery_ids", "delivery_id", "delivery_ids", "sha256", "contract_version",
                    "compiled_sql"})  # fmt: skip
"""Columns of our own making that may hold sixteen digits by chance."""
LONG = """
select '{column}' as place, "{column}" as text from "{table}"
where strlen("{column}") >= 16 and regexp_matches("{column}", '[0-9]{{16}}')
"""
"""Texts with sixteen digits on end; most are too short for it, which costs less to see than a search."""
DIGITS = """
select distinct place, run from (select place, unnest(regexp_extract_all(text, '[0-9a-f]+')) as run from ({texts}))
where regexp_full_match(run, '[0-9]{{16}}|[0-9]{{18}}')
"""
TEXTS = """
select table_name, column_name
from duckdb_columns() semi join duckdb_tables() using (database_name, schema_name, table_name)
where database_name = current_database() and data_type = 'VARCHAR'
"""


def looks_like_a_person(digits: str) -> bool:
    """Say whether digits could be a NIP or NIK: the length, and a real birth date inside.

    A NIP opens with the birth date and the appointment's month (Perka BKN 22/2007); a NIK holds it after six digits
    of place, the day raised by 40 for women.
    """
    if found := NIP.fullmatch(digits):
        return _is_date(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := NIK.fullmatch(digits):
        day = int(found["day"])
        return not digits.endswith("0000") and _is_date(
            2000 + int(found["year"]), int(found["month"]), day - 40 if day > 40 else day
        )
    return False


def refuse_identifiers(connection: duckdb.DuckDBPyConnection) -> int:
    """Read every text of every table and return how many text columns were scanned.

    Raises:
        EditionRefused: some could be a person's number; the message names the columns, never the numbers.
    """
    texts: dict[str, list[str]] = {}
    for table, column in connection.execute(TEXTS).fetchall():
        if column not in HASHES:
            texts.setdefault(table, []).append(column)
    hits = {
        f"{table}.{column}": count
        for table, columns in texts.items()
        for column, count in _people(connection, table, columns).items()
    }
    if hits:
        places = ", ".join(f"{place} ({count})" for place, count in sorted(hits.items()))
        todo = "mark the field as personal in vocabulary.yml, or ignore the column in the contract"
        raise EditionRefused(f"texts that could be a NIP or NIK: {places}", where="edition", todo=todo)
    return sum(map(len, texts.values()))


def _people(connection: duckdb.DuckDBPyConnection, table: str, columns: list[str]) -> Counter[str]:
    """Count, by column, the different numbers that could be a person's."""
    texts = " union all ".join(LONG.format(table=table, column=column) for column in columns)
    found = connection.execute(DIGITS.format(texts=texts)).fetchall()
    return Counter(column for column, digits in found if looks_like_a_person(digits))


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
