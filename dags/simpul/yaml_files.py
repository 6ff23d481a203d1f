"""Read YAML into pydantic models; errors name file and line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError

from simpul.errors import ContractInvalid

Model = TypeVar("Model", bound=BaseModel)


def read_yaml(path: Path, model: type[Model]) -> Model:
    """Read one file into ``model``.

    Raises:
        ContractInvalid: unreadable, doubled keys, unknown or ill-typed entries; says file, line and entry.
    """
    if not path.is_file():
        raise ContractInvalid("no such file", where=str(path), todo="write it, or correct the name")
    try:
        tree = tree_of(path.read_text("utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = (error.problem or "not YAML").splitlines()[0]
        raise ContractInvalid(problem, where=f"{path}:{line}", todo="correct the YAML") from error
    try:
        return model.model_validate(tree)
    except ValidationError as error:
        first = error.errors()[0]
        where = f"{path}:{_line_of(tree, first['loc'])}"
        entry = ".".join(str(step) for step in first["loc"])
        raise ContractInvalid(f"{entry}: {first['msg']}", where=where, todo="correct the entry") from error


@lru_cache(maxsize=128)
def tree_of(text: str) -> Any:
    """Parse a file's text once a process: the parser keeps lines and comments, and takes a second for all contracts.

    Raises:
        MarkedYAMLError: the text is no YAML.
    """
    return YAML().load(text)


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
