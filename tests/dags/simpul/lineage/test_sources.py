"""On a built workshop every KPI whose rows come from deliveries ends in agencies' fields, and in their deliveries."""

import json

import duckdb
import pytest
from simpul.lineage.sources import Rows

from tests.conftest import Run

TOLD = """
select metric, rows_from from dim_metrics inner join duckdb_columns() on table_name = rows_from
where column_name = '_delivery_id' order by all"""


@pytest.fixture(scope="module")
def edition(country_run: Run):
    pointer = json.loads((country_run.data / "editions" / "current.json").read_text())
    file = country_run.data / "editions" / pointer["edition_id"] / "edition.duckdb"
    with duckdb.connect(str(file), read_only=True) as connection:
        yield connection


def names(edition, query: str) -> set[str]:
    return {name for (name,) in edition.execute(query).fetchall()}


def delivered(edition) -> Rows:
    """Return the metrics whose facts say of which delivery a row is, but for those with none in any row."""
    found = edition.execute(TOLD).fetchall()
    facts = {fact: f'select count(_delivery_id) > 0 or count(*) = 0 from "{fact}"' for _, fact in found}
    told = {fact for fact, query in facts.items() if edition.execute(query).fetchall()[0][0]}
    return [metric for metric, fact in found if fact in told]


def test_every_metric_ends_in_fields_and_deliveries(edition):
    metrics = set(delivered(edition))
    assert len(metrics) >= 60
    assert metrics - names(edition, "select metric from lineage_columns") == set()
    assert metrics - names(edition, "select metric from lineage_sources where is_counted") == set()


def test_every_field_is_one_that_a_contract_names(edition):
    strangers = """
        select agency || '.' || table_name || '.' || source_column from lineage_columns
        where not exists (from dictionary_fields as field where field.agency = lineage_columns.agency
            and field.table_name = lineage_columns.table_name
            and list_contains(string_split(field.source_columns, ' | '), source_column))"""
    assert names(edition, strangers) == set()


def test_linkage_in_python_does_not_cut_the_way(edition):
    fields = """
        select agency || '.' || table_name || '.' || source_column from lineage_columns
        where metric = 'people_expected_precision' and column_name = 'numerator'"""
    found = names(edition, fields)
    assert {one.rpartition(".")[0] for one in found} >= {"bkn.employees", "oikn.seat_assignments"}


def test_who_is_who_makes_no_agency_a_part_of_a_number(edition):
    read = "select agency || '.' || table_name from lineage_sources where metric = 'spending_growth' and is_read"
    assert names(edition, read) == {"kemenkeu.section_spending"}
