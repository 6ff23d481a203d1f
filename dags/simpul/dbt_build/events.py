"""dbt's events, made where somebody hears them: it dresses some twenty a node, and one of them is told.

These put dbt's own way (1.11) aside and put it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from typing import Any

from simpul.dbt_build.aside import instead

Ended = Callable[[dict[str, Any]], object]
"""What hears of a node as dbt describes it."""


@contextmanager
def heard(told: Callable[[str], object], names: frozenset[str], ended: Ended = len) -> Iterator[None]:
    """Have ``told`` get the lines of events of these names, and dbt's log what is a warning or worse; no more is made.

    ``ended`` gets the nodes that such events are about.

    What an event says is kept as it was said, and dressed when it is fired at a level that the log hears.
    """
    from dbt_common.events import base_types
    from dbt_common.events import event_manager_client as client

    def undressed(event: base_types.BaseEvent, *words: Any, **said: Any) -> None:
        vars(event)["said"] = words, said

    before = client.get_event_manager()
    client.ctx_set_event_manager(_manager(told, names, ended))
    try:
        with ExitStack() as aside:
            for level in (base_types.DebugLevel, base_types.InfoLevel, base_types.DynamicLevel):
                aside.enter_context(instead(level, __init__=undressed))
            yield
    finally:
        client.ctx_set_event_manager(before)


def _manager(told: Callable[[str], object], names: frozenset[str], ended: Ended) -> Any:
    from dbt_common.events.base_types import BaseEvent, EventLevel
    from dbt_common.events.event_manager import EventManager

    quiet = {EventLevel.DEBUG, EventLevel.INFO}

    class Heard(EventManager):
        def fire_event(
            self,
            e: BaseEvent,
            level: EventLevel | None = None,
            node: Any = None,
            force_warn_or_error_handling: bool = False,
        ) -> None:
            words, said = vars(e).pop("said", (None, {}))
            if type(e).__name__ in names:
                told(type(e).message(SimpleNamespace(**said)))  # type: ignore[arg-type]
                ended(said.get("node_info", {}))
            if force_warn_or_error_handling or (level or e.level_tag()) not in quiet:
                if words is not None:
                    BaseEvent.__init__(e, *words, **said)
                super().fire_event(e, level, node, force_warn_or_error_handling)

    return Heard()
