"""Read YAML into pydantic models; errors name file and line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import yaml  # type: ignore[import-untyped]
from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.resolver import implicit_resolvers

from simpul.errors import ContractInvalid

Model = TypeVar("Model", bound=BaseModel)


def read_yaml(path: Path, model: type[Model]) -> Model:
    """Read one file into ``model``.

    Raises:
        ContractInvalid: unreadable, doubled keys, unknown or ill-typed entries; says file, line and entry.
    """
    if not path.is_file():
        raise ContractInvalid("no such file", where=str(path), todo="write it, or correct the name")
    text = path.read_text("utf-8")
    try:
        tree = tree_of(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = (error.problem or "not YAML").splitlines()[0]
        raise ContractInvalid(problem, where=f"{path}:{line}", todo="correct the YAML") from error
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        first = error.errors()[0]
        where = f"{path}:{_line_of(YAML().load(text), first['loc'])}"
        entry = ".".join(str(step) for step in first["loc"])
        raise ContractInvalid(f"{entry}: {first['msg']}", where=where, todo="correct the entry") from error


@lru_cache(maxsize=128)
def tree_of(text: str) -> Any:
    """Parse a file's text once a process, in C; one that knows lines takes a second for all contracts, so faults only.

    Raises:
        MarkedYAMLError: the text is no YAML 1.2, or says a key twice.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - it makes plain values only, as the one it is made of
    except yaml.YAMLError:
        return YAML().load(text)


class _Loader(yaml.CSafeLoader):  # type: ignore[misc]
    """A parser in C that takes words and numbers for what YAML 1.2 says they are, and refuses a key said twice."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Make a mapping; what only looks like a doubled key is told by who parses anew."""
        keys = [key.value for key, _value in node.value if isinstance(key, yaml.ScalarNode)]
        if len(set(keys)) < len(keys):
            raise yaml.constructor.ConstructorError(None, None, "doubled key", node.start_mark)
        made: dict[Any, Any] = super().construct_mapping(node, deep)
        return made

    def construct_whole(self, node: yaml.ScalarNode) -> int:
        """Make a whole number; one that begins with 0 is decimal."""
        text = self.construct_scalar(node).replace("_", "")
        is_decimal = text.lstrip("+-").isdecimal()
        return int(text) if is_decimal else int(text, 0)


for _versions, _tag, _pattern, _first in implicit_resolvers:
    if (1, 2) in _versions:
        _Loader.add_implicit_resolver(_tag, _pattern, _first)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_whole)


def _line_of(tree: Any, steps: tuple[int | str, ...]) -> int:
    """Return the 1-based line of the deepest entry on the way that exists."""
    line = 1
    for step in steps:
        marks = getattr(tree, "lc", None)
        is_there = isinstance(tree, dict) and step in tree
        is_there = is_there or (isinstance(tree, list) and isinstance(step, int) and step < len(tree))
        if marks is None:
            break
        if not is_there:  # the place in a list of one that the file leaves out, or the name of a union's member
            continue
        line = (marks.key(step) if isinstance(tree, dict) else marks.item(step))[0] + 1
        tree = tree[step]
    return line
