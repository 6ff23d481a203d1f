"""Follow Airflow's runs and tell what happens, task by task, with its seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TextIO

from simpul.installation.airflow_api import AirflowApi

DONE = {"success": "✓", "skipped": "–", "failed": "✗", "upstream_failed": "✗", "up_for_retry": "↻"}
"""Task state → its sign; a task in one of these will not change while we look."""

PAUSE, LONGEST, PATIENCE = 0.7, 2.0, 10.0
"""Seconds between two looks, the most of them, and how many quiet seconds add one: a look costs Airflow a twentieth of
a second, and what has been quiet for long will be so for a while."""

TAIL = 12
"""Log lines shown of a failed task."""

FOLDED = "::"
"""How Airflow's own marks in a log begin, by which its pages fold lines away."""


@dataclass
class Progress:
    """A running account on a terminal or in a file; times count from the first line."""

    out: TextIO = field(default_factory=lambda: sys.stdout)
    began: float = field(default_factory=time.monotonic)
    heard: float = field(default_factory=time.monotonic)
    """When a task last ended."""

    def say(self, text: str) -> None:
        """Print one line after the seconds that have passed."""
        print(f"{time.monotonic() - self.began:6.1f} s  {text}", file=self.out, flush=True)

    def follow(self, api: AirflowApi, known: dict[str, list[str]], labels: dict[str, str]) -> bool:
        """Tell each task's end until no run of a DAG that is not ``known`` (DAG → run ids) is left unended.

        So a run that the schedule began meanwhile is told too. Returns whether all went well. ``labels`` names the
        tasks worth a line; another gets one only when it fails. A task that would be tried again ends our waiting, for
        its pause may be hours: Airflow goes on with it alone.
        """
        told: set[tuple[str, str, str]] = set()
        failed: set[str] = set()
        ended = {dag: set(runs) for dag, runs in known.items()}
        waiting = {dag: set(api.runs(dag)) - runs for dag, runs in ended.items()}
        while waiting:
            time.sleep(min(LONGEST, PAUSE + (time.monotonic() - self.heard) / PATIENCE))
            api.alive()
            for dag, runs in list(waiting.items()):
                states = {run: self._look(api, dag, run, told, labels) for run in sorted(runs)}
                failed |= {dag} if "failed" in states.values() else set()
                ended[dag] |= {run for run, state in states.items() if state == "success"}
                if runs <= ended[dag]:
                    waiting[dag] = set(api.runs(dag)) - ended[dag]
                if dag in failed or not waiting[dag]:
                    del waiting[dag]
        return not failed

    def _look(
        self, api: AirflowApi, dag: str, run: str, told: set[tuple[str, str, str]], labels: dict[str, str]
    ) -> str:
        """Tell the news of one run and return its state."""
        tasks = api.tasks(dag, run)
        failures = [self._tell(api, task, labels) for task in self._news(tasks, told)]
        if any(failures):
            return "failed"
        # The run itself is asked only when its tasks have ended: each question costs the one that answers.
        return api.run_state(dag, run) if all(task["state"] in DONE for task in tasks) else "running"

    def _news(self, tasks: list[dict[str, Any]], told: set[tuple[str, str, str]]) -> Iterator[dict[str, Any]]:
        for task in sorted(tasks, key=lambda each: each["end_date"] or ""):
            name = (task["dag_id"], task["dag_run_id"], task["task_id"])
            if task["state"] in DONE and name not in told:
                told.add(name)
                self.heard = time.monotonic()
                yield task

    def _tell(self, api: AirflowApi, task: dict[str, Any], labels: dict[str, str]) -> bool:
        """Print a task's line, and its log's tail if it failed; say whether it failed."""
        dag, name, state = task["dag_id"], task["task_id"], task["state"]
        has_failed = state in ("failed", "up_for_retry")
        if (name in labels and state != "skipped") or has_failed:
            seconds = f"{task['duration'] or 0:5.1f} s"
            who = dag.removeprefix("intake__").replace("warehouse_", "")
            self.say(f"{who:<12} {labels.get(name, name):<9} {seconds}  {DONE[state]}")
        if has_failed:
            self._explain(api.log(dag, task["dag_run_id"], name, task["try_number"]))
        return has_failed

    def _explain(self, events: list[dict[str, Any]]) -> None:
        """Print a log's last lines and, last, the error itself, not its cause: it says what, where, and what to do."""
        lines = [line for event in events if not (line := str(event.get("event", ""))).startswith(FOLDED)]
        for line in lines[-TAIL:]:
            print(f"          {line}", file=self.out, flush=True)
        errors = [event["error_detail"][0] for event in events if event.get("error_detail")]
        if errors:
            print(f"          {errors[-1]['exc_type']}: {errors[-1]['exc_value']}", file=self.out, flush=True)
