"""The law of names and sizes: DESIGN section 9 and the budgets of STYLE section 2."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import CONTRACTS, HOUSE, python_files

ROOTS = {"dags", "dbt_project", "expectations", "app", "data", "tests"}
CONVENTION = {"pyproject.toml", "README.md", "Makefile", "requirements.lock", "LICENSE", "CHANGELOG.md", "SECURITY.md"}
CONVENTION |= {"CONTRIBUTING.md", "Procfile", "compose.yml", "Dockerfile"}
VAGUE = re.compile(r"(^|_)(utils?|helpers?|common|misc|stuff|manager|tools?)(_|$)|_v\d+$")
MODEL_NAMES = {
    "staging": r"stg_[a-z][a-z0-9]*__[a-z0-9_]+",
    "intermediate": r"int_[a-z0-9_]+__[a-z0-9_]*(ed|spelt|known|built|met|split|seen|standing)",
    "marts": r"(dim|fct)_[a-z0-9]+(_[a-z0-9]+)*",
    "metrics": r"metric_[a-z0-9]+(_[a-z0-9]+)*|fct_metrics|dim_metrics",
}
MODELS = sorted((HOUSE / "dbt_project" / "models").rglob("*.sql"))
BUDGETS = [
    ("app/main.py", 40),
    ("app/views/*.py", 80),
    ("app/**/*.py", 150),
    ("dags/*.py", 60),
    ("dags/simpul/**/*.py", 150),
    ("dbt_project/models/staging/**/*.sql", 40),
    ("dbt_project/models/metrics/**/*.sql", 30),
    ("dbt_project/models/**/*.sql", 80),
    ("dbt_project/macros/**/*.sql", 80),
    ("tests/**/*.py", 300),
    ("data/**/*.py", 150),
]
"""Glob → most lines; the first that matches counts."""
FUNCTION_LINES = 25


def test_the_top_level_is_the_owners():
    strangers = {path.name for path in HOUSE.iterdir() if not path.name.startswith(".")} - ROOTS - CONVENTION
    assert not strangers, "what is this beside the house?"


def test_nothing_is_called_vaguely():
    names = [path for path in python_files("dags", "app", "tests") if VAGUE.search(path.stem)]
    names += [path for root in ROOTS for path in (HOUSE / root).rglob("*") if path.is_dir() and VAGUE.search(path.name)]
    assert not [path for path in names if "__pycache__" not in path.parts and ".venv" not in path.parts]


@pytest.mark.parametrize("path", MODELS, ids=lambda p: p.stem)
def test_a_model_is_named_for_its_layer(path):
    layer = path.relative_to(HOUSE / "dbt_project" / "models").parts[0]
    assert re.fullmatch(MODEL_NAMES[layer], path.stem), f"{path.stem} in {layer}"
    if layer == "staging":
        assert path.stem.split("__")[0] == f"stg_{path.parent.name}", "the folder names the agency"
    if layer in {"marts", "metrics"}:
        agencies = "|".join(contract.stem for contract in CONTRACTS)
        assert not re.search(rf"(^|_)({agencies})(_|$)", path.stem), "a fact belongs to no agency"


def test_each_model_folder_has_its_yaml():
    for folder in {path.parent for path in MODELS}:
        assert (folder / f"_{folder.name}.yml").is_file(), folder


def test_singular_tests_are_sentences():
    for path in (HOUSE / "dbt_project" / "tests").glob("*.sql"):
        assert re.fullmatch(r"assert_[a-z0-9]+(_[a-z0-9]+){2,}", path.stem), path.name


def test_words_carry_their_units():
    from simpul.vocabulary import load_vocabulary

    endings = {"IDR": "_idr", "percent": "_pct", "score": ("_score", "_deduction"), "IDR billion": "_idr_billion"}
    endings |= {unit: f"_{unit.lower()}" for unit in ("m2", "m3", "kWh", "kg", "minutes", "hours", "ms", "bytes")}
    for name, word in load_vocabulary(HOUSE / "expectations").items():
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name)
        assert word.unit is None or name.endswith(endings[word.unit]), f"{name} is in {word.unit}"
        assert word.type != "boolean" or name.startswith(("is_", "has_")), name
        assert word.type != "date" or name.endswith("_date"), name
        assert word.type != "timestamp" or name.endswith("_at"), name


def test_dag_files_are_named_for_airflow():
    for path in (HOUSE / "dags").glob("*.py"):
        assert not path.name.startswith("dbt_"), "a DAG is named for what it does (DESIGN section 9)"


@pytest.mark.parametrize("path", python_files("tests"), ids=lambda p: str(p.relative_to(HOUSE)))
def test_tests_mirror_what_they_test(path):
    if not path.name.startswith("test_"):
        return
    folder = path.parent.relative_to(HOUSE / "tests")
    if folder == Path() or folder.parts[0] in {"benchmarks", "campaign", "reference"}:
        return
    stem = path.stem.removeprefix("test_")
    tested = HOUSE / folder
    found = [
        *tested.glob(f"{stem}.*"),
        *tested.glob(stem),
        *(tested.glob("__init__.py") if stem == tested.name else []),
    ]
    assert found, f"{path.relative_to(HOUSE)} mirrors no file {folder / stem}"


def budgeted() -> list[tuple[Path, int]]:
    """Return every file with a budget, and it; each under the first glob that names it."""
    seen: dict[Path, int] = {}
    for glob, most in BUDGETS:
        for path in HOUSE.glob(glob):
            if "__pycache__" not in path.parts:
                seen.setdefault(path, most)
    return sorted(seen.items())


@pytest.mark.parametrize(
    ("path", "most"), budgeted(), ids=lambda v: str(v.relative_to(HOUSE)) if isinstance(v, Path) else ""
)
def test_files_keep_their_budget(path, most):
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= most, f"{lines} lines: split it by idea"


@pytest.mark.parametrize("path", python_files("dags", "app"), ids=lambda p: str(p.relative_to(HOUSE)))
def test_functions_are_short_and_told(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree) or not tree.body, "a module says what it is"
    for node, is_public in functions(tree):
        body = node.body[1:] if ast.get_docstring(node) else node.body
        lines = (node.end_lineno or 0) - body[0].lineno + 1 if body else 0
        assert lines <= FUNCTION_LINES, f"{node.name} has {lines} lines"
        assert not is_public or ast.get_docstring(node), f"{node.name} has no docstring"


def functions(tree: ast.AST, is_public: bool = True) -> Iterator[tuple[ast.FunctionDef, bool]]:
    """Yield every function and whether it is public: what a private class or a function holds is not."""
    for node in ast.iter_child_nodes(tree):
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if is_function:
            yield node, is_public and not node.name.startswith("_")
        is_open = is_public and not is_function and not getattr(node, "name", "").startswith("_")
        yield from functions(node, is_open)
