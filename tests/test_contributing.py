"""The walk-through of CONTRIBUTING, followed to the letter: an agency and a metric are added, and flow."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import simpul
from tests.house import HOUSE

EXAMPLE = "Kode Satker,Uraian Satker,Tahun,Total Pagu,Golongan Darah\n{rows}"


@pytest.fixture
def house(tmp_path) -> dict[str, str]:
    """Return the environment of a house of its own, with the real promises and models."""
    shutil.copytree(HOUSE / "expectations", tmp_path / "expectations")
    shutil.copytree(HOUSE / "dbt_project", tmp_path / "dbt_project", ignore=shutil.ignore_patterns("target", "logs"))
    shutil.copytree(HOUSE / "data" / "samples", tmp_path / "data" / "samples")
    return {
        "SIMPUL_PROMISES": str(tmp_path / "expectations"),
        "SIMPUL_DBT_PROJECT": str(tmp_path / "dbt_project"),
        "SIMPUL_DROP": str(tmp_path / "data" / "samples"),
    }


def command() -> list[str]:
    """Return the words of the command that CONTRIBUTING shows."""
    lines = (HOUSE / "CONTRIBUTING.md").read_text("utf-8").splitlines()
    return shlex.split(next(line for line in lines if line.startswith("simpul new-agency")))[1:]


def add_metric(models: Path) -> None:
    """Follow the steps of "Add a metric": a model, its YAML, its name among the others."""
    metrics = models / "metrics" / "budget_execution"
    sql = (metrics / "metric_absorption_score.sql").read_text("utf-8")
    (metrics / "metric_absorption_points.sql").write_text(
        sql.replace("cell('absorption_score'", "cell('absorption_points'"), "utf-8"
    )
    told = (metrics / "_budget_execution.yml").read_text("utf-8")
    entry = re.search(r"  - name: metric_absorption_score\n(?:(?!  - name:).*\n)+", told)
    (metrics / "_budget_execution.yml").write_text(
        told + "\n" + entry[0].replace("absorption_score\n", "absorption_points\n"), "utf-8"
    )
    names = models.parent / "macros" / "themes" / "budget_execution.sql"
    line = '        "absorption_score",\n'
    names.write_text(names.read_text("utf-8").replace(line, line + line.replace("score", "points")), "utf-8")


def test_an_agency_and_a_metric_are_added_as_told(house, tmp_path):
    words = command()
    example = tmp_path / words[words.index("--example") + 1]
    rows = "".join(f"00{number}123,SATKER {number},2024,{number}000,O\n" for number in range(1, 6))
    example.write_text(EXAMPLE.format(rows=rows), "utf-8")
    words[words.index("--example") + 1] = str(example)
    add_metric(Path(house["SIMPUL_DBT_PROJECT"]) / "models")

    added = simpul(*words, data=tmp_path / "run", **house)
    assert added.returncode == 0, added.stderr
    done = simpul("run", data=tmp_path / "run", **house)
    assert done.returncode == 0, done.stdout + done.stderr

    found = json.loads(simpul("status", "--json", data=tmp_path / "run", **house).stdout)
    assert [(r["table"], r["state"], r["rows_loaded"]) for r in found if r["agency"] == "bps"] == [
        ("employees", "loaded", 3)
    ]
    cells = json.loads(simpul("kpi", "absorption_points", "--json", data=tmp_path / "run", **house).stdout)
    assert cells
    exported = simpul("contract", "export", "bps", "--odcs", data=tmp_path / "run", **house)
    assert "employees" in exported.stdout
    assert "Golongan Darah" not in exported.stdout, "what no word names is not promised"
