"""What to look for after canaries were planted: names by their mark, numbers by all digits but the last."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
from sample_nation.world.canaries import MARK

from tests.byte_scan import contents

RUN = re.compile(rb"\d{15,}")
NAME = re.compile(MARK.encode(), re.IGNORECASE)
NIP_OPENING, NIK_OPENING = 16, 15
"""Digits that are enough to know a number by: a mistyped NIP differs in its last two, a short number lacks its last."""


@dataclass(frozen=True)
class Canaries:
    """Who was planted: how many, and the openings of all their numbers."""

    people: pl.DataFrame
    openings: dict[int, frozenset[bytes]]

    def found(self, content: bytes) -> set[str]:
        """Return what of the canaries is in some bytes: name, NIP, NIK."""
        kinds = {"name"} if NAME.search(content) else set()
        for run in set(RUN.findall(content)):
            for kind, length in (("NIP", NIP_OPENING), ("NIK", NIK_OPENING)):
                windows = (run[at : at + length] for at in range(len(run) - length + 1))
                kinds |= {kind} if any(window in self.openings[length] for window in windows) else set()
        return kinds

    def leaks(self, files: Iterable[Path]) -> list[str]:
        """Say for each file what of the canaries it holds, as it is or once it is unpacked."""
        told = ((file, set().union(*map(self.found, contents(file)))) for file in files)
        return [f"{file}: {', '.join(sorted(kinds))}" for file, kinds in told if kinds]


def planted(nation: Path) -> Canaries:
    """Return the canaries of a country, from its truth."""
    people = pl.read_parquet(nation / "truth" / "people.parquet")
    people = people.filter(pl.col("full_name").str.to_lowercase().str.contains(MARK))
    nips = pl.concat([people["nip"], people["former_nip"].drop_nulls()])
    openings = {NIP_OPENING: nips.str.head(NIP_OPENING), NIK_OPENING: people["nik"].str.head(NIK_OPENING)}
    told = {length: frozenset(text.encode() for text in texts) for length, texts in openings.items()}
    return Canaries(people, told)


def files_below(*folders: Path) -> Iterator[Path]:
    """Yield every file below some folders."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def may_hold_people(data: Path, file: Path) -> bool:
    """Say whether a file may hold people: the agencies' own, landed payloads, the vault's database."""
    room, *inside = file.relative_to(data).parts
    is_landed = room == "landing" and file.name.startswith(("payload.", "sieved."))
    return room == "nation" or is_landed or (room, *inside) == ("warehouse.duckdb",)


def outside_the_vault(warehouse: Path, target: Path) -> Path:
    """Copy every table and view of a warehouse but those of schema vault into a database of its own."""
    with duckdb.connect(target) as connection:
        connection.execute(f"attach '{warehouse}' as held (read_only)")
        both = "select schema_name, {0}_name, internal, database_name from duckdb_{0}s()"
        there = f"from ({both.format('table')} union all {both.format('view')}) where database_name = 'held'"
        query = f"select schema_name, table_name {there} and not internal and schema_name <> 'vault'"
        for schema, name in connection.execute(query).fetchall():
            connection.execute(f'create table "{schema}__{name}" as from held."{schema}"."{name}"')
        connection.execute("detach held")
    return target
