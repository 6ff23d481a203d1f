"""When agencies have loaded: the models are built, audited, and published as a new edition."""

from __future__ import annotations

import gc
import logging
from typing import TYPE_CHECKING

from airflow.sdk import DAG, Asset, AssetAlias, AssetAny, task
from simpul.contract import agencies
from simpul.publishing import edition_plan as plan
from simpul.settings import settings
from simpul.world import World

if TYPE_CHECKING:
    from airflow.sdk.execution_time.context import OutletEventAccessors

HERE = settings()
LOADED = AssetAny(*(Asset(f"simpul://raw/{agency}") for agency in agencies(HERE.promises)))
KPIS = AssetAlias("simpul_kpis")

with DAG(plan.DAG, schedule=LOADED, max_active_runs=1, tags=["edition"], doc_md=plan.DOC):

    @task.short_circuit
    def look() -> bool:
        """Say whether anything came, or changed with us, since the current edition; else the rest is skipped."""
        from simpul.editions import is_up_to_date

        return not is_up_to_date(HERE)

    @task(pool="warehouse", outlets=[KPIS])
    def model(outlet_events: OutletEventAccessors | None = None) -> None:
        """Build and test what descends from changed tables; each KPI built anew becomes an event of its asset."""
        from simpul.model import model as stage

        gc.disable()  # the process ends with the task: to walk what dbt leaves takes two seconds
        result = stage(HERE, told=logging.info)
        logging.info("%s", result)
        for metric, seconds in plan.kpis(result.timings):
            outlet_events[KPIS].add(Asset(f"simpul://metrics/{metric}"), extra={"seconds": seconds})

    @task(pool="warehouse")
    def audit() -> int:
        """Hold marts and metrics against ``expectations/marts``; give the number of promises."""
        from simpul.audit import audit as stage

        return len(stage(HERE))

    @task(pool="warehouse", outlets=[Asset("simpul://warehouse/edition")])
    def publish() -> str:
        """Publish an edition, unless nothing has changed; give its id."""
        from simpul.publish import publish as stage

        return stage(HERE, World()).edition_id

    look() >> model() >> audit() >> publish()
