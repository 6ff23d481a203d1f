"""Airflow's local executor, with the stages' libraries and contracts read before it forks: no task reads them again."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

from airflow.executors.local_executor import LocalExecutor
from ruamel.yaml.error import MarkedYAMLError

from simpul.settings import settings
from simpul.yaml_files import tree_of

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
    """A local executor whose workers, forks of this process, have the stages' modules in memory from the first.

    Contracts are remembered by their text: one that is edited while Airflow runs is read anew.
    """

    def start(self) -> None:
        """Import what the stages need, which opens nothing that a fork could not share, and fork the workers."""
        warm()
        super().start()


def warm() -> None:
    """Import what the stages need and read the contracts, so that no fork of this process has to."""
    for module in STAGES:
        import_module(module)
    for path in sorted(settings().promises.rglob("*.yml")):
        with suppress(MarkedYAMLError):  # the task that reads this file tells what is wrong with it
            tree_of(path.read_text("utf-8"))
