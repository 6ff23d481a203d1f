"""Lineage: from each metric through the models, column by column, to the agencies' own columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

from simpul.contract import load_contracts
from simpul.errors import ModelFailed
from simpul.lineage.columns import Declared, Origins, columns_of
from simpul.lineage.memory import Memory
from simpul.lineage.sources import CELL, Rows, sources_of
from simpul.publishing.dictionary import source_columns
from simpul.settings import Settings
from simpul.vocabulary import load_vocabulary

Headers = dict[tuple[str, str, str], list[str]]
PLACE = ("period", "member")
"""What says where it stands; the fields behind these may be a count's only ones."""


def lineage(
    settings: Settings, connection: duckdb.DuckDBPyConnection, origins: Origins | None = None
) -> dict[str, Rows]:
    """Return the rows of lineage_nodes, lineage_models, lineage_columns and lineage_sources.

    ``connection`` has the warehouse attached as ``workshop``: it knows the columns behind each ``*``.

    Raises:
        ModelFailed: dbt left no manifest.
    """
    nodes, origins = _nodes(settings), origins or origins_of(settings, columns_of(connection))
    names = {key: _name(node) for key, node in nodes.items()}
    parents = {
        names[key]: [names[one] for one in node.get("depends_on", {}).get("nodes", []) if one in names]
        for key, node in nodes.items()
    }
    return {
        "lineage_nodes": [_described(node) for node in nodes.values()],
        "lineage_models": [
            {"model": names[key], "layer": _layer(node), "parent": parent}
            for key, node in nodes.items()
            for parent in (*parents[names[key]], *([] if parents[names[key]] else [None]))
        ],
        "lineage_columns": (columns := list(_columns(settings, connection, origins))),
        "lineage_sources": list(sources_of(connection, origins, columns)),
    }


def _nodes(settings: Settings) -> dict[str, dict[str, Any]]:
    path = settings.data / "dbt" / "target" / "manifest.json"
    try:
        manifest = json.loads(path.read_bytes())
    except (OSError, json.JSONDecodeError) as error:
        raise ModelFailed("dbt left no manifest", where=str(path), todo="run `simpul model`") from error
    kept = {k: n for k, n in manifest["nodes"].items() if n["resource_type"] in {"model", "seed", "snapshot"}}
    return {**kept, **manifest["sources"]}


def _name(node: dict[str, Any]) -> str:
    return f"{node['schema']}.{node['identifier']}" if node["resource_type"] == "source" else str(node["name"])


def _layer(node: dict[str, Any]) -> str:
    return str(node["schema"])


def _described(node: dict[str, Any]) -> dict[str, Any]:
    return {
        "model": _name(node),
        "layer": _layer(node),
        "compiled_sql": (node.get("compiled_code") or "").strip(),
        "description": (node.get("description") or "").strip(),
    }


def origins_of(settings: Settings, columns: dict[str, Any]) -> Origins:
    """Return the origins of columns over the models as dbt last compiled them; a model in Python declares its own.

    ``columns`` are those of the workshop.

    Raises:
        ModelFailed: dbt left no manifest.
    """
    nodes = _nodes(settings).values()
    told = {(n["schema"], n["name"]): n.get("compiled_code") or "" for n in nodes if n.get("language") != "python"}
    schemas = {n["name"]: n["schema"] for n in nodes}
    python = {(n["schema"], n["name"]): _declared(n, schemas) for n in nodes if n.get("language") == "python"}
    return Origins(columns, told, python, memory(settings))


def memory(settings: Settings) -> Memory:
    """Return what was read of models before."""
    return Memory(settings.data / "dbt" / "lineage.json")


def _declared(node: dict[str, Any], schemas: dict[str, str]) -> Declared:
    """Return what a model in Python says its columns are made from: ``model.column`` under ``meta.origins``."""
    origins = node.get("config", {}).get("meta", {}).get("origins", {})
    places = {column: [one.split(".") for one in parents] for column, parents in origins.items()}
    return {column: [(schemas[model], model, word) for model, word in found] for column, found in places.items()}


def _columns(settings: Settings, connection: duckdb.DuckDBPyConnection, origins: Origins) -> Iterator[dict[str, Any]]:
    headers = _headers(settings)
    metrics = [
        name for (name,) in connection.sql("select metric from workshop.metrics.dim_metrics order by 1").fetchall()
    ]
    for metric in metrics:
        found = [one for column in (*CELL, *PLACE) for one in _of_column(origins, headers, metric, column)]
        # Agencies come by way of the crosswalk, from every agency's fields: told only where nothing else is.
        yield from found or _of_column(origins, headers, metric, "agency_code")


def _of_column(origins: Origins, headers: Headers, metric: str, column: str) -> Iterator[dict[str, Any]]:
    model = f"metric_{metric}"
    for _, landed, word in sorted(origins.of("metrics", model, column)):
        agency, _, table = landed.partition("__")
        place = {"metric": metric, "model": model, "column_name": column, "agency": agency, "table_name": table}
        for source in headers.get((agency, table, word), []):
            yield {**place, "source_column": source}


def _headers(settings: Settings) -> Headers:
    """Return (agency, table, shared word or its token) → the agency's own column names."""
    words = load_vocabulary(settings.promises)
    return {
        (agency, name, landed): columns
        for agency, contract in load_contracts(settings.promises).items()
        for name, table in contract.tables.items()
        for word, columns in source_columns(table).items()
        for landed in {word, words[word].stored_as(word)} - {""}
    }
