"""dbt without what a build in this process has no use for: what it does at each of a thousand nodes, or twice.

Each of these puts methods of dbt's own aside (1.11) and puts them back.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from importlib import import_module
from typing import Any

from simpul.dbt_build.aside import instead
from simpul.dbt_build.contexts import made_on_demand


@contextmanager
def lightened(writes_at_end: bool) -> Iterator[None]:
    """Run dbt with less; ``writes_at_end`` says that the command writes its manifest when it ends."""
    with ExitStack() as aside:
        for each in (made_on_demand, _templates_kept, _testers_kept, _constraints_kept, _related_at_once, _uncollected):
            aside.enter_context(each())
        if writes_at_end:
            aside.enter_context(_manifest_unwritten())
        yield


def _templates_kept() -> AbstractContextManager[None]:
    """Have dbt keep the templates that it makes of a text: those of tests say the same of hundreds of columns."""
    from dbt.clients import jinja
    from dbt_common.clients.jinja import get_template as made
    from dbt_common.exceptions import CompilationError

    @cache
    def kept(text: str, native: bool) -> Any:
        return made(text, {}, None, False, native)

    def template(string: Any, ctx: Any, node: Any = None, capture_macros: bool = False, native: bool = False) -> Any:
        again = native or str(getattr(node, "resource_type", "")) == "test"
        if capture_macros or not again:
            return made(string, ctx, node, capture_macros, native)
        try:
            return kept(str(string), native)
        except CompilationError as failed:
            failed.add_node(node)
            raise

    return instead(jinja, get_template=template)


def _testers_kept() -> AbstractContextManager[None]:
    """Have dbt keep what tells the types of a result's columns: it makes one a result, at the price of a query."""
    from dbt_common.clients import agate_helper

    kept = cache(agate_helper.build_type_tester)

    def tester(text_columns: Iterable[str], string_null_values: Iterable[str] | None = ("null", "")) -> Any:
        return kept(tuple(text_columns), None if string_null_values is None else tuple(string_null_values))

    return instead(agate_helper, build_type_tester=tester)


def _constraints_kept() -> AbstractContextManager[None]:
    """Have dbt keep what it reads of a column's constraint: it validates each by a schema, of two thousand columns."""
    from dbt.adapters.base.impl import BaseAdapter

    read, kept = BaseAdapter._parse_column_constraint, dict[str, Any]()

    def constraint(raw: dict[str, Any]) -> Any:
        told = repr(raw)
        if told not in kept:
            kept[told] = read(raw)
        return kept[told]

    return instead(BaseAdapter, _parse_column_constraint=staticmethod(constraint))


def _related_at_once() -> AbstractContextManager[None]:
    """Have dbt look for a table where its cache holds it: it compares every one of the schema, once a node."""
    from dbt.adapters.base.impl import BaseAdapter
    from dbt.adapters.reference_keys import lowercase

    whole = BaseAdapter.get_relation

    def at_once(adapter: Any, database: str, schema: str, identifier: str) -> Any:
        if (database, schema) not in adapter.cache:
            return whole(adapter, database, schema, identifier)
        key = tuple(map(lowercase, (database, schema, identifier)))
        with adapter.cache.lock:
            held = adapter.cache.relations.get(key)
        matches = adapter._make_match([held.inner] if held else [], database, schema, identifier)
        return matches[0] if matches else None

    return instead(BaseAdapter, get_relation=at_once)


def _manifest_unwritten() -> AbstractContextManager[None]:
    """Have the manifest left unwritten before the build: it is written whole when the build ends."""
    import_module("dbt.task.runnable")  # takes what writes at the end by its name: before it is put aside
    from dbt.parser import manifest

    return instead(manifest, write_manifest=lambda *_, **__: None)


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
