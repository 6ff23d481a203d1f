"""The ledger in schema raw: every receipt without its clock, with its checks and its quarantined rows."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
from duckdb import DuckDBPyConnection

from simpul import raw, receipts
from simpul.people import vault
from simpul.raw import LEDGER, literal, quoted
from simpul.receipts import Receipt
from simpul.settings import Settings

SAME = ("agency", "part", "period", "delivery_id", "file", "sheet", "sha256", "bytes", "sequence", "contract_version",
        "state", "reason", *receipts.COUNTS)  # fmt: skip
"""What a ledger line takes from its receipt under the same name."""
TABLES = "select schema_name, table_name from duckdb_tables() where schema_name in ('raw', 'vault')"


def prepare(connection: DuckDBPyConnection) -> None:
    """Make the list of what stands in raw; it is kept beside the schema, and written with the rows."""
    columns = ("agency", "table_name", "delivery_id", "protection")
    connection.execute(f"create table if not exists standing ({' varchar, '.join(columns)} varchar)")
    connection.execute("alter table standing add column if not exists protection varchar default ''")


def standing(connection: DuckDBPyConnection) -> dict[str, tuple[str, str, str]]:
    """Return delivery id → agency, table and protection (see ``vault``) of every delivery whose rows stand in raw."""
    found = connection.execute("select delivery_id, agency, table_name, protection from standing").fetchall()
    return {delivery: (agency, table, protection) for delivery, agency, table, protection in found}


def stand(connection: DuckDBPyConnection, receipt: Receipt, replaced: list[str], protection: str) -> None:
    """Note whose rows stand in raw now, how their private words are kept, and whose rows no longer stand there."""
    connection.execute("delete from standing where list_contains(?, delivery_id)", [[receipt.delivery_id, *replaced]])
    row = [receipt.agency, receipt.table, receipt.delivery_id, protection]
    connection.execute("insert into standing values (?, ?, ?, ?)", row)


def forget(connection: DuckDBPyConnection, settings: Settings) -> None:
    """Take out rows whose receipt no longer lets them stand: a crash, and then another verdict, left them."""
    allowed = {one.delivery_id for one in receipts.all(settings) if one.state in {"loaded", "validated", "landed"}}
    there = {f"{schema}.{quoted(name)}" for schema, name in connection.execute(TABLES).fetchall()}
    for delivery, (agency, table, _) in standing(connection).items():
        if delivery not in allowed:
            connection.begin()
            for full in there & {raw.table_name(agency, table), vault.table_name(agency, table)}:
                connection.execute(f"delete from {full} where _delivery_id = ?", [delivery])
            connection.execute("delete from standing where delivery_id = ?", [delivery])
            connection.commit()


def refresh(connection: DuckDBPyConnection, settings: Settings) -> None:
    """Write the lines of every receipt that says something new, in one transaction."""
    ledger = {one.delivery_id: _line(one) for one in receipts.all(settings)}
    names = [entry.split()[0] for entry in LEDGER["deliveries"].split(", ")]
    rows = connection.execute(f"select {', '.join(names)} from raw.deliveries").fetchall()
    present = {row[names.index("delivery_id")]: dict(zip(names, row, strict=True)) for row in rows}
    stale = [name for name in present.keys() | ledger.keys() if present.get(name) != ledger.get(name)]
    connection.begin()
    for table in ("deliveries", "checks", "quarantine"):
        connection.execute(f"delete from raw.{table} where list_contains(?, delivery_id)", [stale])
    fresh = [ledger[name] for name in sorted(stale) if name in ledger]
    _insert(connection, "deliveries", fresh)
    _insert(connection, "checks", [check for line in fresh for check in _checks(settings, line)])
    for line in fresh:
        _copy_quarantine(connection, settings, line)
    connection.commit()


def _line(receipt: Receipt) -> dict[str, Any]:
    line = {name: getattr(receipt, name) for name in SAME}
    plain = {name: json.dumps(getattr(receipt, name), ensure_ascii=False) for name in ("drift", "notes")}
    return line | plain | {"table_name": receipt.table}


def _checks(settings: Settings, line: dict[str, Any]) -> list[dict[str, Any]]:
    path = receipts.folder(settings, line["agency"], line["table_name"], line["delivery_id"]) / "verdict.json"
    if not path.exists():
        return []
    about = {name: line[name] for name in ("agency", "table_name", "delivery_id")}
    return [about | {"column_name": one["column"]} | one for one in json.loads(path.read_bytes())["outcomes"]]


def _insert(connection: DuckDBPyConnection, table: str, lines: list[dict[str, Any]]) -> None:
    if lines:
        names = [entry.split()[0] for entry in LEDGER[table].split(", ")]
        arrow = pa.table({name: [line[name] for line in lines] for name in names})
        connection.register("lines", arrow)
        connection.execute(f"insert into raw.{table} by name select * from lines")
        connection.unregister("lines")


def _copy_quarantine(connection: DuckDBPyConnection, settings: Settings, line: dict[str, Any]) -> None:
    path = settings.quarantine / line["agency"] / line["table_name"] / line["delivery_id"] / "rows.parquet"
    if path.exists():
        connection.execute(
            f"insert into raw.quarantine select {literal(line['agency'])}, {literal(line['table_name'])}, "
            f"{literal(line['delivery_id'])}, _row, rule, column_name, value, reason "
            f"from read_parquet({literal(path)})"
        )
