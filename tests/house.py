"""Where things are in the house, and what Python files import: for the tests of its laws."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
LIBRARY = HOUSE / "dags" / "simpul"
REAL = HOUSE.parent / "shared" / "real"
CONTRACTS = sorted((HOUSE / "expectations" / "agencies").glob("*.yml"))
SUFFIXES = {".py", ".sql", ".yml", ".yaml", ".toml", ".md", ".css", ".json", ".cfg", ".po"}


def python_files(*roots: str) -> list[Path]:
    """Return the Python files below the named folders."""
    return sorted(path for root in roots for path in (HOUSE / root).rglob("*.py") if "__pycache__" not in path.parts)


def module(path: Path) -> str:
    """Return a library file's dotted name: ``simpul.readers.headers``."""
    parts = path.relative_to(HOUSE / "dags").with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """Return every module that a file imports, at its top or inside; ``from a import b`` gives a and a.b."""
    return set(_imports(ast.parse(path.read_text("utf-8"))))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where a thing lives"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def committed_files() -> list[Path]:
    """Return the files that belong to the house, and nothing made at run time."""
    made = {HOUSE / "data" / name for name in ("landing", "quarantine", "editions", "keys", "dbt", "airflow")}
    skipped = {
        ".git",
        ".venv",
        "__pycache__",
        ".mypy_cache",
        ".ruff_cache",
        ".pytest_cache",
        "target",
        "logs",
        "screenshots",
    }
    found = []
    for folder, folders, names in os.walk(HOUSE):
        folders[:] = [name for name in folders if name not in skipped and Path(folder, name) not in made]
        found += [Path(folder, name) for name in names if Path(folder) != HOUSE / "data" or name == "README.md"]
    return sorted(found)
