"""What Airflow must know of an edition: its DAG's name, which KPIs a build renewed, and what to do when it fails."""

from __future__ import annotations

DAG = "warehouse_edition"
METRIC = "model.simpul.metric_"


def kpis(timings: dict[str, float]) -> list[tuple[str, float]]:
    """Return the KPIs among the nodes that dbt built, by name, each with its seconds."""
    return sorted((node.removeprefix(METRIC), took) for node, took in timings.items() if node.startswith(METRIC))


DOC = """\
### The next edition

Runs when an agency has loaded something new: **look** ends the run where nothing is new · **model** builds with dbt
what descends from the tables that changed, tests it, and tells each KPI as an event of its asset `simpul://metrics/…`
(its log has a line a model and test) · **audit** holds marts and metrics against `expectations/marts/` · **publish**
makes an edition of them and names it current. Until then, readers see the edition before, and its age.

**When it fails**
* **model**: its log names the model or test. A failing test means that our SQL is wrong.
* **audit**, `EditionRefused`: the data break a promise about the marts; the message names the theme's owner.
* **publish**, `LoadFailed`: disk or permissions; nothing half-made is ever seen. Run it again.
* A wrong edition was published: `simpul rollback <edition>`.
"""
