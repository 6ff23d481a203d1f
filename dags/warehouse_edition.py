"""When agencies have loaded: the models are built, audited, and published as a new edition."""

from __future__ import annotations

import cosmos
from airflow.sdk import DAG, Asset, AssetAny, task
from cosmos.constants import PRODUCER_WATCHER_DONE_TASK_ID, PRODUCER_WATCHER_TASK_ID
from simpul import edition_plan as plan
from simpul.contract import load_contracts
from simpul.settings import settings
from simpul.world import World

HERE = settings()
PROJECT = cosmos.ProjectConfig(
    HERE.dbt_project, manifest_path=plan.manifest(HERE), install_dbt_deps=False, env_vars=plan.environment(HERE)
)
PROFILE = cosmos.ProfileConfig("simpul", "dev", profiles_yml_filepath=HERE.dbt_project / "profiles.yml")
# In a process of its own dbt reports each node once; inside the task, each of its thousands of debug events.
HOW = (cosmos.ExecutionMode.WATCHER, cosmos.InvocationMode.SUBPROCESS)
KEPT = {"pool": "warehouse", "callback": plan.keep_artefacts}
BUILD = cosmos.ExecutionConfig(*HOW, dbt_executable_path=plan.DBT, setup_operator_args=KEPT)
# A watcher costs half a second on two cores: each KPI has one, the models below the KPIs have none.
SEEN = {"select": ["path:models/metrics"], "test_behavior": cosmos.TestBehavior.NONE, "emit_datasets": False}
KPIS = cosmos.RenderConfig(load_method=cosmos.LoadMode.DBT_MANIFEST, **SEEN)
FIRST = 100  # readers wait for an edition, nobody for a watcher
LOADED = AssetAny(*(Asset(f"simpul://raw/{agency}") for agency in load_contracts(HERE.promises)))

with DAG(plan.DAG, schedule=LOADED, max_active_runs=1, tags=["edition"], doc_md=plan.DOC):
    model = cosmos.DbtTaskGroup(
        "model", project_config=PROJECT, profile_config=PROFILE, execution_config=BUILD, render_config=KPIS
    )
    build = model.tasks_map.pop(PRODUCER_WATCHER_TASK_ID)
    build.select, build.dbt_cmd_flags = None, []  # it builds and tests every model, not only those that are watched

    @task(pool="warehouse", priority_weight=FIRST)
    def replay() -> int:
        """Write what stewards decided into the warehouse, and that linkage will read the vault; give their number."""
        from simpul import vault_access
        from simpul.decisions import replay as stage

        vault_access.record(HERE, World(), "linkage of people, in the models")
        return stage(HERE)

    replay() >> build >> list(model.tasks_map.values())

    @task(pool="warehouse", priority_weight=FIRST)
    def audit() -> int:
        """Hold marts and metrics against ``expectations/marts``; give the number of promises."""
        from simpul.audit import audit as stage

        return len(stage(HERE))

    @task(pool="warehouse", priority_weight=FIRST, outlets=[Asset("simpul://warehouse/edition")])
    def publish() -> str:
        """Publish an edition, unless nothing has changed; give its id."""
        from simpul.publish import publish as stage

        return stage(HERE, World()).edition_id

    model.tasks_map[PRODUCER_WATCHER_DONE_TASK_ID] >> audit() >> publish()
