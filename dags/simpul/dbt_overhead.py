"""dbt without what a build in this process has no use for: what it does at each of a thousand nodes, or twice.

Each of these puts methods of dbt's own aside (1.11) and puts them back.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib import import_module
from typing import Any


@contextmanager
def lightened(writes_at_end: bool) -> Iterator[None]:
    """Run dbt with less; ``writes_at_end`` says that the command writes its manifest when it ends."""
    with ExitStack() as aside:
        for each in (_without_debugging, _flat_names, _testers_kept, _uncollected):
            aside.enter_context(each())
        if writes_at_end:
            aside.enter_context(_manifest_unwritten())
        yield


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
def _testers_kept() -> Iterator[None]:
    """Have dbt keep what tells the types of a result's columns: it makes one a result, at the price of a query."""
    from dbt_common.clients import agate_helper

    made = agate_helper.build_type_tester
    kept = cache(made)

    def tester(text_columns: Iterable[str], string_null_values: Iterable[str] | None = ("null", "")) -> Any:
        return kept(tuple(text_columns), None if string_null_values is None else tuple(string_null_values))

    agate_helper.build_type_tester = tester
    try:
        yield
    finally:
        agate_helper.build_type_tester = made


@contextmanager
def _manifest_unwritten() -> Iterator[None]:
    """Have the manifest left unwritten before the build: it is written whole when the build ends."""
    import_module("dbt.task.runnable")  # takes what writes at the end by its name: before it is put aside
    from dbt.parser import manifest

    writes = manifest.write_manifest
    manifest.write_manifest = lambda *_, **__: None
    try:
        yield
    finally:
        manifest.write_manifest = writes


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
