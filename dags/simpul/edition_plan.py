"""What Airflow must know to build an edition: the models' map, dbt's environment, and what to do when it fails."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

from simpul.settings import Settings, settings
from simpul.world import World

DAG = "warehouse_edition"
DBT = Path(sys.executable).with_name("dbt")


def manifest(here: Settings) -> Path:
    """Return the map of the models from which Airflow draws its tasks.

    It lies apart from dbt's own target, where it would be half-written while a build runs.
    """
    return here.data / "dbt" / "map" / "manifest.json"


def environment(here: Settings) -> dict[str, str]:
    """Return the variables that ``profiles.yml`` reads, and dbt's log."""
    return {
        "SIMPUL_WAREHOUSE": str(here.warehouse),
        "SIMPUL_THREADS": str(here.threads),
        "SIMPUL_MEMORY_LIMIT": here.memory_limit,
        "DBT_LOG_PATH": str(here.data / "dbt" / "logs"),
    }


def keep_artefacts(project: str, **context: object) -> None:
    """Copy what a build left in its temporary project (manifest, compiled SQL) to where *publish* reads it."""
    shutil.copytree(Path(project) / "target", settings().data / "dbt" / "target", dirs_exist_ok=True)


def map_command(here: Settings) -> list[str]:
    """Return the command that draws the map anew."""
    project, target = str(here.dbt_project), str(manifest(here).parent)
    where = ["--project-dir", project, "--profiles-dir", project, "--target-path", target]
    return [str(DBT), "--quiet", "parse", *where]


def is_mapped(here: Settings) -> bool:
    """Say whether the map shows the project as it stands."""
    stamp = manifest(here).with_name("drawn_from")
    return manifest(here).exists() and stamp.exists() and stamp.read_text() == _fingerprint(here)


def mapped(here: Settings, world: World) -> None:
    """Remember from which project the map was drawn."""
    world.disk.write_new(manifest(here).with_name("drawn_from"), _fingerprint(here).encode())


def _fingerprint(here: Settings) -> str:
    files = sorted(path for path in here.dbt_project.rglob("*") if path.suffix in (".sql", ".yml", ".py", ".csv"))
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(here.dbt_project)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


DOC = """\
### The next edition

Runs when an agency has loaded something new: **model** builds staging, intermediate, marts and metrics with dbt
(one build; a task watches each) · **audit** holds them against `expectations/marts/` · **publish** makes an edition
of them and names it current. Until then, readers see the edition before, and its age.

**When it fails**
* **model**: the log of `dbt_producer_watcher` names the model or test. A failing test means that our SQL is wrong.
* **audit**, `EditionRefused`: the data break a promise about the marts; the message names the theme's owner.
* **publish**, `LoadFailed`: disk or permissions; nothing half-made is ever seen. Run it again.
* A wrong edition was published: `simpul rollback <edition>`.
"""
