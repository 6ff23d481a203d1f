"""Model: dbt builds and tests staging, intermediate, marts and metrics, in this process and under the writer's lock.

Only what descends from a landed table that changed is built anew; all of it where the project changed.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from simpul import changes, workshop
from simpul.dbt_build.invocation import imported_meanwhile, invoked, reason
from simpul.errors import ModelFailed
from simpul.lineage.beside import read_beside
from simpul.people import rotation, vault_access
from simpul.settings import Settings
from simpul.stewardship import decisions
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
        imported_meanwhile()
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
        named = "; ".join(f"{one.node.name}: {reason(one.message)}" for one in broken[:SHOWN])
        more = f" and {len(broken) - SHOWN} more" if len(broken) > SHOWN else ""
        log = settings.data / "dbt" / "logs" / "dbt.log"
        raise ModelFailed(f"{len(broken)} nodes broke: {named}{more}", where=str(log), todo="correct the model or test")


def _build(settings: Settings, chosen: list[str] | None, unit_tests: bool, told: Callable[[str], object]) -> list[Any]:
    """Build what is chosen, none meaning everything anew; the models' SQL stays told for those that are left alone.

    Where everything is, lineage is read beside it: that of a model whose sources changed is what it was.
    """
    if chosen == []:
        return []
    before = changes.compiled_before(settings) if chosen else {}
    changes.forget(settings)
    left_out = [] if unit_tests else ["--exclude-resource-type", "unit_test"]
    which = ["--select", *chosen] if chosen else ["--full-refresh"]
    with nullcontext() if chosen else read_beside(settings) as modelled:
        results = list(invoked(settings, ["build", *which, *left_out], told, modelled))
    if chosen:
        changes.complete(settings, World(), before)
    return results
