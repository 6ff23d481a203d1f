"""What dbt's templates can name, made where they name it: a thousand macros and members, of which a node uses thirty.

dbt (1.11) makes all of them twice a node, to compile it and to run it. These put its own way aside and put it back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Any

from simpul.dbt_build.aside import instead


class OnDemand(dict[str, Any]):
    """A dictionary whose values are made from their sources when they are first asked for."""

    def __init__(self, sources: Mapping[str, Any], make: Callable[[Any], Any]) -> None:
        super().__init__()
        self._sources, self._make = sources, make

    def __missing__(self, name: str) -> Any:
        """Make the value; a name of no source is a KeyError."""
        value = self[name] = self._make(self._sources[name])
        return value

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self._sources

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of the name, made where it must be."""
        return self[name] if name in self else default  # noqa: SIM401

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(chain(self._sources, super().__iter__())))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def keys(self) -> Any:
        """Return every name, whether its value is made or not."""
        return dict.fromkeys(self).keys()

    def values(self) -> Any:
        """Return every value, and make those that are not."""
        return {name: self[name] for name in self}.values()

    def items(self) -> Any:
        """Return every name with its value, and make those that are not."""
        return {name: self[name] for name in self}.items()


@contextmanager
def made_on_demand() -> Iterator[None]:
    """Have a node's context make what its template names, no more."""
    from dbt.context import base, providers
    from dbt_common.clients import jinja

    # Two of these copy the context, which would make all of it; dbt's other templates look into it as it is.
    native = jinja.MacroFuzzTemplate.new_context
    with (
        instead(providers, ModelContext=_context_on_demand()),
        instead(jinja.NativeSandboxTemplate, new_context=native),
        instead(base.Var, get_rendered_var=_rendered),
    ):
        yield


def _rendered(var: Any, name: str) -> Any:
    from dbt.clients.jinja import get_rendered

    raw = var._merged[name]
    return get_rendered(raw, var._context) if isinstance(raw, str) else raw


def _context_on_demand() -> Any:
    from dbt.clients.jinja import MacroGenerator
    from dbt.context import providers

    class ModelContextOnDemand(providers.ModelContext):
        def _build_namespace(self) -> Any:
            tables = _tables(self.manifest, self.config, self.search_package)
            self._ctx = OnDemand({**self._context_members_, **tables}, self._made)
            return _Namespace(OnDemand(tables, self._made))

        def _made(self, source: Any) -> Any:
            if isinstance(source, dict):
                return OnDemand(source, self._made)
            if hasattr(source, "macro_sql"):
                return MacroGenerator(source, self._ctx, self.model, self.macro_stack)
            return source.__get__(self) if hasattr(source, "__get__") else source

        def to_dict(self) -> Any:
            own = {"context": self._ctx, "builtins": OnDemand(self._context_members_, self._made)}
            self._ctx.update({name: value for name, value in own.items() if name not in self._ctx})
            return self._ctx

    return ModelContextOnDemand


class _Namespace:
    """Macros where ``adapter.dispatch`` looks for them."""

    def __init__(self, macros: OnDemand) -> None:
        self._macros = macros

    def get_from_package(self, package: str | None, name: str) -> Any:
        """Return a macro by its name, of a package where one is named, none where there is none."""
        from dbt.exceptions import PackageNotFoundForMacroError

        if package is None:
            return self._macros.get(name)
        if package not in self._macros:
            raise PackageNotFoundForMacroError(package)
        return self._macros[package].get(name)


def _tables(manifest: Any, config: Any, here: str) -> dict[str, Any]:
    """Return macros by name, and by name below their package, as a template of a package sees them."""
    from dbt.adapters.factory import get_adapter_package_names

    packages, inner = manifest.get_macros_by_package(), get_adapter_package_names(config.credentials.type)
    known = sum(map(len, packages.values()))
    kept: dict[Any, dict[str, Any]] = vars(manifest).setdefault("_simpul_tables", {})
    if (here, known) not in kept:
        dbts = {name: macro for one in reversed(inner) for name, macro in packages.get(one, {}).items()}
        others = {name: macros for name, macros in packages.items() if name not in inner}
        kept[here, known] = dbts | {"dbt": dbts} | others | others.get(config.project_name, {}) | others.get(here, {})
    return kept[here, known]
