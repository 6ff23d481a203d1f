"""The few questions that we ask Airflow's REST API (v2)."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx2

from simpul.errors import LoadFailed


@dataclass
class AirflowApi:
    """One Airflow on this machine; ``alive`` raises when one of its processes has died."""

    address: str
    alive: Callable[[], None]
    patience: float = 180.0
    client: httpx2.Client = field(init=False)

    def __post_init__(self) -> None:
        """Open the client; nothing is asked yet."""
        self.client = httpx2.Client(base_url=self.address, timeout=120)

    def log_in(self) -> None:
        """Wait until the API answers and take a token: on the loopback every caller is an administrator."""
        answer = self._until(lambda: self.client.get("/auth/token").raise_for_status(), "the API does not answer")
        self.client.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
        # The part that tasks talk to is built at its first request, in five seconds: while the DAGs are parsed.
        self._until(lambda: self.client.get("/execution/health").raise_for_status(), "the API does not answer")

    def wait_for_dag(self, dag: str) -> None:
        """Wait until the DAG has been parsed."""
        self._until(lambda: self._ask("GET", f"/dags/{dag}"), f"{dag} was not parsed")

    def pause(self, dag: str, is_paused: bool) -> None:
        """Pause a DAG, or let its schedule run."""
        self._set(f"/dags/{dag}", {"is_paused": is_paused})

    def make_pool(self, name: str, slots: int, why: str) -> None:
        """Make a pool, unless it is there."""
        pool = {"name": name, "slots": slots, "description": why}
        action = {"action": "create", "entities": [pool], "action_on_existence": "skip"}
        self._set("/pools", {"actions": [action]})

    def trigger(self, dag: str) -> str:
        """Start a run now and return its id; begun again where Airflow's database was locked, a run of an id is one."""
        run = f"manual__{uuid.uuid4()}"
        self._until(lambda: self._begin(dag, run), "Airflow does not answer")
        return run

    def runs(self, dag: str) -> list[str]:
        """Return the ids of a DAG's latest runs, whoever began them."""
        latest = self._read(f"/dags/{dag}/dagRuns", order_by="-run_after", limit=100)["dag_runs"]
        return [str(run["dag_run_id"]) for run in latest]

    def run_state(self, dag: str, run: str) -> str:
        """Return ``queued``, ``running``, ``success`` or ``failed``."""
        return str(self._read(f"/dags/{dag}/dagRuns/{run}")["state"])

    def abandon_runs(self, dag: str) -> None:
        """End the runs that an earlier Airflow left unended: their processes died with it."""
        unended = self._read(f"/dags/{dag}/dagRuns", state=["queued", "running"])["dag_runs"]
        for run in unended:
            self._set(f"/dags/{dag}/dagRuns/{run['dag_run_id']}", {"state": "failed"})

    def succeeded(self, dag: str, run: str, task: str) -> bool:
        """Say whether a task of a run has done its work; a skipped one has not."""
        return bool(self._read(f"/dags/{dag}/dagRuns/{run}/taskInstances/{task}")["state"] == "success")

    def tasks(self, dag: str, run: str) -> list[dict[str, Any]]:
        """Return the run's task instances: ``task_id``, ``state``, ``duration`` in seconds, ``try_number`` …."""
        answer = self._read(f"/dags/{dag}/dagRuns/{run}/taskInstances", limit=1000)
        return list(answer["task_instances"])

    def log(self, dag: str, run: str, task: str, attempt: int) -> list[dict[str, Any]]:
        """Return the events that one attempt logged."""
        path = f"/dags/{dag}/dagRuns/{run}/taskInstances/{task}/logs/{attempt}"
        content = self._read(path, full_content=True)["content"]
        return [event for event in content if isinstance(event, dict)]

    def _begin(self, dag: str, run: str) -> None:
        """Begin a run of this id, unless it has begun: an answer can be lost after the deed."""
        try:
            self._ask("POST", f"/dags/{dag}/dagRuns", json={"logical_date": None, "dag_run_id": run})
        except httpx2.HTTPStatusError as error:
            if error.response.status_code != httpx2.codes.CONFLICT:
                raise

    def _read(self, path: str, **params: Any) -> dict[str, Any]:
        """Read, again if a busy machine was too slow to answer: reading twice harms nothing."""
        return dict(self._until(lambda: self._ask("GET", path, params=params), "Airflow does not answer"))

    def _set(self, path: str, what: dict[str, Any]) -> None:
        """Set, again if Airflow's database was locked by what just started: setting twice is setting once."""
        self._until(lambda: self._ask("PATCH", path, json=what), "Airflow does not answer")

    def _ask(self, method: str, path: str, **more: Any) -> dict[str, Any]:
        answer = self.client.request(method, f"/api/v2{path}", **more)
        answer.raise_for_status()
        return dict(answer.json()) if answer.content else {}

    def _until(self, deed: Callable[[], Any], what: str) -> Any:
        """Do ``deed`` until it succeeds.

        Raises:
            LoadFailed: it has not after ``patience`` seconds, or a process of Airflow has died.
        """
        end = time.monotonic() + self.patience
        while True:
            self.alive()
            try:
                return deed()
            except httpx2.HTTPError as error:
                if time.monotonic() > end:
                    raise LoadFailed(what, where=f"{self.address}: {error}", todo="see the logs of Airflow") from error
            time.sleep(0.2)
