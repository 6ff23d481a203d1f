"""A model whose query is not what its contract says fails, and the message says which column."""

import dataclasses
import re
import shutil

import pytest
import yaml
from simpul.dbt_build.invocation import invoked

from tests.dbt_project.tiny_warehouse import tiny_settings
from tests.house import HOUSE

PROMISED = {"a": "integer", "b": "varchar", "c": "decimal(9, 2)"}
QUERIES = {
    "as_promised": "select cast(1 as decimal(9, 2)) as c, 'x' as b, 1 as a",
    "of_other_type": "select 1 as a, date '2026-01-01' as b, cast(1 as decimal(9, 2)) as c",
    "of_other_scale": "select 1 as a, 'x' as b, cast(1 as decimal(9, 3)) as c",
    "without_one": "select 1 as a, 'x' as b",
    "with_one_more": "select 1 as a, 'x' as b, cast(1 as decimal(9, 2)) as c, 2 as d",
    "of_other_name": "select 1 as a, 'x' as bb, cast(1 as decimal(9, 2)) as c",
}


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("contracts")
    project = folder / "project"
    (project / "models").mkdir(parents=True)
    (project / "macros").mkdir()
    shutil.copy(HOUSE / "dbt_project" / "profiles.yml", project)
    for name in ("contracts.sql", "made_anew.sql"):
        shutil.copy(HOUSE / "dbt_project" / "macros" / name, project / "macros")
    kept = {"+materialized": "table", "+contract": {"enforced": True}}
    named = {"name": "small", "config-version": 2, "profile": "simpul", "models": {"small": kept}}
    (project / "dbt_project.yml").write_text(yaml.safe_dump(named), "utf-8")
    # DuckDB tells of a type by one name: another of its names is the same type all the same.
    queries, other_words = QUERIES | {"in_other_words": QUERIES["as_promised"]}, PROMISED | {"a": "int4", "b": "text"}
    models = []
    for name, query in queries.items():
        (project / "models" / f"{name}.sql").write_text(query, "utf-8")
        types = other_words if name == "in_other_words" else PROMISED
        models.append({"name": name, "columns": [{"name": one, "data_type": kind} for one, kind in types.items()]})
    (project / "models" / "models.yml").write_text(yaml.safe_dump({"models": models}), "utf-8")
    settings = dataclasses.replace(tiny_settings(folder / "data"), dbt_project=project)
    settings.warehouse.parent.mkdir(parents=True)
    return {one.node.name: one for one in invoked(settings, ["build"])}


@pytest.mark.parametrize("name", ["as_promised", "in_other_words"])
def test_columns_stand_in_any_order_and_types_by_any_name(results, name):
    assert str(results[name].status) == "success", results[name].message


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("of_other_type", r"\| b +\| DATE +\| VARCHAR +\| data type mismatch"),
        ("of_other_scale", r"\| c +\| DECIMAL\(9,3\) +\| DECIMAL\(9,2\) +\| data type mismatch"),
        ("without_one", r"\| c +\| +\| DECIMAL\(9,2\) +\| missing in definition"),
        ("with_one_more", r"\| d +\| INTEGER +\| +\| missing in contract"),
        ("of_other_name", r"\| bb +\| VARCHAR +\| +\| missing in contract"),
    ],
)
def test_another_column_or_type_than_promised_fails(results, name, said):
    assert str(results[name].status) == "error"
    assert "contract" in results[name].message
    assert re.search(said, results[name].message), results[name].message
