"""The warehouse in a fresh file: what was deleted stays in a database's free blocks until they are written again."""

from __future__ import annotations

from pathlib import Path

import duckdb

from simpul import workshop
from simpul.errors import LoadFailed
from simpul.promises.promise import quoted
from simpul.settings import Settings
from simpul.world import World

TABLES = "select schema_name, table_name from duckdb_tables() where database_name = ? order by all"


def compact(settings: Settings, world: World) -> int:
    """Copy every table and view into a fresh file that takes the warehouse's place in one step; return bytes saved.

    Raises:
        LoadFailed: the copy is not the same, or the disk failed; the warehouse stays as it was.
    """
    with workshop.hold(settings), workshop.guard(str(settings.warehouse)):
        fresh = settings.data / f".warehouse-{world.token()}.duckdb"
        before = settings.warehouse.stat().st_size
        try:
            _copy(settings, fresh)
            world.disk.sync_file(fresh)
            fresh.replace(settings.warehouse)
            world.disk.sync_folder(settings.data)
        finally:
            world.disk.remove(fresh)
            world.disk.remove(fresh.with_name(f"{fresh.name}.wal"))
        world.disk.remove(settings.warehouse.with_name(f"{settings.warehouse.name}.wal"))
        world.disk.remove(settings.data / ".spill")
        return before - settings.warehouse.stat().st_size


def _copy(settings: Settings, fresh: Path) -> None:
    with duckdb.connect(config=workshop.limits(settings)) as connection:
        connection.execute(f"attach '{quoted(settings.warehouse)}' as warehouse")  # writable: its log is played first
        connection.execute("checkpoint warehouse")
        connection.execute(f"attach '{quoted(fresh)}' as fresh")
        connection.execute("copy from database warehouse to fresh")
        if _counts(connection, "warehouse") != _counts(connection, "fresh"):
            todo = "tell the maintainers; the warehouse stays as it was"
            raise LoadFailed("the compacted copy differs", where=str(settings.warehouse), todo=todo)
        connection.execute("checkpoint fresh")


def _counts(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, int]:
    tables = connection.execute(TABLES, [database]).fetchall()
    names = [f'{database}."{schema}"."{table}"' for schema, table in tables]
    counts = [connection.execute(f"select count(*) from {name}").fetchall()[0][0] for name in names]
    return {f"{schema}.{table}": number for (schema, table), number in zip(tables, counts, strict=True)}
