"""A house whose agency keeps its ledger in a database."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
from simpul import receipts
from simpul.land import land
from simpul.receipts import Receipt

from tests.dags.simpul.house import House, build

CONTRACT = r"""
agency: kas
name: Kas Negara
steward: {unit: Pusdata, email: data@kas.example}
legal_basis: Perpres 39/2019
purpose: tests
tables:
  realization:
    description: One row per section and day.
    landing:
      connector: sql
      match: "**/realization_*.parquet"
      table: realisasi
      cursor: diubah
      by: month
      period_column: tanggal
      look_back_days: 45
    cadence: {every: month}
    period: {file: '(?P<year>\d{4})-(?P<month>\d\d)'}
    grain: [section_code]
    fields: {Kode | Kode Lama: section_code, nilai: amount_idr, catatan: "note?"}
  assets:
    description: One row per section.
    landing: {connector: sql, match: "**/assets.parquet", table: aset, cursor: diubah}
    cadence: {every: month}
    grain: [section_code]
    fields: {kode: section_code, nilai: amount_idr}
"""
TABLES = (
    "create table realisasi (kode text, nip text, nilai numeric(20, 2), tanggal date, diubah timestamp, catatan text)",
    "create table aset (kode text, nip text, nilai numeric(20, 2), diubah timestamp)",
)


def row(code: str, amount: float, day: str, changed: str = "") -> str:
    """Return the query that adds a row to the ledger; it was changed at noon of its day, unless told otherwise."""
    changed = changed or f"{day} 12:00:00"
    return f"insert into realisasi values ('{code}', '000', {amount}, '{day}', '{changed}', null)"


def keep(root: Path) -> "Ledger":
    """Build the house, on the last day of a year that its ledger may tell of."""
    house = build(root)
    house.promise(CONTRACT)
    return Ledger(replace(house, world=replace(house.world, now=lambda: datetime(2026, 12, 31, tzinfo=UTC))))


@dataclass(frozen=True)
class Ledger:
    """The house, and what was delivered to it."""

    house: House

    def land(self, table: str = "realization", is_full: bool = False) -> list[str]:
        """Pull, and return the names of what waits."""
        found = land(self.house.settings, self.house.world, "kas", table, is_full=is_full)
        return [one.file for one in found]

    def load(self) -> None:
        """Say of everything that waits that it is loaded."""
        for one in receipts.all(self.house.settings):
            if one.state == "landed":
                period = re.search(r"\d{4}(-\d\d)?", one.file)
                told = {"state": "loaded", "period": period[0] if period else None}
                receipts.claim(self.house.settings, self.house.world, one, **told)

    def flow(self, table: str = "realization", is_full: bool = False) -> list[str]:
        """Pull and load, and return the names of what came."""
        names = self.land(table, is_full)
        self.load()
        return names

    def receipts(self, name: str) -> list[Receipt]:
        """Return the receipts of a file, oldest first."""
        return [one for one in receipts.all(self.house.settings) if one.file == name]

    def rows(self, name: str) -> list[dict]:
        """Return the rows of the newest delivery of that name, as the source gave them."""
        return pq.read_table(receipts.payload(self.house.settings, self.receipts(name)[-1])).to_pylist()
