"""A delivery of seat events for the benchmarks: twelve columns, some rows broken on purpose."""

from __future__ import annotations

from pathlib import Path

import duckdb

COLUMNS = {
    "event_id": "bigint",
    "work_unit_code": "varchar",
    "event_date": "date",
    "event_at": "timestamp",
    "score": "double",
    "amount_idr": "bigint",
    "status": "varchar",
    "floor_number": "integer",
    "temperature_c": "double",
    "desk_name": "varchar",
    "is_present": "boolean",
    "badge_token": "varchar",
}
"""The delivery's columns with the types that a bare load declares."""

WORDS = {
    "event_id": "integer",
    "work_unit_code": "code, pattern: '\\d{6}', width: 6",
    "event_date": "date",
    "event_at": "timestamp",
    "score": "number, min: 0, max: 100",
    "amount_idr": "integer, min: 0",
    "status": "name, codes: [in, out, idle, fault]",
    "floor_number": "integer, min: 0, max: 99",
    "temperature_c": "number, min: -10, max: 60",
    "desk_name": "name",
    "is_present": "boolean",
    "badge_token": "code, pattern: '[0-9a-f]{32}'",
}

CONTRACT = """\
agency: bench
name: Benchmark
steward: {{unit: Bench, email: bench@simpul.example}}
legal_basis: none
purpose: benchmark
tables:
  events:
    description: One row per event.
    landing: {{connector: drop, match: "**/events.*"}}
    cadence: {{every: once}}
    grain: [event_id]
    fields: {{{fields}}}
    tolerance: {{quarantined_rows_pct: 1}}
    checks:
      - expect: rows_to_satisfy
        sql: "event_at::date = event_date"
        because: An event lies on its own day.
"""


def write_delivery(folder: Path, rows: int, suffix: str) -> Path:
    """Write ``rows`` events as ``events.<suffix>`` (csv or parquet); one row in 100,000 breaks a rule."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"events.{suffix}"
    options = "format csv, header" if suffix == "csv" else "format parquet"
    with duckdb.connect(config={"memory_limit": "1GB", "threads": 2}) as connection:
        connection.execute(f"copy ({_events(rows)}) to '{path}' ({options})")
    return path


def write_promises(folder: Path) -> Path:
    """Write a vocabulary and a contract for the events; return the folder for ``SIMPUL_PROMISES``."""
    (folder / "agencies").mkdir(parents=True, exist_ok=True)
    words = [f"  {name}: {{label: {{id: {name}, en: {name}}}, type: {kind}}}" for name, kind in WORDS.items()]
    (folder / "vocabulary.yml").write_text("words:\n" + "\n".join(words) + "\n")
    fields = ", ".join(f"{name}: {name}" for name in WORDS)
    (folder / "agencies" / "bench.yml").write_text(CONTRACT.format(fields=fields))
    return folder


def _events(rows: int) -> str:
    return f"""
        select
            i as event_id,
            lpad((hash(i) % 90000)::varchar, 6, '0') as work_unit_code,
            (timestamp '2026-01-01' + to_seconds(i % 31536000))::date as event_date,
            timestamp '2026-01-01' + to_seconds(i % 31536000) as event_at,
            case when i % 100000 = 7 then 101.5 else (hash(i + 1) % 10000) / 100 end as score,
            (hash(i + 2) % 1000000000)::bigint as amount_idr,
            ['in', 'out', 'idle', 'fault'][1 + (i % 4)::int] as status,
            (i % 100)::int as floor_number,
            (hash(i + 3) % 5000) / 100 as temperature_c,
            'meja ' || (i % 100000) as desk_name,
            i % 2 = 0 as is_present,
            md5((i % 1000000)::varchar) as badge_token
        from range({rows}) as r (i)
    """
