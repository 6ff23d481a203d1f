"""The law of direction: who may import whom, as DESIGN says in "A line knows its room" and "Who may import whom"."""

import ast
import re
from pathlib import Path

import pytest

from tests.house import HOUSE, LIBRARY, imports, module, python_files

BASE = {"errors", "settings", "yaml_files", "vocabulary", "purposes", "landing", "connection", "table", "contract"}
BASE |= {"world"}
STAGES = {"land", "validate", "load", "model", "audit", "publish"}
LIBRARY_FILES = python_files("dags/simpul")
MODELS = sorted((HOUSE / "dbt_project" / "models").rglob("*.sql"))
ALONE = {
    "great_expectations": r"dags/simpul/promises(\.py|/.*)",
    "airflow": r"dags/([a-z_]+|simpul/installation/executor)\.py",
    "fsspec": r"dags/simpul/connectors/.*",
    "httpx2": r"dags/simpul/(connectors/.*|installation/airflow_api\.py)",
    "authlib": r"dags/simpul/connectors/.*",
    "tenacity": r"dags/simpul/connectors/.*",
    "streamlit": r"app/.*",
    "openlineage": r"dags/simpul/standards/.*",
    "splink": r"dags/simpul/linkage/.*",
    "dbt": r"dags/simpul/dbt_build/.*",
}
"""Library → the only files that may import it."""
MAY_READ = {"stg": {"source"}, "int": {"stg", "int", "seed"}, "dim": {"stg", "int", "dim", "seed"}}
MAY_READ |= {"fct": {"stg", "int", "dim", "seed"}, "metric": {"fct", "dim"}}
"""Kind of model → kinds it may read; a seed counts as a reviewed list of our own."""


def short(name: str) -> str:
    """Return the first part below ``simpul``: ``simpul.readers.headers`` → ``readers``."""
    return name.split(".")[1] if "." in name else ""


def is_carrier(path: Path) -> bool:
    """Say whether a file composes stages: a DAG, the command line, the supervisor."""
    return path.parent in {HOUSE / "dags", LIBRARY / "commands"} or path in {LIBRARY / "cli.py", LIBRARY / "up.py"}


def ours(path: Path) -> set[str]:
    """Return which of our own modules a file imports."""
    known = {module(file) for file in LIBRARY_FILES}
    return {short(name) for name in imports(path) if name in known and "." in name}


@pytest.mark.parametrize("name", sorted(BASE))
def test_base_imports_base_only(name):
    assert ours(LIBRARY / f"{name}.py") <= BASE


@pytest.mark.parametrize("path", python_files("dags", "app"), ids=lambda p: str(p.relative_to(HOUSE)))
def test_only_carriers_compose_stages(path):
    used = ours(path) & STAGES
    assert is_carrier(path) or not used, f"{path.name} composes {used}: stages never import each other"


@pytest.mark.parametrize("library", sorted(ALONE))
def test_a_library_has_one_room(library):
    where = re.compile(ALONE[library])
    users = [p for p in python_files("dags", "app") if any(n.split(".")[0] == library for n in imports(p))]
    assert users or library in {"dbt"}, f"nobody imports {library}: this law has gone stale"
    strangers = [str(p.relative_to(HOUSE)) for p in users if not where.fullmatch(p.relative_to(HOUSE).as_posix())]
    assert not strangers, f"{library} is imported outside its room"


def test_the_app_knows_the_edition_only():
    for path in python_files("app"):
        strangers = {name for name in imports(path) if name.split(".")[0] in {"simpul", "dags", "airflow", "dbt"}}
        assert not strangers, path


def test_only_the_apps_warehouse_holds_sql():
    holders = [path for path in python_files("app") if any(n.split(".")[0] == "duckdb" for n in imports(path))]
    assert holders
    assert {path.parent.name for path in holders} <= {"warehouse", "sql_sandbox"}


def test_the_app_reads_editions_by_its_warehouse_only():
    finders = [p for p in python_files("app") if re.search(r"editions\.find\(|\bnational\(", p.read_text("utf-8"))]
    assert {path.parent.name for path in finders} == {"warehouse"}, (
        "warehouse.current(edition_id) opens an edition as its viewer may see it"
    )


def reads_environment(path: Path) -> bool:
    """Say whether a file takes anything from the process's environment."""
    tree = ast.parse(path.read_text("utf-8"))
    names = {"environ", "getenv", "getenvb", "environb", "putenv"}
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return bool(names & attributes) or any(name in imports(path) for name in ("os.environ", "os.getenv"))


def test_one_place_reads_the_environment():
    readers = [p.relative_to(HOUSE).as_posix() for p in python_files("dags", "app") if reads_environment(p)]
    assert [name for name in readers if not name.startswith("app/")] == ["dags/simpul/settings.py"]
    assert len([name for name in readers if name.startswith("app/")]) <= 1


def kind(name: str) -> str:
    """Return a model's kind from its name; what has no known prefix is a seed."""
    prefix = name.partition("_")[0]
    return prefix if prefix in MAY_READ else "seed"


@pytest.mark.parametrize("path", MODELS, ids=lambda p: p.stem)
def test_a_model_reads_what_its_layer_may(path):
    sql = re.sub(r"--[^\n]*|\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    read = {kind(name) for name in re.findall(r"ref\(\s*'(\w+)'", sql)}
    read |= {"source"} if re.search(r"\bsource\(", sql) else set()
    if path.stem == "fct_metrics":
        assert read <= {"metric"}
    elif path.stem == "dim_metrics":
        assert read <= {"metric", "seed"}
    else:
        assert read <= MAY_READ[kind(path.stem)], f"{path.stem} reads {read}"


@pytest.mark.parametrize("path", MODELS, ids=lambda p: p.stem)
def test_only_metrics_make_ratios(path):
    if "metrics" not in path.parts:
        assert "metric_cell(" not in path.read_text("utf-8")


def test_nobody_imports_tests():
    for path in python_files("dags", "app", "data"):
        assert not {name for name in imports(path) if name.split(".")[0] == "tests"}, path
