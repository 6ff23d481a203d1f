import json

import duckdb
import pytest
from simpul.errors import LoadFailed
from simpul.linkage import train
from simpul.people import vault_access
from simpul.settings import Settings
from simpul.world import World

from tests.house import HOUSE


@pytest.fixture
def here(tmp_path):
    return Settings(data=tmp_path, drop="", promises=HOUSE / "expectations", dbt_project=HOUSE / "dbt_project")


def test_reading_the_vault_is_logged(here, monkeypatch):
    monkeypatch.setattr(train.training, "learn", lambda warehouse: {"sex": {}})
    duckdb.connect(str(here.warehouse)).close()
    assert train.learnt(here, World()) == {"sex": {}}
    (line,) = vault_access.path(here).read_text().splitlines()
    assert json.loads(line)["purpose"] == "linkage training"


def test_a_workshop_without_rosters_says_so(here):
    duckdb.connect(str(here.warehouse)).close()
    with pytest.raises(LoadFailed):
        train.learnt(here, World())
