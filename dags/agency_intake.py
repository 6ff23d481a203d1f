"""One Airflow DAG per contract, ``intake__<agency>``: land → validate → load."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial

from airflow.sdk import DAG, Asset, Connection, CronTriggerTimetable, ExceptionRetryPolicy, RetryAction, RetryRule, task
from airflow.sdk.exceptions import AirflowNotFoundException
from simpul.contract import load_contract, load_contracts
from simpul.deliveries import intake_plan as plan
from simpul.settings import lent, settings
from simpul.world import World

HOPELESS = [RetryRule(exception=error, action=RetryAction.FAIL) for error in plan.WAITING_HEALS_NOTHING]
GROWING = {"retry_exponential_backoff": True, "max_retry_delay": timedelta(hours=2)}
PATIENCE = {"retries": 5, "retry_delay": timedelta(minutes=2), "retry_policy": ExceptionRetryPolicy(rules=HOPELESS)}


@task.short_circuit
def land(agency: str, params: dict[str, bool] | None = None) -> list[list[str]]:
    """Take in what is new; give each unfinished delivery's table and id. Without any the rest is skipped, silently."""
    from simpul.deliveries import arrivals
    from simpul.land import land as stage

    with lent(**plan.credentials(load_contract(settings().promises, agency), Connection.get, AirflowNotFoundException)):
        run = partial(stage, settings(), World(), agency, is_full=bool(params and params[plan.FULL]))
        found = plan.reached(run, partial(arrivals.waiting, settings(), agency))
    return [[receipt.table, receipt.delivery_id] for receipt in found]


@task
def validate(agency: str, landed: list[list[str]]) -> list[list[str]]:
    """Hold each delivery against the contract; one that breaks it does not stop the others."""
    from simpul import receipts
    from simpul.deliveries.arrivals import WAITING
    from simpul.validate import validate_each as stage

    found = (receipts.read(settings(), agency, *each) for each in landed)
    for receipt in stage(settings(), World(), [receipt for receipt in found if receipt.state in WAITING]):
        logging.info("%s.%s %s: %s %s", agency, receipt.table, receipt.file, receipt.state, receipt.reason)
    return landed


@task(pool="warehouse")
def load(agency: str, validated: list[list[str]]) -> None:
    """Replace exactly the delivered periods in the warehouse."""
    from simpul import receipts
    from simpul.load import load as stage

    found = (receipts.read(settings(), agency, *each) for each in validated)
    with lent(**plan.secret(Connection.get, AirflowNotFoundException)):
        stage(settings(), World(), [receipt for receipt in found if receipt.state == "validated"])


for agency, contract in load_contracts(settings().promises).items():
    schedule = CronTriggerTimetable(plan.cron(contract), timezone="Asia/Jakarta", run_immediately=plan.NEVER_BEFORE)
    with DAG(f"intake__{agency}", schedule=schedule, default_args={**PATIENCE, **GROWING}, **plan.about(contract)):
        load.override(outlets=[Asset(f"simpul://raw/{agency}")])(agency, validate(agency, land(agency)))
