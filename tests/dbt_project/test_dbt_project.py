"""The models over a few rows whose every number was worked out by hand."""

import json

import duckdb
import pytest
from ruamel.yaml import YAML
from simpul.disclosure.policy import load_policy

from tests.dbt_project.tiny_warehouse import built
from tests.house import HOUSE


@pytest.fixture(scope="module")
def warehouse():
    settings, _ = built()
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        yield connection


def cells(warehouse, metric):
    """Return {(agency, period, dimension, member): (numerator, denominator, value)} of one metric."""
    found = warehouse.sql(
        "select agency_code, period::varchar, dimension, member, numerator, denominator, value "
        "from metrics.fct_metrics where metric = $metric",
        params={"metric": metric},
    ).fetchall()
    return {row[:4]: row[4:] for row in found}


def test_every_model_and_every_test_is_built():
    _, result = built()
    assert result.counts["model"] > 40
    assert result.counts["unit_test"] >= 15
    assert result.counts["test"] > 80
    assert not result.warnings


def test_the_index_is_the_mean_of_what_recomputes(warehouse):
    found = cells(warehouse, "budget_execution_index")
    assert found["all", "2023-12-01", "all", "all"] == (191.0, 2.0, 95.5)
    assert found["all", "2024-01-01", "all", "all"] == (94.0, 1.0, 94.0), "the finding is left out of the mean"
    assert found["all", "2024-01-01", "instrument", "IKPA-2024"] == (94.0, 1.0, 94.0)
    assert found["all", "2023-12-01", "instrument", "IKPA-2022"] == (191.0, 2.0, 95.5)
    assert ("137", "2024-01-01", "all", "all") not in found, "its only score does not recompute"


def test_what_does_not_recompute_is_a_finding(warehouse):
    (found,) = warehouse.sql("from marts.fct_findings").fetchall()
    named = dict(zip(warehouse.sql("from marts.fct_findings").columns, found, strict=True))
    assert (named["work_unit_code"], named["stated"], named["recomputed"]) == ("000003", 94.44, 100.0)
    assert (named["cause"], named["delivery_id"], named["row_number"]) == ("indicator_left_out", "d1", 3)
    assert "Pengelolaan UP dan TUP (10,00 × 50,00)" in named["explanation_id"]
    assert "Without it the score recomputes to 94.44" in named["explanation_en"]
    agreement = cells(warehouse, "index_recomputation_agreement")
    assert agreement["all", "2024-01-01", "all", "all"] == (1.0, 2.0, 50.0)


def test_category_shares_have_the_whole_denominator(warehouse):
    found = cells(warehouse, "execution_category_share")
    shares = {key[3]: row for key, row in found.items() if key[:2] == ("all", "2024-01-01")}
    empty = (0.0, 2.0, 0.0)
    assert shares == {"sangat_baik": empty, "baik": (2.0, 2.0, 100.0), "cukup": empty, "kurang": empty}


def test_growth_is_absent_without_a_prior_year(warehouse):
    assert cells(warehouse, "spending_growth") == {
        ("005", "2023-01-01", "all", "all"): (50.0, 200.0, 25.0),
        ("all", "2023-01-01", "all", "all"): (100.0, 200.0, 50.0),
    }


def test_a_tender_counts_once_and_only_when_concluded(warehouse):
    values = {key[2:]: row for key, row in cells(warehouse, "procurement_value").items() if key[0] == "D107"}
    assert values["all", "all"] == (1000.5, None, 1000.5)
    assert values["method", "tender"] == (900.0, None, 900.0)
    assert values["method", "e_purchasing"] == (100.5, None, 100.5)
    competition = cells(warehouse, "tender_competition")["D107", "2025-01-01", "all", "all"]
    assert competition == (900.0, 1000.5, pytest.approx(89.955, abs=0.001))


def test_sections_known_by_code_only_get_their_listed_name(warehouse):
    named = dict(warehouse.sql("select agency_code, agency_name from marts.dim_agencies").fetchall())
    assert named["137"] == "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN"
    assert named["005"] == "Bagian 005"
    assert named["D107"] == "Kab. Bandung"


def test_a_metric_s_meaning_travels_as_rows(warehouse):
    told = warehouse.sql("select metric, dimensions, rows_from, label_id, label_en, owner from metrics.dim_metrics")
    meaning = {row[0]: row[1:] for row in told.fetchall()}
    cells = warehouse.sql("select distinct metric from metrics.fct_metrics").fetchall()
    assert {metric for (metric,) in cells} <= set(meaning), "a metric without deliveries has a meaning all the same"
    assert json.loads(meaning["procurement_value"][0]) == {"method": "procurement_method"}
    assert all(all(row[1:]) for row in meaning.values())


def test_regions_know_what_lies_above_them(warehouse):
    row = warehouse.sql("select province_name, region_level from marts.dim_regions where region_code = '34.02'")
    assert row.fetchall() == [("DI Yogya", "regency")]


def test_a_small_group_is_as_small_for_the_models_as_for_what_is_withheld():
    told = YAML(typ="safe").load((HOUSE / "dbt_project" / "dbt_project.yml").read_text("utf-8"))
    assert told["vars"]["smallest_group"] == load_policy(HOUSE / "expectations").smallest
