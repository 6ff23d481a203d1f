import json
import subprocess
import sys

import pytest
from simpul.errors import LoadFailed
from simpul.installation import embedded
from simpul.settings import Settings

from tests.house import HOUSE


@pytest.fixture
def here(tmp_path) -> Settings:
    """Return an installation whose deliveries come from the embedded country, a tiny one."""
    places = {"promises": HOUSE / "expectations", "dbt_project": HOUSE / "dbt_project"}
    drop = str(tmp_path / "nation" / "drop")
    return Settings(
        data=tmp_path, drop=drop, country=("--people", "300", "--months", "2", "--faults", "none"), **places
    )


def test_the_country_is_made_once_and_stands_while_a_command_runs(here):
    from simpul.settings import connection

    said: list[str] = []
    with embedded.standing(here, said.append):
        found = {agency: connection(agency) for agency in ("bkn", "panrb", "bappenas", "lkpp", "komdigi", "kemendagri")}
        assert all("127.0.0.1" in one.host for one in found.values())
        assert connection("kemenkeu").conn_type == connection("oikn").conn_type == "sqlite"
    assert connection("bkn") is None
    with embedded.standing(here, said.append):
        pass
    assert len(said) == 1
    told = json.loads((here.nation / "nation.json").read_text())
    assert (told["people"], told["months"]) == (300, 2)
    assert here.is_sample
    assert not embedded.needs_making(here)


def test_another_country_is_made_anew(here):
    here.nation.mkdir()
    embedded.made(here)
    assert not embedded.needs_making(here)
    other = Settings(here.data, here.drop, here.promises, here.dbt_project, country=("--people", "400"))
    assert embedded.needs_making(other)


def test_what_stands_in_the_way_is_said(here):
    failed = subprocess.run([sys.executable, "-c", "raise SystemExit('no room')"], capture_output=True, check=False)
    with pytest.raises(LoadFailed, match="no room"):
        embedded.finish(here, failed)


def test_real_deliveries_need_no_country(here, tmp_path):
    real = Settings(here.data, str(tmp_path / "real"), here.promises, here.dbt_project)
    with embedded.standing(real, pytest.fail):
        assert not real.nation.exists()
    assert not real.is_sample
