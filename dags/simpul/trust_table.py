"""The edition's table ``trust``, and what stands under the floor withheld with it."""

from __future__ import annotations

import json

import duckdb

from simpul.trust import scored
from simpul.trust_policy import TrustPolicy

SHAPE = {
    "metric": "varchar", "agency_code": "varchar", "score": "double", "word": "varchar", "completeness": "double",
    "freshness": "double", "checks": "double", "linkage": "double", "reasons": "varchar", "reasons_id": "varchar",
    "reasons_en": "varchar",
}  # fmt: skip


def add_trust(connection: duckdb.DuckDBPyConnection, policy: TrustPolicy) -> None:
    """Write what each number can be trusted into an edition that holds its ledgers and its lineage."""
    told = {"rows": json.dumps(scored(connection, policy), ensure_ascii=False)}
    unpacked = f"select unnest(from_json($rows, '[{json.dumps(SHAPE)}]'), recursive := true)"
    connection.execute(f"create table trust as from ({unpacked}) order by metric, agency_code", told)
    if connection.execute("select 1 from trust where word = 'withheld' limit 1").fetchall():
        _withhold(connection)


def _withhold(connection: duckdb.DuckDBPyConnection) -> None:
    """Empty the cells whose score is under the floor; the total and each agency have their own."""
    columns = [name for name, *_ in connection.execute("describe fct_metrics").fetchall()]
    emptied = ("numerator", "denominator", "value")
    reason = "withheld" if "withheld" in columns else "null::varchar"
    told = {name: f"if(distrusted, null, {name}) as {name}" for name in emptied}
    told["withheld"] = f"if(distrusted, coalesce({reason}, 'trust'), {reason}) as withheld"
    shown = ", ".join(told.get(name, name) for name in dict.fromkeys([*columns, "withheld"]))
    connection.execute(f"""
        create or replace table fct_metrics as
        select {shown} from (
            select cells.*, scores.word is not null as distrusted from fct_metrics as cells
            left join (select metric, agency_code, word from trust where word = 'withheld') as scores
                on cells.metric = scores.metric and cells.agency_code = scores.agency_code
        ) order by all""")
