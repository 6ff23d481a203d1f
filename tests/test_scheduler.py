"""A real Airflow on a small sample country: ten agencies once, again without news, a further file, then silence.

The agencies answer through the gateway, the databases and the drop, as under `make run`.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import psutil
import pytest
from simpul.contract import load_contracts

from tests.conftest import SIMPUL
from tests.house import HOUSE

LATE = "IKPA_JUNI_2024.xlsx"
"""What is delivered only when everything stands."""
COUNTRY = "--people 1500 --months 2 --until 2026-02 --faults typical"


@dataclass
class Installation:
    """One data folder with its country; what `simpul up` prints goes to a file."""

    folder: Path

    @property
    def env(self) -> dict[str, str]:
        """Return the environment of its commands."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("SIMPUL_")}
        return {**kept, "SIMPUL_DATA": str(self.folder / "data"), "SIMPUL_COUNTRY": COUNTRY}

    def up(self, *words: str) -> subprocess.Popen:
        """Start `simpul up` in the background."""
        output = (self.folder / "printed.txt").open("w")
        return subprocess.Popen(
            [SIMPUL, "up", *words], env=self.env, stdout=output, stderr=subprocess.STDOUT, cwd=HOUSE
        )

    @property
    def printed(self) -> str:
        """Return what the last `simpul up` has printed so far."""
        return (self.folder / "printed.txt").read_text("utf-8")

    @property
    def edition(self) -> str:
        """Return the current edition's id."""
        return json.loads((self.folder / "data" / "editions" / "current.json").read_text())["edition_id"]

    def processes(self) -> list[psutil.Process]:
        """Return every process that holds a file of this installation open: all of them log into its folder."""
        return [each for each in psutil.process_iter() if each.pid != os.getpid() and holds_below(each, self.folder)]


def holds_below(process: psutil.Process, folder: Path) -> bool:
    """Say whether a process has a file below a folder open, its output too; an environment can be overwritten."""
    try:
        return any(Path(file.path).is_relative_to(folder) for file in process.open_files())
    except psutil.Error:
        return False


@pytest.fixture(scope="module")
def installation(tmp_path_factory) -> Iterator[Installation]:
    """Return an installation through which a country's deliveries have flowed; kill what is left of it at the end."""
    here = Installation(tmp_path_factory.mktemp("scheduler"))
    try:
        assert here.up("--once").wait(timeout=500) == 0, here.printed
        yield here
    finally:
        for process in here.processes():
            process.kill()


def until(seconds: float, what: Callable[[], Any], here: Installation) -> Any:
    """Ask until the answer is true, and return it."""
    end = time.monotonic() + seconds
    while not (answer := what()):
        assert time.monotonic() < end, here.printed
        time.sleep(0.5)
    return answer


def test_the_river_is_told_stage_by_stage_and_leaves_no_process(installation):
    for agency in load_contracts(HOUSE / "expectations"):
        for verb in ("land", "validate", "load"):
            assert re.search(rf"{agency} +{verb} +\d+\.\d s +✓", installation.printed), installation.printed
    for verb in ("model", "audit", "publish"):
        assert re.search(rf"edition +{verb} +\d+\.\d s +✓", installation.printed), installation.printed
    assert "budget_execution_index" in installation.printed
    assert not installation.processes()


def test_a_further_file_changes_the_edition_and_ctrl_c_ends_everything(installation):
    before = installation.edition
    process = installation.up()
    app = until(180, lambda: re.search(r"the app: (http://\S+)", installation.printed), installation)[1]
    assert "nothing new: the current edition stands" in installation.printed
    until(60, lambda: answers(f"{app}/_stcore/health"), installation)
    airflow = re.search(r"Airflow starts on (http://\S+)", installation.printed)[1]

    shutil.copy(
        HOUSE / "data" / "samples" / "kemenkeu" / LATE, installation.folder / "data" / "nation" / "drop" / "kemenkeu"
    )
    with signed_in(airflow) as api:
        asked = api.post("/api/v2/dags/intake__kemenkeu/dagRuns", json={"logical_date": None})
        assert asked.status_code == 200, asked.text
        until(180, lambda: installation.edition != before, installation)
        latest = {"order_by": "-run_after", "limit": 1}
        runs = api.get("/api/v2/dags/warehouse_edition/dagRuns", params=latest).json()["dag_runs"]
    assert runs[0]["run_type"] == "asset_triggered"

    assert len(installation.processes()) > len(("up", "api-server", "scheduler", "dag-processor", "app"))
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 0
    assert not installation.processes()
    assert not answers(app)


def answers(address: str) -> bool:
    """Say whether anybody serves there."""
    try:
        return httpx2.get(address, timeout=5).status_code == 200
    except httpx2.TransportError:
        return False


def signed_in(address: str) -> httpx2.Client:
    """Return a client with a token."""
    token = httpx2.get(f"{address}/auth/token").json()["access_token"]
    return httpx2.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=30)
