"""Where Great Expectations reads what is judged: one ephemeral context and one datasource a process."""

from __future__ import annotations

import atexit
import logging
import sys
from functools import cache
from typing import Any


@cache
def datasource() -> Any:
    """Return the one datasource: DuckDB in memory, to which what is judged is attached."""
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource

    from simpul.promises.expectations import DuckDBEngine

    # dbt opens the root logger at INFO, and Great Expectations then tells of its temporary folders.
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    SQLDatasource.execution_engine_override = DuckDBEngine  # type: ignore[misc]
    atexit.register(_let_go)
    return context.data_sources.add_sql("judge", connection_string="duckdb:///:memory:", create_temp_table=False)


@cache
def definition() -> Any:
    """Return what GX reads in every judgement: to define it anew each time takes longer than to judge."""
    asset = datasource().add_query_asset("judged", query="select * from judged")
    return asset.add_batch_definition_whole_table("all")


def _let_go() -> None:
    """Free DuckDB at the end: imported beside GX, duckdb-engine outlives it, and forty lines of leaks are printed."""
    datasource().get_execution_engine().close()
    for name in [name for name in sys.modules if name.startswith("duckdb_engine")]:
        vars(sys.modules[name]).clear()
