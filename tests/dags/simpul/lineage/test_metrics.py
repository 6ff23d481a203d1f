"""Column lineage from a metric to the agencies' own columns."""

import json
from pathlib import Path

import duckdb
import pytest
from simpul.errors import ModelFailed
from simpul.lineage.columns import Origins, columns_of
from simpul.lineage.memory import Memory, digest
from simpul.lineage.metrics import _headers, lineage

from tests.dags.simpul.small_warehouse import small_settings, small_warehouse
from tests.house import HOUSE

QUERIES = {
    ("staging", "stg_scores"): """select code as unit, score from "w"."raw"."kemenkeu__scores" """,
    ("marts", "fct_scores"): """
        with staged as (select * from "w"."staging"."stg_scores"),
        ranked as (select *, row_number() over (partition by unit order by score desc) as place from staged)
        select ranked.*, other.weight from ranked left join "w"."raw"."kemenkeu__weights" as other using (unit)""",
    ("marts", "fct_banded"): """
        with staged as (select * from "w"."staging"."stg_scores"),
        bands as (select * from "w"."reference"."bands")
        select staged.unit, coalesce(bands.band, 'none') as band
        from staged left join bands on staged.score >= bands.lower_bound""",
    ("metrics", "metric_mean"): """
        select sum(score * weight) as numerator, count(*) as denominator, max(place) as value
        from "w"."marts"."fct_scores" where unit <> ''""",
}


@pytest.fixture
def origins() -> Origins:
    connection = duckdb.connect()
    connection.execute("attach ':memory:' as workshop")
    for schema, table, columns in (
        ("raw", "kemenkeu__scores", "code varchar, score double"),
        ("raw", "kemenkeu__weights", "unit varchar, weight double"),
        ("staging", "stg_scores", "unit varchar, score double"),
        ("reference", "bands", "lower_bound double, band varchar"),
        ("marts", "fct_scores", "unit varchar, score double, place bigint, weight double"),
    ):
        connection.execute(
            f"create schema if not exists workshop.{schema}; create table workshop.{schema}.{table} ({columns})"
        )
    return Origins(columns_of(connection), QUERIES)


def test_a_column_is_followed_through_models_stars_joins_and_windows(origins: Origins):
    assert origins.of("metrics", "metric_mean", "numerator") == {
        ("raw", "kemenkeu__scores", "score"), ("raw", "kemenkeu__weights", "weight"),
    }  # fmt: skip
    assert origins.of("metrics", "metric_mean", "value") == {
        ("raw", "kemenkeu__scores", "score"), ("raw", "kemenkeu__scores", "code"),
    }  # fmt: skip


def test_what_is_looked_up_depends_on_what_it_was_looked_up_by(origins: Origins):
    assert origins.of("marts", "fct_banded", "band") == {("raw", "kemenkeu__scores", "score")}
    assert origins.of("marts", "fct_banded", "unit") == {("raw", "kemenkeu__scores", "code")}


def test_a_count_of_rows_comes_from_no_column(origins: Origins):
    assert origins.of("metrics", "metric_mean", "denominator") == frozenset()


def test_what_was_read_before_is_remembered_until_a_column_or_the_sql_changes(origins: Origins, tmp_path: Path):
    sql = QUERIES["metrics", "metric_mean"]
    key = digest(sql, origins.columns)
    memory = Memory(tmp_path / "dbt" / "lineage.json")
    memory.learn(key, dict(origins.read("metrics", "metric_mean")))
    memory.keep()
    again = Memory(tmp_path / "dbt" / "lineage.json")
    assert again.recall(key) == origins.read("metrics", "metric_mean") != {}
    more = {**origins.columns, "marts": {"fct_scores": {"unit": "VARCHAR"}}}
    assert again.recall(digest(sql, more)) is None
    assert again.recall(digest(f"{sql} and true", origins.columns)) is None
    (tmp_path / "dbt" / "lineage.json").write_text("{")
    assert Memory(tmp_path / "dbt" / "lineage.json").recall(key) is None


def test_a_model_without_the_column_is_named(origins: Origins):
    with pytest.raises(ModelFailed, match="metrics.metric_mean"):
        origins.of("metrics", "metric_mean", "median")


def test_sql_that_cannot_be_read_is_named():
    with pytest.raises(ModelFailed, match="marts.fct_broken"):
        Origins({}, {("marts", "fct_broken"): "select from where"}).of("marts", "fct_broken", "a")


def test_the_models_form_one_graph_down_to_the_landed_tables(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{settings.warehouse}' as workshop (read_only)")
        connection.execute("create view dim_metrics as from workshop.metrics.dim_metrics")
        found = lineage(settings, connection)
    models = {one["model"] for one in found["lineage_nodes"]}
    assert {one["model"] for one in found["lineage_models"]} == models
    assert {one["parent"] for one in found["lineage_models"]} - {None} < models
    roots = {(one["model"], one["layer"]) for one in found["lineage_models"] if one["parent"] is None}
    assert roots == {("raw.kemenkeu__budget_performance", "raw")}
    columns = {(one["metric"], one["column_name"], one["source_column"]) for one in found["lineage_columns"]}
    assert ("absorption_score", "numerator", "Penyerapan Anggaran") in columns
    assert ("absorption_score", "denominator", "Penyerapan Anggaran") in columns


def test_a_token_comes_from_the_column_that_it_stands_for():
    headers = _headers(small_settings(HOUSE))
    assert headers["bkn", "employees", "nip_token"] == headers["bkn", "employees", "nip"]
    assert ("bkn", "employees", "full_name_token") not in headers


def test_without_dbts_manifest_there_is_no_lineage(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    path = settings.data / "dbt" / "target" / "manifest.json"
    for content in (json.dumps({})[:-1], None):
        path.write_text(content) if content else path.unlink()
        with pytest.raises(ModelFailed, match="no manifest"):
            lineage(settings, duckdb.connect())
