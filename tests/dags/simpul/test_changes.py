"""Nothing is built again that would come out the same; whatever could differ is."""

import dataclasses
import json
import shutil

import duckdb
from simpul import changes
from simpul.model import model

from tests.dbt_project.tiny_warehouse import copied
from tests.house import HOUSE

NEWS = "insert into raw.kemendagri__regencies values ('32.99', '32', 'Kabupaten Baru', null, '', 'd9', 9)"


def asked(settings, query: str) -> None:
    """Change the workshop."""
    with duckdb.connect(settings.warehouse) as connection:
        connection.execute(query)


def chosen(settings) -> list[str] | None:
    """Return what would be built now."""
    return changes.selected(settings, changes.now(settings))


def test_only_what_descends_from_a_changed_table_is_built_and_nothing_without_news(tmp_path):
    settings = copied(tmp_path)
    again = model(settings)
    assert (str(again), again.timings) == ("nothing that models read has changed", {})

    asked(settings, NEWS)
    assert chosen(settings) == ["source:kemendagri.regencies+"]
    some = model(settings)
    assert "model.simpul.stg_kemendagri__regencies" in some.timings
    assert "model.simpul.fct_budget_performance" not in some.timings
    manifest = json.loads((settings.data / "dbt" / "target" / "manifest.json").read_bytes())
    kept = manifest["nodes"]["model.simpul.metric_absorption_score"]["compiled_code"]
    assert "fct_budget_performance" in kept, "an edition tells the SQL of every model, also of those left alone"
    assert chosen(settings) == []


def test_equal_rows_do_not_hide_each_other(tmp_path):
    settings = copied(tmp_path)
    asked(settings, NEWS)
    asked(settings, NEWS)
    assert chosen(settings) == ["source:kemendagri.regencies+"]


def test_a_lost_model_asks_for_everything(tmp_path):
    settings = copied(tmp_path)
    asked(settings, "drop table marts.dim_periods")
    assert chosen(settings) is None


def test_a_lost_table_asks_for_everything(tmp_path):
    settings = copied(tmp_path)
    asked(settings, "drop table raw.kemendagri__regencies")
    assert chosen(settings) is None


def test_a_changed_project_asks_for_everything(tmp_path):
    project = shutil.copytree(HOUSE / "dbt_project", tmp_path / "dbt_project")
    settings = dataclasses.replace(copied(tmp_path / "house"), dbt_project=project)
    assert chosen(settings) == []
    seed = project / "seeds" / "sexes.csv"
    seed.write_text(seed.read_text("utf-8").replace("Women", "Female"), "utf-8")
    assert chosen(settings) is None


def test_a_build_that_did_not_end_asks_for_everything(tmp_path):
    settings = copied(tmp_path)
    changes.forget(settings)
    assert chosen(settings) is None
