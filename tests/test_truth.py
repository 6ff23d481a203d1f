"""Where agencies make no mistakes every KPI is the one that the country's truth tells, computed by another way."""

import pytest

from tests.house import HOUSE
from tests.reference.compare import differences, measured, themes, truth_of

REFERENCES = {metric: compute for metrics in themes().values() for metric, compute in metrics.items()}
METRICS = sorted(
    path.stem.removeprefix("metric_") for path in (HOUSE / "dbt_project" / "models" / "metrics").rglob("metric_*.sql")
)
SILENT = {"people_expected_precision"}
"""KPIs without a cell where nobody errs: no link is only probable."""


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("metric", METRICS)
def test_a_metric_is_what_the_truth_says(country_run, metric):
    found = measured(country_run.data / "warehouse.duckdb", metric)
    wrong = differences(found, REFERENCES[metric](truth_of(country_run.data / "nation")))
    assert bool(found.height) == (metric not in SILENT)
    assert not wrong.height, f"{wrong.height} of {found.height} cells differ:\n{wrong.head(10)}"
