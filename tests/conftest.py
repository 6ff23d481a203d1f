"""What several tests share: one run of the whole river over the samples, made once for all workers."""

import atexit
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from simpul.cli import hush

from tests.house import HOUSE

SIMPUL = Path(sys.executable).with_name("simpul")

atexit.register(hush)


@dataclass(frozen=True)
class Run:
    """A finished `simpul run`: its data folder and what it printed. Tests only read it."""

    data: Path
    printed: str

    def simpul(self, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Run the installed command on this data folder."""
        return simpul(*words, data=self.data, **env)


def simpul(*words: str, data: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command on a data folder, the samples as drop unless told otherwise."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIMPUL_")}
    environment = {**kept, "SIMPUL_DATA": str(data), "SIMPUL_DROP": str(HOUSE / "data" / "samples"), **env}
    command = [str(SIMPUL), *words]
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=900, check=False, cwd=HOUSE)


COUNTRY = "--people 25000 --months 24 --until 2026-06 --faults none --truth"
"""The default country, of which nobody says anything wrong, and its whole truth."""


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory) -> Run:
    """Return a data folder through which the samples have flowed."""
    return once(tmp_path_factory, "sample_run")


@pytest.fixture(scope="session")
def country_run(tmp_path_factory) -> Run:
    """Return a data folder through which a country's deliveries have flowed; its truth is below ``nation/truth``."""
    return once(tmp_path_factory, "country_run", SIMPUL_DROP="", SIMPUL_COUNTRY=COUNTRY)


def once(tmp_path_factory, name: str, **env: str) -> Run:
    """Run the river once for all workers, in a folder of that name."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    told = shared / f"{name}.txt"
    with FileLock(shared / f"{name}.lock"):
        if not told.exists():
            done = simpul("run", data=shared / name, **env)
            assert done.returncode == 0, done.stdout + done.stderr
            told.write_text(done.stdout, "utf-8")
    return Run(shared / name, told.read_text("utf-8"))
