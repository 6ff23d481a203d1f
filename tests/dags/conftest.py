"""The DAG folder, parsed once in a process of its own, as Airflow does."""

import json
import os
import subprocess
import sys

import pytest

from tests.house import HOUSE


@pytest.fixture(scope="session")
def parsed(tmp_path_factory) -> dict:
    """Return DAGs, import errors, heavy modules and seconds of two parses of ``dags/``."""
    data = tmp_path_factory.mktemp("parsed")
    env = {**os.environ, "SIMPUL_DATA": str(data), "AIRFLOW_HOME": str(data / "airflow")}
    command = [sys.executable, "-m", "tests.dags.parsing"]
    done = subprocess.run(command, env=env, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
