"""Model: what dbt built is counted, what broke is named, and the warehouse is free again."""

import dataclasses
import subprocess
import sys

import duckdb
import pytest
from simpul.errors import ModelFailed
from simpul.model import model

from tests.dbt_project.tiny_warehouse import built, copied
from tests.house import HOUSE


def test_it_says_what_was_built():
    _, result = built()
    assert str(result) == (
        f"{result.counts['model']} models, {result.counts['seed']} seeds, "
        f"{result.counts['test'] + result.counts['unit_test']} tests hold"
    )
    assert result.seconds > 0
    assert result.timings["model.simpul.fct_metrics"] > 0


def test_it_leaves_the_warehouse_to_others_and_the_tree_alone():
    settings, _ = built()
    opened = f"import duckdb; duckdb.connect({str(settings.warehouse)!r})"
    subprocess.run([sys.executable, "-c", opened], check=True, capture_output=True)
    assert (settings.data / "dbt" / "target" / "manifest.json").is_file()
    made = {"target", "logs", "dbt_packages", ".user.yml", "package-lock.yml"}
    assert not made & {path.name for path in (HOUSE / "dbt_project").iterdir()}


def test_a_failing_test_is_named(tmp_path):
    settings = copied(tmp_path)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("insert into raw.kemendagri__regencies values ('34', '34', 'Doubled', null, '', 'd9', 3)")
    with pytest.raises(ModelFailed, match=r"key_int_regions__stacked_region_code: Got 1 result"):
        model(settings)
    duckdb.connect(str(settings.warehouse)).close()


def test_a_project_that_is_not_there_is_named(tmp_path):
    settings = dataclasses.replace(copied(tmp_path), dbt_project=tmp_path / "nowhere")
    with pytest.raises(ModelFailed, match="nowhere"):
        model(settings)
