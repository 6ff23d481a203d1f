"""What a person leaves marks by: numbers, a name with its birth date, records; their tombstones keep the person out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb

from simpul import receipts
from simpul.people import tombstones
from simpul.people.person import Person, roles_of
from simpul.people.tokens import Key
from simpul.promises.promise import quoted
from simpul.settings import Settings
from simpul.workshop import limits
from simpul.world import World


def tombstones_of(settings: Settings, world: World, person: Person) -> list[str]:
    """Return a person's tombstones."""
    key = tombstones.key(settings, world)
    found = {key.token(f"number {number}") for number in person.numbers}
    found |= {key.token(f"word {word}") for name, _ in person.born for word in name.split() if len(word) > 2}
    found |= {key.token(f"born {name} {day}") for name, day in person.born if person.is_alone}
    return sorted(found | set(_records(settings, key, person)))


def _records(settings: Settings, key: Key, person: Person) -> Iterator[str]:
    """Yield the tombstones of the rows that were linked, from what *validate* left of their deliveries."""
    places, roles = {one.delivery_id: one for one in receipts.all(settings)}, roles_of(settings)
    for delivery in sorted({delivery for delivery, _, _ in person.rows} & places.keys()):
        receipt = places[delivery]
        folder = receipts.folder(settings, receipt.agency, receipt.table, delivery)
        one, sieved = roles.get((receipt.agency, receipt.table)), folder / "sieved.parquet"
        if one is None or not sieved.exists():
            continue
        first = int(json.loads((folder / "verdict.json").read_bytes())["first_row"])
        for is_other, mark in ((False, one.record("record", one.numbers)), (True, one.record("role", one.others))):
            rows = [str(row - first) for d, row, other in person.rows if d == delivery and other is is_other]
            if rows:
                yield from _marked(settings, key, sieved, mark, rows)


def _marked(settings: Settings, key: Key, sieved: Path, mark: str, rows: list[str]) -> list[str]:
    source = f"read_parquet('{quoted(sieved)}', file_row_number = true)"
    with duckdb.connect(config=limits(settings)) as connection:
        query = f"select {mark} from {source} where file_row_number in ({', '.join(rows)})"
        return tombstones.of(connection, key, query)
