"""Model: dbt builds and tests staging, intermediate, marts and metrics, in this process and under the writer's lock.

Only what descends from a landed table that changed is built anew; all of it where the project changed.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simpul import changes, decisions, rotation, vault_access, workshop
from simpul.errors import ModelFailed
from simpul.settings import Settings, lent
from simpul.world import World

SHOWN = 5
"""Failing nodes that a message names."""


@dataclass(frozen=True)
class ModelResult:
    """What dbt did: nodes by kind (model, seed, test, unit_test), warnings by name, seconds in all and by node."""

    counts: dict[str, int]
    warnings: tuple[str, ...]
    seconds: float
    timings: dict[str, float]

    def __str__(self) -> str:
        """Say it in one line."""
        if not self.counts:
            return "nothing that models read has changed"
        tests = self.counts.get("test", 0) + self.counts.get("unit_test", 0)
        built = f"{self.counts.get('model', 0)} models, {self.counts.get('seed', 0)} seeds, {tests} tests hold"
        return built + (f", {len(self.warnings)} warn: {', '.join(self.warnings)}" if self.warnings else "")


def model(settings: Settings, unit_tests: bool = False, told: Callable[[str], object] = len) -> ModelResult:
    """Build the models whose sources changed and run their tests; dbt's artefacts and log go to ``<data>/dbt``.

    What stewards decided is replayed before. Unit tests ask about our SQL alone, which deliveries do not change: they
    run when asked for, in our own tests, and then everything is built. ``told`` gets a line as each node ends.

    Raises:
        ModelFailed: dbt cannot read the project, a model breaks or a test fails; names the nodes and why.
        LoadFailed: another process holds the warehouse.
        EditionTampered: the file of decisions is not whole.
    """
    began = time.monotonic()
    rotation.settle(settings, World())
    decisions.replay(settings)
    vault_access.record(settings, World(), "linkage of people, in the models")
    with workshop.hold(settings):
        here = changes.now(settings)
        chosen = None if unit_tests else changes.selected(settings, here)
        results = _build(settings, chosen, unit_tests, told)
        _refuse_broken(settings, results)
        changes.remember(settings, World(), here)
    return ModelResult(
        counts=dict(Counter(str(one.node.resource_type) for one in results)),
        warnings=tuple(one.node.name for one in results if str(one.status) == "warn"),
        seconds=time.monotonic() - began,
        timings={one.node.unique_id: one.execution_time for one in results},
    )


def _refuse_broken(settings: Settings, results: list[Any]) -> None:
    broken = [one for one in results if str(one.status) in {"error", "fail", "runtime error"}]
    if broken:
        named = "; ".join(f"{one.node.name}: {_reason(one.message)}" for one in broken[:SHOWN])
        more = f" and {len(broken) - SHOWN} more" if len(broken) > SHOWN else ""
        log = settings.data / "dbt" / "logs" / "dbt.log"
        raise ModelFailed(f"{len(broken)} nodes broke: {named}{more}", where=str(log), todo="correct the model or test")


def _build(settings: Settings, chosen: list[str] | None, unit_tests: bool, told: Callable[[str], object]) -> list[Any]:
    """Build what is chosen, none meaning everything anew; the models' SQL stays told for those that are left alone."""
    if chosen == []:
        return []
    before = changes.compiled_before(settings) if chosen else {}
    changes.forget(settings)
    left_out = [] if unit_tests else ["--exclude-resource-type", "unit_test"]
    which = ["--select", *chosen] if chosen else ["--full-refresh"]
    results = _invoked(settings, ["build", *_places(settings), *which, *left_out, "--log-level", "none"], told)
    if chosen:
        changes.complete(settings, World(), before)
    return results


def _invoked(settings: Settings, words: list[str], told: Callable[[str], object]) -> list[Any]:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    def listen(event: Any) -> None:
        if event.info.name in {"LogModelResult", "LogTestResult", "LogSeedResult"}:
            told(event.info.msg)

    try:
        with lent(**_profile(settings)):
            done = dbtRunner(callbacks=[listen]).invoke(words)
    finally:
        # dbt keeps the file open after it ends, and no other process could read it.
        DuckDBConnectionManager.close_all_connections()
    if done.exception is not None or done.result is None:
        what = f"dbt cannot build: {_reason(str(done.exception))}"
        raise ModelFailed(what, where=str(settings.dbt_project), todo="correct the project") from done.exception
    nodes: Any = done.result
    return list(nodes)


def _profile(settings: Settings) -> dict[str, str]:
    """Return the variables that ``profiles.yml`` reads."""
    return {
        "SIMPUL_WAREHOUSE": str(settings.warehouse),
        "SIMPUL_THREADS": str(settings.threads),
        "SIMPUL_MEMORY_LIMIT": settings.memory_limit,
    }


def _places(settings: Settings) -> list[str]:
    project, out = str(settings.dbt_project), settings.data / "dbt"
    where = ["--project-dir", project, "--profiles-dir", project]
    return [*where, "--target-path", str(out / "target"), "--log-path", str(out / "logs")]


def _reason(message: str | None) -> str:
    """Return a message's lines as one, without dbt's pointer to the compiled file."""
    lines = [line.strip() for line in (message or "no reason given").splitlines()]
    return " ".join(line for line in lines if line and not line.startswith("compiled code at"))
