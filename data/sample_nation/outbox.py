"""The outbox of an agency: frames in its own words become files, API records, source tables, with their faults."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import polars as pl

from sample_nation import faults as injector
from sample_nation import files, spoiled
from sample_nation.faults import Fault
from sample_nation.nation import Nation

SENT_AT = 1_767_225_600
"""When the first file was sent (2026-01-01 UTC); each further one a minute later, so that order is told by time."""
LONG = 1_000_000
"""Rows from which on a source table is indexed once, at the end: keeping an index costs more with every row."""


class Outbox:
    """Everything that one agency sends, and the truth about it."""

    def __init__(self, nation: Nation, agency: str) -> None:
        self.nation, self.agency = nation, agency
        self.counts: Counter[str] = Counter()
        self.told: list[pl.DataFrame] = []
        self.spoiled: list[dict[str, str]] = []
        self._sent = 0
        self._rows: Counter[str] = Counter()
        self._long: dict[str, str] = {}

    def file(  # noqa: PLR0913 - a word for each way of writing
        self,
        table: str,
        name: str,
        frame: pl.DataFrame,
        *,
        faults: tuple[Fault, ...] = (),
        sheet: str = "Sheet1",
        separator: str = ",",
        encoding: str = "utf-8",
        decimal: str = ".",
        header_rows: tuple[str, ...] = (),
        spoil: bool = True,
    ) -> None:
        """Leave a file in the drop; its suffix says the format. The profile may spoil it on the way."""
        sent, path = self._broken(table, name, frame, faults), self.nation.out / "drop" / self.agency / name
        path.parent.mkdir(parents=True, exist_ok=True)
        form = files.Form(sheet, separator, encoding, decimal, header_rows)
        files.write(path, sent, form)
        self._stamp(path)
        self.counts[table] += sent.height
        if spoil:
            for more, kind, ends in spoiled.spoil(self.nation, self.agency, path, sent, form):
                self.spoiled.append(
                    {"agency": self.agency, "table": table, "file": f"{self.agency}/{more}", "kind": kind, "ends": ends}
                )
                self._stamp(path.parent / Path(more).name)

    def api(self, table: str, resource: str, frame: pl.DataFrame, *, faults: tuple[Fault, ...] = ()) -> None:
        """Add records to what the gateway serves under a resource."""
        path = self.nation.out / "api" / self.agency / f"{resource}.ndjson"
        path.parent.mkdir(parents=True, exist_ok=True)
        sent = self._broken(table, resource, frame, faults, first=self._rows[resource])
        self._rows[resource] += sent.height
        self.counts[table] += sent.height
        with path.open("ab") as target:
            sent.write_ndjson(target)

    def sql(
        self,
        table: str,
        source_table: str,
        frame: pl.DataFrame,
        *,
        faults: tuple[Fault, ...] = (),
        cursor: str = "updated_at",
    ) -> None:
        """Add rows to a table of the agency's database."""
        sent = self._broken(table, source_table, frame, faults, first=self._rows[source_table])
        self._rows[source_table] += sent.height
        self.counts[table] += sent.height
        if is_long := self._rows[source_table] >= LONG:
            self._long[source_table] = cursor
        files.add_rows(self._database, source_table, sent, cursor, has_index=not is_long)

    def ckan(  # noqa: PLR0913 - what a portal wants to know
        self,
        table: str,
        dataset: str,
        filename: str,
        frame: pl.DataFrame,
        *,
        metadata: dict[str, str] | None = None,
        faults: tuple[Fault, ...] = (),
    ) -> None:
        """Publish a resource of a data set on the portal; ``metadata`` goes to the resource as CKAN names it."""
        sent, folder = self._broken(table, filename, frame, faults), self.nation.out / "ckan" / dataset
        folder.mkdir(parents=True, exist_ok=True)
        files.write(folder / filename, sent, files.Form())
        self.counts[table] += sent.height
        files.describe(folder / "package.json", dataset, filename, metadata or {})

    def truth(self, name: str, frame: pl.DataFrame | pl.LazyFrame) -> None:
        """Keep what is true; only tests and benchmarks read it. A lazy frame is never whole in memory."""
        folder = self.nation.out / "truth"
        folder.mkdir(parents=True, exist_ok=True)
        frame.lazy().sink_parquet(folder / f"{name}.parquet")

    def close(self) -> None:
        """Index the long tables, and tell which faults were made."""
        for table, cursor in self._long.items():
            files.index(self._database, table, cursor)
        if self.told:
            self.truth(f"faults_{self.agency}", pl.concat(self.told))
        if self.spoiled:
            self.truth(f"files_{self.agency}", pl.DataFrame(self.spoiled))

    @property
    def _database(self) -> Path:
        return self.nation.out / "sql" / f"{self.agency}.sqlite"

    def _broken(
        self, table: str, name: str, frame: pl.DataFrame, faults: tuple[Fault, ...], first: int = 0
    ) -> pl.DataFrame:
        """Inject the profile's faults and remember them with their place in the delivery."""
        rng = self.nation.rng("faults", self.agency, table, name, first)
        sent, found = injector.inject(frame, faults, self.nation.faults, rng)
        if found.height:
            place = {"agency": pl.lit(self.agency), "table": pl.lit(table), "source": pl.lit(name)}
            self.told.append(found.with_columns(row=pl.col("row") + first, **place))
        return sent

    def _stamp(self, path: Path) -> None:
        if path.exists():
            self._sent += 1
            os.utime(path, (SENT_AT + 60 * self._sent,) * 2)
