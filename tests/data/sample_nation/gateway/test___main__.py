"""As a program of its own: the address is its first line, and the connections lead there."""

import json
import subprocess
import sys
import urllib.request

from tests.house import HOUSE

COMMAND = [sys.executable, "-m", "sample_nation.gateway", "--dir"]


def test_it_says_where_it_is(tmp_path):
    env = {"PYTHONPATH": str(HOUSE / "data")}
    gateway = subprocess.Popen([*COMMAND, str(tmp_path)], stdout=subprocess.PIPE, text=True, env=env)
    try:
        told = json.loads(gateway.stdout.readline())
        assert told["pid"] == gateway.pid
        with urllib.request.urlopen(f"{told['address']}/api/3/action/package_search", timeout=20) as answer:
            assert json.load(answer)["success"]
        port = told["address"].rpartition(":")[2]
        asked = subprocess.run(
            [*COMMAND, str(tmp_path), "--port", port, "--connections"], stdout=subprocess.PIPE, env=env, check=True
        )
        assert json.loads(json.loads(asked.stdout)["AIRFLOW_CONN_BKN"])["port"] == int(port)
    finally:
        gateway.terminate()
        gateway.wait()
