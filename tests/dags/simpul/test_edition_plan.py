"""The map of the models is drawn anew only when the project has changed."""

import shutil
from dataclasses import replace

import pytest
from simpul import edition_plan
from simpul.settings import settings
from simpul.world import World

from tests.house import HOUSE


@pytest.fixture
def here(tmp_path):
    """Return settings with a dbt project of their own and a map that was drawn from it."""
    project = shutil.copytree(HOUSE / "dbt_project", tmp_path / "project", ignore=shutil.ignore_patterns("target"))
    here = replace(settings(), data=tmp_path / "data", dbt_project=project)
    World().disk.make_folder(edition_plan.manifest(here).parent)
    edition_plan.manifest(here).write_text("{}", "utf-8")
    edition_plan.mapped(here, World())
    return here


def test_a_map_of_the_project_as_it_stands_is_kept(here):
    assert edition_plan.is_mapped(here)


def test_a_changed_model_asks_for_a_new_map(here):
    model = next(here.dbt_project.rglob("models/**/*.sql"))
    model.write_text(model.read_text("utf-8") + "\n-- changed\n", "utf-8")
    assert not edition_plan.is_mapped(here)


def test_a_vanished_model_and_a_vanished_map_ask_for_a_new_one(here):
    next(here.dbt_project.rglob("models/**/*.sql")).unlink()
    assert not edition_plan.is_mapped(here)
    edition_plan.mapped(here, World())
    edition_plan.manifest(here).unlink()
    assert not edition_plan.is_mapped(here)
