"""Airflow's local executor, with the stages' libraries read before it forks: no task reads them again."""

from __future__ import annotations

from importlib import import_module

from airflow.executors.local_executor import LocalExecutor

STAGES = (
    "simpul.land",
    "simpul.validate",
    "simpul.promises.expectations",
    "simpul.load",
    "simpul.model",
    "dbt.task.build",
    "dbt.adapters.duckdb",
    "simpul.audit",
    "simpul.publish",
)
"""What tasks import first; great_expectations and dbt take three seconds each, in every task that uses them."""


class WarmExecutor(LocalExecutor):
    """A local executor whose workers, forks of this process, have the stages' modules in memory from the first."""

    def start(self) -> None:
        """Import what the stages need, which opens nothing that a fork could not share, and fork the workers."""
        for module in STAGES:
            import_module(module)
        super().start()
