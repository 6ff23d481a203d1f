"""Parse the DAG folder as Airflow does, in a process of its own, and tell what came of it as JSON."""

import json
import sys
import time
from datetime import UTC, datetime

from airflow.dag_processing.dagbag import DagBag
from airflow.sdk import DAG, BaseOperator
from airflow.serialization.decoders import decode_timetable
from airflow.serialization.encoders import encode_timetable
from airflow.timetables import trigger
from airflow.timetables.base import TimeRestriction
from simpul.errors import ContractInvalid, DecisionNeeded, LoadFailed, NotDelivered, PromiseBroken

from tests.house import HOUSE

JUST_AFTER = datetime(2026, 11, 22, 18, 3, tzinfo=UTC)
"""Three minutes after every intake's tick: Monday, one o'clock in Jakarta."""
ERRORS = (NotDelivered, LoadFailed, PromiseBroken, DecisionNeeded, ContractInvalid)


def told(dag: DAG) -> dict:
    """Return what the tests ask of one DAG."""
    found = {
        "doc": dag.doc_md,
        "tasks": {task.task_id: task_told(task) for task in dag.tasks},
        "runs": dag.max_active_runs,
        "file": dag.fileloc,
        "assets": sorted(asset.uri for asset in getattr(dag.schedule, "objects", [])),
    }
    if policy := dag.tasks[0].retry_policy:
        found["verdicts"] = {error.__name__: policy.evaluate(error("x"), 1, 5).action.value for error in ERRORS}
    if dag.dag_id.startswith("intake__"):
        found["waits"] = first_run(dag) > JUST_AFTER
    return found


def first_run(dag: DAG) -> datetime:
    """Return when the scheduler would begin a DAG that nobody has run, as it stands in Airflow's database."""
    timetable, now = decode_timetable(encode_timetable(dag.timetable)), trigger.utcnow
    trigger.utcnow = lambda: JUST_AFTER
    try:
        no_limits = TimeRestriction(earliest=None, latest=None, catchup=False)
        return timetable.next_dagrun_info(last_automated_data_interval=None, restriction=no_limits).run_after
    finally:
        trigger.utcnow = now


def task_told(task: BaseOperator) -> dict:
    """Return what the tests ask of one task."""
    return {
        "pool": task.pool,
        "retries": task.retries,
        "downstream": sorted(task.downstream_task_ids),
        "outlets": [getattr(outlet, "uri", None) or outlet.name for outlet in task.outlets],
        "operator": type(task).__name__,
    }


def main() -> None:
    """Parse the folder twice: the first parse pays for the imports."""
    seconds = []
    for _ in range(2):
        began = time.perf_counter()
        bag = DagBag(HOUSE / "dags", bundle_path=HOUSE / "dags")
        seconds.append(time.perf_counter() - began)
    heavy = [name for name in ("great_expectations", "dbt", "duckdb", "polars", "pandas") if name in sys.modules]
    dags = {name: told(dag) for name, dag in bag.dags.items()}
    print(json.dumps({"dags": dags, "errors": bag.import_errors, "heavy": heavy, "seconds": seconds}))


main()
