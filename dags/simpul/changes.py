"""What changed since the models were last built, so that nothing is built again that would come out the same.

A landed table is known by a hash over all its rows, the project by one over its files: a model is a function of both.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from simpul import workshop
from simpul.publishing import inputs
from simpul.settings import HOUSE, Settings
from simpul.world import World

LANDED = """
select schema_name || '.' || table_name from duckdb_tables()
where schema_name in ('raw', 'vault') and not regexp_matches(table_name, '^(int|audit)_') order by 1"""
MODELLED = """
select schema_name || '.' || table_name from duckdb_tables()
where schema_name <> 'raw' and (schema_name <> 'vault' or starts_with(table_name, 'int_')) order by 1"""
STATE = "count(*), bit_xor({hash}), sum({hash} % 4294967296)"
"""What is equal where the same rows are, in whatever order; equal rows cancel out in the second and not in the third.

Two seconds for a hundred million rows.
"""
OF_TABLE = f"select {STATE.format(hash='h')} from (select hash(*columns(*)) as h from {{}})"


@dataclass(frozen=True)
class Built:
    """What models were built from: a hash of the project, the state of each landed table; and the tables built."""

    project: str
    tables: dict[str, str]
    models: list[str]


def now(settings: Settings) -> Built:
    """Return what the models would be built from; the caller holds the workshop."""
    if not settings.warehouse.exists():
        return Built(_project(settings), {}, [])
    tables: dict[str, str] = {}
    with duckdb.connect(settings.warehouse, read_only=True, config=workshop.limits(settings)) as connection:
        for name in _names(connection, LANDED):
            (state,) = connection.sql(OF_TABLE.format(name)).fetchall()
            tables[name] = " ".join(map(str, state))
        return Built(_project(settings), tables, _names(connection, MODELLED))


def _names(connection: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    return [name for (name,) in connection.sql(query).fetchall()]


def selected(settings: Settings, here: Built) -> list[str] | None:
    """Return dbt's selectors of what descends from changed tables, empty where nothing changed; None is everything.

    Everything is built where the project changed, the last build did not end well, or a table came or went.
    """
    before, sources = _remembered(settings), _sources(settings)
    if before is None or before.project != here.project:
        return None
    if set(before.tables) != set(here.tables) or before.models != here.models:
        return None
    changed = [name for name, state in here.tables.items() if before.tables[name] != state]
    return [f"source:{sources[name]}+" for name in changed if name in sources]


def remember(settings: Settings, world: World, here: Built) -> None:
    """Write down what the models that stand now were built from, and which they are; the caller holds the workshop."""
    with duckdb.connect(settings.warehouse, read_only=True, config=workshop.limits(settings)) as connection:
        built = asdict(replace(here, models=_names(connection, MODELLED)))
    world.disk.write_new(_path(settings), json.dumps(built, indent=1).encode())


def forget(settings: Settings) -> None:
    """Take back what is remembered, before a build begins that may not end."""
    _path(settings).unlink(missing_ok=True)


def compiled_before(settings: Settings) -> dict[str, str]:
    """Return the compiled SQL of each node as dbt last left it."""
    nodes = _manifest(settings).get("nodes", {})
    return {key: node["compiled_code"] for key, node in nodes.items() if node.get("compiled_code")}


def complete(settings: Settings, world: World, before: dict[str, str]) -> None:
    """Give nodes that were not built this time the SQL they were built with: dbt keeps what it compiled last only."""
    manifest = _manifest(settings)
    for key, node in manifest["nodes"].items():
        if not node.get("compiled_code") and key in before:
            node["compiled_code"] = before[key]
    world.disk.write_new(settings.data / "dbt" / "target" / "manifest.json", json.dumps(manifest).encode())


def _remembered(settings: Settings) -> Built | None:
    path = _path(settings)
    return Built(**json.loads(path.read_text())) if path.exists() else None


def _sources(settings: Settings) -> dict[str, str]:
    """Return schema.table → dbt's name of it as a source."""
    found = _manifest(settings).get("sources", {}).values()
    return {f"{one['schema']}.{one['identifier']}": f"{one['source_name']}.{one['name']}" for one in found}


def _manifest(settings: Settings) -> dict[str, Any]:
    path = settings.data / "dbt" / "target" / "manifest.json"
    found: dict[str, Any] = json.loads(path.read_bytes()) if path.exists() else {}
    return found


def _path(settings: Settings) -> Path:
    return settings.data / "dbt" / "built.json"


def _project(settings: Settings) -> str:
    """Hash whatever a model's rows depend on beside its sources: the project, linkage, and the libraries."""
    digest = hashlib.sha256(inputs.lock_sha256().encode())
    for root in (settings.dbt_project, HOUSE / "dags" / "simpul" / "linkage"):
        for path in sorted(path for path in root.rglob("*") if path.suffix in {".sql", ".yml", ".py", ".csv", ".json"}):
            digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()
