"""The DAG folder, parsed once in a process of its own, as Airflow does."""

import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from simpul import edition_plan
from simpul.settings import settings
from simpul.world import World

from tests.house import HOUSE


@pytest.fixture(scope="session")
def parsed(tmp_path_factory) -> dict:
    """Return DAGs, import errors, heavy modules and seconds of two parses of ``dags/``."""
    data = tmp_path_factory.mktemp("parsed")
    here = replace(settings(), data=data)
    drawn = {**os.environ, **edition_plan.environment(here)}
    subprocess.run(edition_plan.map_command(here), env=drawn, check=True, cwd=HOUSE)
    assert not edition_plan.is_mapped(here)
    edition_plan.mapped(here, World())
    assert edition_plan.is_mapped(here)
    env = {**os.environ, "SIMPUL_DATA": str(data), "AIRFLOW_HOME": str(data / "airflow")}
    env["AIRFLOW__COSMOS__CACHE_DIR"] = str(data / "cosmos")
    command = [sys.executable, "-m", "tests.dags.parsing"]
    done = subprocess.run(command, env=env, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
