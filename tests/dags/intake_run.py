"""Run an intake as Airflow does, in a process of its own, and tell as JSON what its tasks came to and what they said.

Takes a DAG folder, an agency's code, a Connection (JSON) for the metadata database, and a JSON list of runs, each with
its ``conf`` and with what is done ``before`` it (queries on a SQLite ``file``).
"""

import json
import sqlite3
import sys
from contextlib import closing

from airflow.dag_processing.dagbag import DagBag
from airflow.models.connection import Connection
from airflow.models.xcom import XComModel
from airflow.utils.db import initdb
from airflow.utils.session import create_session


def main(folder: str, agency: str, told: str, runs: str) -> None:
    """Make the database, store the Connection, run."""
    initdb()
    with create_session() as session:
        session.add(Connection.from_json(told, conn_id=agency))
    dag = DagBag(folder, bundle_path=folder).dags[f"intake__{agency}"]
    states = []
    for one in json.loads(runs):
        with closing(sqlite3.connect(one["file"])) as line, line:
            line.executescript(one["before"])
        run = dag.test(run_conf=one["conf"])
        states.append({task.task_id: task.state for task in run.get_task_instances()})
    with create_session() as session:
        said = [str(one.value) for one in session.query(XComModel)]
    print("TOLD", json.dumps({"states": states, "xcom": said}))


main(*sys.argv[1:])
