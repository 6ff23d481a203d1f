"""Audit: promises about marts and metrics hold, or the edition is refused and somebody is named."""

import duckdb
import pytest
from simpul.audit import audit
from simpul.errors import EditionRefused

from tests.dbt_project.tiny_warehouse import copied, tiny_settings
from tests.house import HOUSE


@pytest.fixture
def settings(tmp_path):
    return copied(tmp_path)


def change(settings, statement):
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute(statement)


def ledger(settings, table="audit_outcomes"):
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        return connection.sql(f"select theme, check_id, passed, rows_checked, rows_failed from raw.{table}").fetchall()


def test_every_outcome_is_kept_and_a_warning_lets_pass(settings):
    outcomes = audit(settings)
    kept = {row[1]: row for row in ledger(settings)}
    assert len(kept) == len(outcomes) > 30
    themes = {path.stem for path in (HOUSE / "expectations" / "marts").glob("*.yml")}
    assert {row[0] for row in kept.values()} == themes
    broken = [(one.check_id, one.severity, one.rows_failed) for one in outcomes if not one.passed]
    assert broken == [("marts.fct_budget_performance:rule 5:rows_satisfy", "warn", 1)]


def test_a_value_outside_its_metric_s_bounds_refuses_the_edition(settings):
    change(
        settings, "update metrics.fct_metrics set value = 101 where metric = 'absorption_score' and agency_code = 'all'"
    )
    with pytest.raises(EditionRefused, match=r"absorption_score:bounds \(4 of \d+ rows.*Ditjen Perbendaharaan"):
        audit(settings)
    refused = {row[:3] for row in ledger(settings, "audit_refusals")}
    assert ("budget_execution", "absorption_score:bounds", False) in refused
    with pytest.raises(duckdb.CatalogException):  # nothing held, so publish finds nothing to go by
        ledger(settings)


def test_bounds_are_those_of_the_definition(settings):
    change(settings, "update metrics.dim_metrics set upper_bound = 90 where metric = 'budget_execution_index'")
    with pytest.raises(EditionRefused, match=r"1 promises are broken: budget_execution_index:bounds"):
        audit(settings)


def test_a_quarantined_row_of_a_register_takes_a_name_and_no_edition(settings):
    change(settings, "insert into marts.fct_rating_units by name (select '9' as unit_id, 'U9' as unit_code, "
                     "'025' as agency_code, 'Baik' as organisation_rating, true as follows_rule, "
                     "date '2025-01-01' as period, 'd' as _delivery_id, 1 as _row)")  # fmt: skip
    broken = {one.check_id: one.severity for one in audit(settings) if not one.passed}
    assert broken["marts.fct_rating_units:unit_name:not_null"] == "warn"


def test_a_mart_that_breaks_its_theme_names_the_owner(settings):
    change(settings, "update marts.fct_procurements set procurement_value_idr = -1")
    with pytest.raises(EditionRefused, match=r"procurement_value_idr:between.*Direktorat Pengembangan SPSE"):
        audit(settings)


def test_nothing_built_is_nothing_to_judge(tmp_path):
    with pytest.raises(EditionRefused, match=r"there is no metrics\.dim_metrics .*simpul model"):
        audit(tiny_settings(tmp_path))
