"""What ``make run`` does: a whole installation on this machine, from the first delivery to the page, until Ctrl-C."""

from __future__ import annotations

import ipaddress
import signal
import time
import tomllib
from pathlib import Path
from types import FrameType
from typing import NoReturn

from filelock import FileLock, Timeout

from simpul import editions
from simpul.commands.flow import tell
from simpul.contract import load_contracts
from simpul.errors import LoadFailed
from simpul.installation import airflow_home
from simpul.installation.airflow_api import AirflowApi
from simpul.installation.airflow_start import PYTHON, none_has_died, pick_port, start_airflow
from simpul.installation.progress import Progress
from simpul.installation.supervise import Supervisor
from simpul.publishing import edition_plan
from simpul.settings import HOUSE, Settings, environment, settings
from simpul.world import World

APP_PORT = 8501
LABELS = {verb: verb for verb in ("land", "validate", "load", "model", "audit", "publish")}
"""Airflow's task ids → the verbs of the river."""


def main(once: bool = False) -> int:
    """Run the river under Airflow, print the KPIs, then serve app and Airflow until Ctrl-C, unless ``once``.

    Returns 0 if every stage went well, else 1; nothing that was started outlives the call.
    """
    here, home = settings(), airflow_home.home(settings())
    refuse_strangers(here)
    World().disk.make_folder(home)
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _leave)
    lock = FileLock(home / "up.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        todo = "stop it, or choose another SIMPUL_DATA"
        raise LoadFailed("another `make run` is at work", where=str(here.data), todo=todo) from error
    children, progress = Supervisor(home / "output"), Progress()
    try:
        went_well = run_river(here, start_airflow(here, children, progress), progress)
        if not once:
            serve(children, progress)
        return 0 if went_well else 1
    except KeyboardInterrupt:
        progress.say("stopping")
        return 0
    finally:
        children.stop()
        lock.release()


def run_river(here: Settings, api: AirflowApi, progress: Progress) -> bool:
    """Run every intake, then the edition unless the current one holds all there is; say whether all went well."""
    intakes = [f"intake__{agency}" for agency in load_contracts(here.promises)]
    for dag in (*intakes, edition_plan.DAG):
        api.wait_for_dag(dag)
        api.abandon_runs(dag)
    # One edition for all intakes: while it is paused, their assets queue no run of it.
    api.pause(edition_plan.DAG, True)
    known = {dag: api.runs(dag) for dag in intakes}
    for dag in intakes:
        api.pause(dag, False)
    progress.say("Airflow is ready")
    for dag in intakes:
        api.trigger(dag)
    went_well = progress.follow(api, known, LABELS)
    runs = [(dag, run) for dag in intakes for run in api.runs(dag) if run not in known[dag]]
    before = {edition_plan.DAG: api.runs(edition_plan.DAG)}
    api.pause(edition_plan.DAG, False)
    if not any(api.succeeded(dag, run, "load") for dag, run in runs) and editions.is_up_to_date(here):
        progress.say("nothing new: the current edition stands")
    else:
        api.trigger(edition_plan.DAG)
        went_well &= progress.follow(api, before, LABELS)
    progress.say("done")
    return not tell(here) and went_well


def serve(children: Supervisor, progress: Progress, wanted_port: int = APP_PORT) -> NoReturn:
    """Serve the app beside Airflow until a signal or a process's death ends it.

    Raises:
        LoadFailed: a process died.
    """
    here, port = settings(), pick_port(wanted_port, "the app", progress)
    page = ["run", str(HOUSE / "app" / "serve.py"), "--server.address", here.app_address, "--server.port", str(port)]
    login = ["--secrets.files", here.login] if here.login else []
    command = [str(PYTHON.with_name("streamlit")), *page, "--server.headless", "true", *login]
    children.start("app", command, environment(), HOUSE)
    progress.say(f"the app: http://{here.app_address}:{port} · Ctrl-C stops everything")
    while True:
        none_has_died(children)
        time.sleep(1)


def refuse_strangers(here: Settings) -> None:
    """Refuse to let other machines reach an app that asks nobody who they are.

    Raises:
        LoadFailed: its address is not this machine's own, and no login is configured.
    """
    try:
        near = ipaddress.ip_address(here.app_address).is_loopback
    except ValueError:
        near = here.app_address == "localhost"
    if not near and not _has_login(here.login):
        todo = "set SIMPUL_LOGIN to a secrets.toml with its section [auth] (README, Roles and login), or leave it out"
        raise LoadFailed(
            "the app would answer without a login", where=f"SIMPUL_APP_ADDRESS={here.app_address}", todo=todo
        )


def _has_login(file: str) -> bool:
    try:
        return {"redirect_uri", "cookie_secret"} <= set(tomllib.loads(Path(file).read_text("utf-8"))["auth"])
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError):
        return False


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
