"""The routes that the intake benchmark compares; each runs in a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.delivery import COLUMNS


def bare(path: Path, work: Path) -> None:
    """Load with one bare ``create table as`` and declared types: no rules, no receipts."""
    import duckdb

    declared = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS.items())
    reader = f"read_csv('{path}', columns={{{declared}}}, header=true)"
    source = reader if path.suffix == ".csv" else f"read_parquet('{path}')"
    with duckdb.connect(str(work / "bare.duckdb"), config={"memory_limit": "1GB", "threads": 2}) as connection:
        connection.execute(f"create table events as select * from {source}")


def dlt_arrow(path: Path, work: Path) -> None:
    """Load by dlt's fastest route, Arrow batches through Parquet; it validates nothing."""
    import dlt
    import pyarrow as pa
    import pyarrow.csv
    import pyarrow.parquet

    def batches() -> Iterator[pa.RecordBatch]:
        if path.suffix == ".csv":
            yield from pyarrow.csv.open_csv(path)
        else:
            yield from pyarrow.parquet.ParquetFile(path).iter_batches(batch_size=122_880)

    target = dlt.destinations.duckdb(str(work / "dlt.duckdb"))
    pipeline = dlt.pipeline("bench", destination=target, dataset_name="bench", pipelines_dir=str(work / "dlt"))
    pipeline.run(dlt.resource(batches, name="events"), loader_file_format="parquet")


def simpul(path: Path, work: Path) -> None:
    """Land, validate (row rules, quarantine, GX) and load; paths come from the environment."""
    from simpul.land import land
    from simpul.load import load
    from simpul.settings import settings
    from simpul.validate import validate
    from simpul.world import World

    house, world = settings(), World()
    receipts = [validate(house, world, receipt) for receipt in land(house, world, "bench")]
    loaded = load(house, world, receipts)
    if [receipt.state for receipt in loaded] != ["loaded"]:
        sys.exit(f"not loaded: {[(r.state, r.reason) for r in loaded]}")


if __name__ == "__main__":
    {"bare": bare, "dlt": dlt_arrow, "simpul": simpul}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
