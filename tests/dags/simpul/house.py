"""A house of one agency in a temporary folder, and a stand-in for *validate* that sieves its tiny CSV files."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import duckdb
from simpul import receipts
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.world import Disk, World

VOCABULARY = """
words:
  section_code: {label: {id: Kode, en: Code}, type: code}
  fiscal_year: {label: {id: Tahun, en: Year}, type: year}
  amount_idr: {label: {id: Jumlah, en: Amount}, type: number}
  note: {label: {id: Catatan, en: Note}, type: text}
  person_number: {label: {id: NIP, en: NIP}, type: code, privacy: identifier}
"""
PURPOSES = """
purposes:
  tests: {{label: {{id: Uji, en: Tests}}, legal_basis: Perpres 39/2019, holds: [{}]}}
"""
CONTRACT = r"""
agency: kas
name: Kas Negara
steward: {unit: Pusdata, email: data@kas.example}
legal_basis: Perpres 39/2019
purpose: tests
tables:
  spending:
    description: One row per section and month.
    landing:
      - {connector: drop, match: "**/spending_*.csv"}
      - {connector: drop, match: "**/extra_*.csv", part: extra}
    cadence: {every: month}
    period: {file: '(?P<year>\d{4})-(?P<month>\d\d)'}
    grain: [section_code]
    fields: {code: section_code, amount: amount_idr}
  yearly:
    description: One row per section and year.
    landing: {connector: drop, match: "yearly/*.csv"}
    cadence: {every: year}
    grain: [section_code, fiscal_year]
    fields: {code: section_code}
    unpivot: {columns: '20\d\d(\.0)?', name: fiscal_year, value: amount_idr}
"""


@dataclass(frozen=True)
class House:
    """One installation and the folder where its agency leaves files."""

    settings: Settings
    world: World
    drop: Path

    def deliver(self, name: str, content: str, at: int = 1) -> Path:
        """Leave a file whose time is ``at`` seconds after the epoch."""
        import os

        path = self.drop / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        os.utime(path, (at, at))
        return path

    def promise(self, contract: str) -> None:
        """Change the agency's contract."""
        (self.settings.promises / "agencies" / "kas.yml").write_text(contract)

    def rows(self, sql: str) -> list[tuple]:
        """Ask the warehouse."""
        with duckdb.connect(self.settings.warehouse, read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def spending(self) -> list[tuple]:
        """Return the rows of raw.kas__spending: period, part, code, amount, row."""
        return self.rows(
            "select period::varchar, part, section_code, amount_idr, _row from raw.kas__spending order by all"
        )


def build(root: Path, disk: Disk | None = None) -> House:
    """Build a house whose clock and tokens count up from fixed starts."""
    promises, drop = root / "expectations", root / "drop"
    (promises / "agencies").mkdir(parents=True)
    drop.mkdir()
    (promises / "vocabulary.yml").write_text(VOCABULARY)
    (promises / "purposes.yml").write_text(PURPOSES.format("person_number"))
    (promises / "agencies" / "kas.yml").write_text(CONTRACT)
    settings = Settings(data=root / "data", drop=str(drop), promises=promises, dbt_project=root / "dbt_project")
    ticks, tokens = count(), count()
    world = World(
        now=lambda: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=next(ticks)),
        token=lambda: f"{next(tokens):016x}",
        disk=disk or Disk(),
    )
    return House(settings, world, drop)


def sieve(house: House, receipt: Receipt) -> Receipt:
    """Do what *validate* does to a CSV of two columns: an amount that is no number is quarantined."""
    settings = house.settings
    receipt = receipts.claim(settings, house.world, receipt)
    place = receipts.folder(settings, receipt.agency, receipt.table, receipt.delivery_id)
    aside = settings.quarantine / receipt.agency / receipt.table / receipt.delivery_id
    aside.mkdir(parents=True, exist_ok=True)
    lines = receipts.payload(settings, receipt).read_text().splitlines()
    headers, rows = lines[0].split(","), [line.split(",") for line in lines[1:]]
    period = receipt.file.split("_")[-1].removesuffix(".csv") if receipt.table == "spending" else None
    names = ["section_code", "amount_idr"] if receipt.table == "spending" else ["section_code", *headers[1:]]
    with duckdb.connect() as connection:
        cells = ", ".join(f'"{name}" {"varchar" if name == "section_code" else "double"}' for name in names)
        connection.execute(f"create table sieved ({cells}, period date, _broken_0 ubigint, _raw varchar)")
        for code, *amounts in rows:
            good = all(_number(amount) for amount in amounts)
            values = [code, *(float(a) if a and _number(a) else None for a in amounts)]
            marks = ", ".join("?" for _ in values)
            connection.execute(
                f"insert into sieved values ({marks}, ?::date, ?, ?)",
                [*values, period and f"{period}-01", 0 if good else 1, None if good else json.dumps([code, *amounts])],
            )
        connection.execute(f"copy (from sieved) to '{place / 'sieved.parquet'}'")
        connection.execute(
            f"copy (select '{receipt.delivery_id}' as _delivery_id, row_number() over () + 1 as _row, "
            "'amount_idr:type' as rule, 'amount_idr' as column_name, _raw as value, 'no number' as reason "
            f"from sieved qualify _broken_0 > 0) to '{aside / 'rows.parquet'}'"
        )
    broken = sum(not all(_number(amount) for amount in amounts) for _, *amounts in rows)
    check = {"check_id": "amount_idr:type", "column": "amount_idr", "expectation": "typed", "because": "it is a sum"}
    counted = {"passed": not broken, "rows_checked": len(rows), "rows_failed": broken, "errored": False}
    (place / "verdict.json").write_text(json.dumps({"first_row": 2, "outcomes": [check | counted]}))
    return receipts.write(
        settings,
        house.world,
        receipt.model_copy(
            update={
                "state": "validated",
                "period": period,
                "rows_landed": len(rows),
                "rows_quarantined": broken,
                "validated_at": house.world.now().isoformat(),
            }  # fmt: skip
        ),
    )


def flow(house: House) -> list[Receipt]:
    """Land, sieve and load whatever waits."""
    from simpul.land import land
    from simpul.load import load

    waiting = [sieve(house, one) for one in land(house.settings, house.world, "kas")]
    return load(house.settings, house.world, waiting)


def _number(text: str) -> bool:
    return not text or text.replace(".", "", 1).isdigit()
