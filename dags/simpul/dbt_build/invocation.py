"""dbt in this process: what it needs to hear of the house, and no more work than the build itself."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from threading import Thread
from typing import Any

import duckdb

from simpul.dbt_build.events import heard
from simpul.dbt_build.overhead import lightened
from simpul.errors import ModelFailed
from simpul.settings import Settings, lent, settings

QUIET = ["--log-level", "none", "--log-level-file", "warn"]
NODES = frozenset({"LogModelResult", "LogTestResult", "LogSeedResult"})
Modelled = Callable[[str, str, str], object]
"""What is told of a model: its schema, its name, the file of its compiled SQL."""


def invoked(
    settings: Settings, words: list[str], told: Callable[[str], object] = len, modelled: Modelled | None = None
) -> Any:
    """Run dbt with these words on the house's project and return its result; ``told`` gets a line as each node ends.

    ``modelled`` gets each model in SQL that was built.

    Raises:
        ModelFailed: dbt cannot read the project.
    """
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    def ended(node: dict[str, Any]) -> None:
        if modelled and node.get("resource_type") == "model":
            _tell_model(settings, node, modelled)

    try:
        with lent(**_profile(settings)), heard(told, NODES, ended), lightened(writes_at_end=words[0] == "build"):
            done = dbtRunner().invoke([*words, *_places(settings), *QUIET])
    finally:
        # dbt keeps the file open after it ends, and no other process could read it.
        DuckDBConnectionManager.close_all_connections()
    if done.exception is not None or done.result is None:
        what = f"dbt cannot build: {reason(str(done.exception))}"
        raise ModelFailed(what, where=str(settings.dbt_project), todo="correct the project") from done.exception
    return done.result


def imported_meanwhile() -> None:
    """Begin to import dbt, which takes seconds, while DuckDB works; who needs it waits for what is left of it."""
    Thread(target=import_module, args=("dbt.cli.main",), name="import dbt", daemon=True).start()


def session() -> duckdb.DuckDBPyConnection:
    """Return one more session in the warehouse that dbt holds as long as it builds."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    held: Any = DuckDBConnectionManager.env()
    another: duckdb.DuckDBPyConnection = held.conn.cursor()
    return another


def _tell_model(settings: Settings, node: dict[str, Any], modelled: Modelled) -> None:
    """Tell of a model in SQL that was built."""
    package = node["unique_id"].split(".")[1]
    file = settings.data / "dbt" / "target" / "compiled" / package / "models" / node["node_path"]
    if node["node_status"] == "success" and file.suffix == ".sql":
        modelled(node["node_relation"]["schema"], node["node_name"], str(file))


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


if __name__ == "__main__":
    # What was read of the project is kept beside the artefacts: the build that follows reads changes only.
    invoked(settings(), ["parse"])
