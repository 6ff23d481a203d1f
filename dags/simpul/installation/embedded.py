"""The embedded sample country: made once below the data folder, and its agencies played on this machine.

It stands in wherever no ``SIMPUL_DROP`` is set, so that a newcomer without credentials sees ten agencies deliver. It is
started as programs of its own: nothing of it is imported here.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from simpul.errors import LoadFailed
from simpul.installation.supervise import die_with_parent
from simpul.settings import HOUSE, Settings, environment, lent

PATIENCE = 60.0
"""Seconds within which the gateway says its address."""


def needs_making(settings: Settings) -> bool:
    """Say whether the country that is asked for is not there yet, or was made by another version of its maker."""
    told = settings.nation / "made.json"
    return not told.exists() or json.loads(told.read_text("utf-8")) != _wanted(settings)


def making(settings: Settings) -> list[str]:
    """Return the command that makes the country."""
    return [sys.executable, "-m", "sample_nation", *settings.country, "--out", str(settings.nation)]


def made(settings: Settings) -> None:
    """Remember which country was made."""
    (settings.nation / "made.json").write_text(json.dumps(_wanted(settings)), "utf-8")


def playing(settings: Settings, *more: str) -> list[str]:
    """Return the command that plays the agencies on a free port."""
    return [sys.executable, "-m", "sample_nation.gateway", "--dir", str(settings.nation), *(more or ("--port", "0"))]


@contextmanager
def standing(settings: Settings, say: Callable[[str], None]) -> Iterator[None]:
    """Let the country stand while a command runs, if it is what deliveries come from.

    Raises:
        LoadFailed: the country cannot be made, or its gateway does not start.
    """
    if not settings.is_embedded:
        yield
        return
    if needs_making(settings):
        say("the sample country is made (once)")
        finish(settings, subprocess.run(making(settings), env=environment(), capture_output=True, check=False))
    log = settings.nation / "gateway.log"
    with log.open("wb") as output:
        gateway = subprocess.Popen(
            playing(settings),
            env=environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_parent,  # noqa: PLW1509  it outlives no SIGKILL of ours
        )
    try:
        with lent(**connections(settings, log, gateway.poll)):
            yield
    finally:
        gateway.terminate()
        gateway.wait()


def finish(settings: Settings, done: subprocess.CompletedProcess[bytes]) -> None:
    """Remember that the country stands.

    Raises:
        LoadFailed: it could not be made.
    """
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise LoadFailed("the sample country cannot be made", where=str(settings.nation), todo=" ".join(said))
    made(settings)


def connections(settings: Settings, log: Path, code: Callable[[], int | None]) -> dict[str, str]:
    """Wait for the gateway's address and return every agency's Airflow Connection, as environment variables.

    ``code`` gives the gateway's exit code when it has ended.

    Raises:
        LoadFailed: it ended, or says no address in time.
    """
    end = time.monotonic() + PATIENCE
    while not (first := log.read_text("utf-8").partition("\n")).count("\n"):
        if code() is not None or time.monotonic() > end:
            raise LoadFailed("the sample agencies' gateway does not start", where=str(log), todo="read it")
        time.sleep(0.05)
    port = str(json.loads(first[0])["address"].rpartition(":")[2])
    told = subprocess.run(
        playing(settings, "--port", port, "--connections"), env=environment(), capture_output=True, check=True
    )
    known: dict[str, str] = json.loads(told.stdout)
    for database in sorted((settings.nation / "sql").glob("*.sqlite")):
        known[f"AIRFLOW_CONN_{database.stem.upper()}"] = json.dumps({"conn_type": "sqlite", "host": str(database)})
    return known


def _wanted(settings: Settings) -> list[str]:
    """Return what the country depends on: the words that ask for it and the program that makes it."""
    program = hashlib.sha256()
    for path in sorted((HOUSE / "data" / "sample_nation").rglob("*.*")):
        if path.is_file() and path.suffix != ".pyc":
            program.update(path.read_bytes())
    return [*settings.country, program.hexdigest()]
