"""The environment decides where things are, once."""

import pytest
from simpul import settings as module
from simpul.errors import ContractInvalid


@pytest.fixture
def fresh(monkeypatch):
    """Forget the settings read before, and those read in the test."""
    for name in ("SIMPUL_DATA", "SIMPUL_DROP", "SIMPUL_PROMISES", "SIMPUL_DBT_PROJECT"):
        monkeypatch.delenv(name, raising=False)
    module.settings.cache_clear()
    yield monkeypatch
    module.settings.cache_clear()


def test_by_default_the_sample_country_flows_through_data(fresh):
    found = module.settings()
    assert (found.data, found.drop) == (module.HOUSE / "data", str(module.HOUSE / "data" / "nation" / "drop"))
    assert found.is_embedded
    assert found.landing.parent == found.editions.parent == found.keys.parent == found.warehouse.parent == found.data


def test_paths_come_from_the_environment(fresh, tmp_path):
    fresh.setenv("SIMPUL_DATA", str(tmp_path / "data"))
    fresh.setenv("SIMPUL_DROP", "memory://drop")
    found = module.settings()
    assert (found.data, found.drop, found.is_sample) == (tmp_path / "data", "memory://drop", False)


def test_a_relative_drop_counts_from_the_working_directory(fresh, tmp_path):
    fresh.chdir(tmp_path)
    fresh.setenv("SIMPUL_DROP", "incoming")
    assert module.settings().drop == str(tmp_path / "incoming")


def test_telemetry_is_off_unless_a_person_turned_it_on(fresh):
    import os

    fresh.delenv("DO_NOT_TRACK", raising=False)
    fresh.setenv("GX_ANALYTICS_ENABLED", "chosen")
    module.settings()
    assert (os.environ["DO_NOT_TRACK"], os.environ["GX_ANALYTICS_ENABLED"]) == ("1", "chosen")


def test_a_connection_is_read_when_it_is_asked_for(monkeypatch):
    monkeypatch.delenv("AIRFLOW_CONN_KAS", raising=False)
    assert module.connection("kas") is None
    monkeypatch.setenv("AIRFLOW_CONN_KAS", "http://https://kas.example")
    assert module.connection("kas").host == "https://kas.example"
    monkeypatch.setenv("AIRFLOW_CONN_KAS", '{"conn_type": "http", "port": "rahasia"}')
    with pytest.raises(ContractInvalid, match="AIRFLOW_CONN_KAS") as refused:
        module.connection("kas")
    assert "rahasia" not in f"{refused.value!r} {refused.value.__cause__!r}"
