"""dbt in this process: what it needs to hear of the house, and no more work than the build itself."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from simpul.errors import ModelFailed
from simpul.settings import Settings, lent, settings

QUIET = ["--log-level", "none", "--log-level-file", "warn"]
NODES = {"LogModelResult", "LogTestResult", "LogSeedResult"}


def invoked(settings: Settings, words: list[str], told: Callable[[str], object] = len) -> Any:
    """Run dbt with these words on the house's project and return its result; ``told`` gets a line as each node ends.

    Raises:
        ModelFailed: dbt cannot read the project.
    """
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    def listen(event: Any) -> None:
        if event.info.name in NODES:
            told(event.info.msg)

    try:
        with lent(**_profile(settings)), _without_debugging(), _flat_names(), _uncollected():
            done = dbtRunner(callbacks=[listen]).invoke([*words, *_places(settings), *QUIET])
    finally:
        # dbt keeps the file open after it ends, and no other process could read it.
        DuckDBConnectionManager.close_all_connections()
    if done.exception is not None or done.result is None:
        what = f"dbt cannot build: {reason(str(done.exception))}"
        raise ModelFailed(what, where=str(settings.dbt_project), todo="correct the project") from done.exception
    return done.result


def reason(message: str | None) -> str:
    """Return a message's lines as one, without dbt's pointer to the compiled file."""
    lines = [line.strip() for line in (message or "no reason given").splitlines()]
    return " ".join(line for line in lines if line and not line.startswith("compiled code at"))


def _profile(settings: Settings) -> dict[str, str]:
    """Return the variables that ``profiles.yml`` reads."""
    return {
        "SIMPUL_WAREHOUSE": str(settings.warehouse),
        # One more than DuckDB has cores: half of a node is dbt's own Python, during which DuckDB would wait.
        "SIMPUL_THREADS": str(settings.threads + 1),
        "SIMPUL_MEMORY_LIMIT": settings.memory_limit,
    }


def _places(settings: Settings) -> list[str]:
    project, out = str(settings.dbt_project), settings.data / "dbt"
    where = ["--project-dir", project, "--profiles-dir", project]
    return [*where, "--target-path", str(out / "target"), "--log-path", str(out / "logs")]


@contextmanager
def _without_debugging() -> Iterator[None]:
    """Have dbt's debugging events left unmade: it dresses some twenty a node though nobody listens.

    One that is fired at a higher level than its own is dressed then.
    """
    from dbt_common.events import event_manager_client as client
    from dbt_common.events.base_types import BaseEvent, DebugLevel, EventLevel
    from dbt_common.events.event_manager import EventManager

    class Undebugged(EventManager):
        def fire_event(self, e: BaseEvent, level: EventLevel | None = None, *rest: Any, **more: Any) -> None:
            if (level or e.level_tag()) is not EventLevel.DEBUG:
                if (told := vars(e).pop("told", None)) is not None:
                    BaseEvent.__init__(e, **told)
                super().fire_event(e, level, *rest, **more)

    def undressed(event: BaseEvent, **told: Any) -> None:
        vars(event)["told"] = told

    before = client.get_event_manager()
    client.ctx_set_event_manager(Undebugged())
    DebugLevel.__init__ = undressed  # type: ignore[assignment, method-assign]
    try:
        yield
    finally:
        del DebugLevel.__init__
        client.ctx_set_event_manager(before)


@contextmanager
def _flat_names() -> Iterator[None]:
    """Have dbt look its macros up in one table a node: it asks five in turn, for each of a thousand, twice a node."""
    from dbt.context.macros import MacroNamespace

    def names(space: MacroNamespace) -> dict[str, Any]:
        found: dict[str, Any] = vars(space).setdefault("flat", {})
        if not found:
            for each in reversed([*space._search_order()]):
                found |= each
        return found

    flat: dict[str, Callable[..., Any]] = {
        "__getitem__": lambda space, name: names(space)[name],
        "__iter__": lambda space: iter(names(space)),
        "keys": lambda space: names(space).keys(),
    }
    before = {name: vars(MacroNamespace)[name] for name in flat if name in vars(MacroNamespace)}
    for name, how in flat.items():
        setattr(MacroNamespace, name, how)
    try:
        yield
    finally:
        for name in flat:
            delattr(MacroNamespace, name)
        for name, how in before.items():
            setattr(MacroNamespace, name, how)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the cyclic collector off: dbt's manifest stays alive anyway, and walking it over and over is a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


if __name__ == "__main__":
    # What was read of the project is kept beside the artefacts: the build that follows reads changes only.
    invoked(settings(), ["parse"])
