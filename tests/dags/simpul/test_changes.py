"""Nothing is built again that would come out the same; whatever could differ is."""

import dataclasses
import json
import shutil

import duckdb
from simpul.model import model

from tests.dbt_project.tiny_warehouse import copied
from tests.house import HOUSE

NEWS = "insert into raw.kemendagri__regencies values ('32.99', '32', 'Kabupaten Baru', null, '', 'd9', 9)"


def unbuilt(folder, **changes):
    """Return a house with loaded agencies of which nobody remembers what its models were built from."""
    settings = dataclasses.replace(copied(folder), **changes)
    (settings.data / "dbt" / "built.json").unlink()
    return settings


def asked(settings, query: str) -> list[tuple]:
    """Ask the workshop."""
    with duckdb.connect(settings.warehouse) as connection:
        return connection.execute(query).fetchall()


def test_only_what_descends_from_a_changed_table_is_built_and_nothing_without_news(tmp_path):
    settings = unbuilt(tmp_path)
    assert model(settings).counts["model"] > 100
    again = model(settings)
    assert (str(again), again.timings) == ("nothing that models read has changed", {})

    asked(settings, NEWS)
    some = model(settings)
    assert "model.simpul.stg_kemendagri__regencies" in some.timings
    assert "model.simpul.fct_budget_performance" not in some.timings
    manifest = json.loads((settings.data / "dbt" / "target" / "manifest.json").read_bytes())
    kept = manifest["nodes"]["model.simpul.metric_absorption_score"]["compiled_code"]
    assert "fct_budget_performance" in kept, "an edition tells the SQL of every model, also of those left alone"


def test_a_lost_model_a_changed_project_and_a_failed_build_ask_for_everything(tmp_path):
    project = shutil.copytree(HOUSE / "dbt_project", tmp_path / "dbt_project")
    settings = unbuilt(tmp_path / "house", dbt_project=project)
    everything = model(settings).counts["model"]

    asked(settings, "drop table marts.dim_periods")
    assert model(settings).counts["model"] == everything

    seed = project / "seeds" / "sexes.csv"
    seed.write_text(seed.read_text("utf-8").replace("Women", "Female"), "utf-8")
    assert model(settings).counts["model"] == everything

    (settings.data / "dbt" / "built.json").unlink()
    assert model(settings).counts["model"] == everything
