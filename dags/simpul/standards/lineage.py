"""Lineage as OpenLineage: one finished run a model, from the agencies' tables to the KPIs, column by column there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import duckdb
from openlineage.client.event_v2 import InputDataset, Job, OutputDataset, Run, RunEvent, RunState
from openlineage.client.facet_v2 import column_lineage_dataset
from openlineage.client.serde import Serde

from simpul.numbers.kpi import rows
from simpul.standards.issue import Issue

NAMESPACE = "simpul"
MODELS = """
select model, list(parent order by parent) filter (where parent is not null) as parents
from lineage_models group by model having count(parent) > 0 order by model"""
COLUMNS = "select distinct * exclude (metric) from lineage_columns order by all"


def events(connection: duckdb.DuckDBPyConnection, issue: Issue) -> bytes:
    """Return one JSON line a model; run ids follow from the edition's."""
    found = {model: list(columns) for model, columns in groupby(rows(connection, COLUMNS), key=itemgetter("model"))}
    lines = (_event(issue, one, found.get(one["model"], [])) for one in rows(connection, MODELS))
    return b"".join(json.dumps(line, sort_keys=True, ensure_ascii=False).encode() + b"\n" for line in lines)


def _event(issue: Issue, model: dict[str, Any], columns: list[dict[str, Any]]) -> dict[str, Any]:
    name, producer = model["model"], f"urn:simpul:{issue.release}"
    facets: dict[str, Any] = {"columnLineage": _columns(columns, producer)} if columns else {}
    event = RunEvent(
        eventTime=issue.published_at,
        producer=producer,
        eventType=RunState.COMPLETE,
        run=Run(runId=str(uuid5(NAMESPACE_URL, f"urn:simpul:{issue.edition_id}:{name}"))),
        job=Job(namespace=NAMESPACE, name=f"model.{name}"),
        inputs=[InputDataset(namespace=NAMESPACE, name=parent) for parent in model["parents"]],
        outputs=[OutputDataset(namespace=NAMESPACE, name=name, facets=facets)],
    )
    return dict(Serde.to_dict(event))


def _columns(columns: list[dict[str, Any]], producer: str) -> column_lineage_dataset.ColumnLineageDatasetFacet:
    fields = {
        column: column_lineage_dataset.Fields(inputFields=list(_inputs(sources)))
        for column, sources in groupby(columns, key=itemgetter("column_name"))
    }
    return column_lineage_dataset.ColumnLineageDatasetFacet(fields=fields, producer=producer)


def _inputs(sources: Iterator[dict[str, Any]]) -> Iterator[column_lineage_dataset.InputField]:
    """Give the agencies' own columns; which table they landed in is the data set's name."""
    for one in sources:
        name = f"raw.{one['agency']}__{one['table_name']}"
        yield column_lineage_dataset.InputField(namespace=NAMESPACE, name=name, field=one["source_column"])
