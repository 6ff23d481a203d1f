"""Start Airflow on this machine: its database migrated, its processes supervised, its pool made."""

from __future__ import annotations

import sys
from pathlib import Path

from simpul.errors import LoadFailed, SimpulError
from simpul.installation import airflow_home, embedded
from simpul.installation.airflow_api import AirflowApi
from simpul.installation.ports import HOST, free_port
from simpul.installation.progress import Progress
from simpul.installation.supervise import Supervisor
from simpul.settings import Settings, environment
from simpul.world import World

PORT = 8080
PYTHON = Path(sys.executable)
POOL = ("warehouse", 1, "One writer at a time: whoever opens the warehouse holds this slot.")


def start_airflow(here: Settings, children: Supervisor, progress: Progress, wanted_port: int = PORT) -> AirflowApi:
    """Start scheduler, DAG processor and API server, and return the API when it answers.

    Raises:
        LoadFailed: a process died, or Airflow does not answer.
    """
    port = pick_port(wanted_port, "Airflow", progress)
    airflow_home.configure(here, World(), port)
    _prepare(here, children, progress)
    env = _environment(here) | _country(here, children, progress)
    airflow = str(PYTHON.with_name("airflow"))
    children.start("api-server", [airflow, "api-server"], env)
    children.start("scheduler", [airflow, "scheduler", "--skip-serve-logs"], env)
    children.start("dag-processor", [airflow, "dag-processor"], env)
    progress.say(f"Airflow starts on http://{HOST}:{port} (this machine only; whoever can reach it is administrator)")
    api = AirflowApi(f"http://{HOST}:{port}", alive=lambda: none_has_died(children))
    api.log_in()
    api.make_pool(*POOL)
    return api


def pick_port(wanted: int, whose: str, progress: Progress) -> int:
    """Return a free port, and say so if it is not the wanted one."""
    port = free_port(wanted)
    if port != wanted:
        progress.say(f"port {wanted} is taken: {whose} takes {port}")
    return port


def none_has_died(children: Supervisor) -> None:
    """Raise if one of the processes that should stay has ended.

    Raises:
        LoadFailed: names the process and its log.
    """
    for name, code in children.ended().items():
        if name not in ("migrate", "country", "parse"):
            log = children.logs / f"{name}.log"
            raise LoadFailed(f"{name} ended with code {code}", where=str(log), todo="read it and start again")


def _prepare(here: Settings, children: Supervisor, progress: Progress) -> None:
    """Migrate the database, make the country: at once, and only what is not current."""
    env = _environment(here)
    jobs: dict[str, SimpulError] = {}
    if airflow_home.needs_migration(here):
        progress.say("Airflow's database is made")
        log = children.start("migrate", [str(PYTHON.with_name("airflow")), "db", "migrate"], env)
        jobs["migrate"] = LoadFailed("Airflow's database cannot be made", where=str(log), todo="read it")
    if here.is_embedded and embedded.needs_making(here):
        progress.say("the sample country is made, and what its agencies send")
        log = children.start("country", embedded.making(here), environment())
        jobs["country"] = LoadFailed("the sample country cannot be made", where=str(log), todo="read it")
    # Nobody waits for this one: the models come after all agencies, and can read the project themselves.
    children.start("parse", [str(PYTHON), "-m", "simpul.dbt_build.invocation"], environment())
    for name, error in jobs.items():
        if children.wait(name):
            raise error
    if "migrate" in jobs:
        airflow_home.migrated(here, World())
    if "country" in jobs:
        embedded.made(here)


def _country(here: Settings, children: Supervisor, progress: Progress) -> dict[str, str]:
    """Let the sample country's agencies answer, if they are the source, and return how they are reached."""
    if not here.is_embedded:
        return {}
    log = children.start("gateway", embedded.playing(here), environment())
    found = embedded.connections(here, log, lambda: children.ended().get("gateway"))
    progress.say(f"the sample country's agencies answer (for what they do: {log})")
    return found


def _environment(here: Settings) -> dict[str, str]:
    return environment(AIRFLOW_HOME=str(airflow_home.home(here)))
