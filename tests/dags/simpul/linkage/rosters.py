"""A few invented records and people in the shape that linkage compares."""

from datetime import date

import pyarrow as pa
from simpul.linkage.comparisons import COLUMNS

DATES = {"birth_date", "other_birth_date", "swapped_birth_date", "moved_in_date", "seated_from", "listed_from"}
SCHEMA = pa.schema([(name, pa.date32() if name in DATES else pa.string()) for name in COLUMNS])
BORN = date(1990, 2, 3)


def table(*rows: dict) -> pa.Table:
    """Return rows as a table; a name told once is told in order and as heard too."""
    return pa.Table.from_pylist([_whole(row) for row in rows], schema=SCHEMA)


def _whole(row: dict) -> dict:
    ordered = " ".join(sorted(row["name"].split()))
    return {"name_in_order": ordered, "name_as_heard": ordered} | row


PEOPLE = table(
    {"unique_id": "P1", "name": "tumono mudarma", "birth_date": BORN, "sex_code": "M", "agency_code": "007"},
    {"unique_id": "P2", "name": "sri rahayu", "birth_date": BORN, "sex_code": "F", "agency_code": "007"},
    {"unique_id": "P3", "name": "sri rahayu", "birth_date": date(1971, 5, 5), "sex_code": "F", "agency_code": "025"},
)
RECORDS = table(
    {"unique_id": "seat/1", "name": "t mudarma", "birth_date": BORN, "agency_code": "007"},
    {"unique_id": "seat/2", "name": "rahayu sri", "birth_date": BORN},
    {"unique_id": "seat/3", "name": "ahmad zaini", "birth_date": date(1960, 1, 1)},
)
