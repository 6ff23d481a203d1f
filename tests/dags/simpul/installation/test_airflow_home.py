"""Airflow's home: shut to others, secrets made once, nothing beyond the loopback."""

import configparser
from dataclasses import replace

import pytest
from simpul.installation import airflow_home
from simpul.settings import settings
from simpul.world import World


@pytest.fixture
def here(tmp_path):
    """Return settings whose Airflow has been configured for port 8099."""
    here = replace(settings(), data=tmp_path)
    airflow_home.configure(here, World(), 8099)
    return here


def config(here) -> configparser.ConfigParser:
    """Read the written configuration."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(airflow_home.home(here) / "airflow.cfg")
    return parser


def test_only_the_owner_reads(here):
    modes = {path.name: path.stat().st_mode & 0o777 for path in airflow_home.home(here).iterdir()}
    assert set(modes.values()) == {0o600}
    assert airflow_home.home(here).stat().st_mode & 0o777 == 0o700


def test_secrets_are_strong_distinct_and_outlive_a_restart(here):
    before = config(here)
    airflow_home.configure(here, World(), 8100)
    after = config(here)
    places = [("core", "fernet_key"), ("api", "secret_key"), ("api_auth", "jwt_secret")]
    secrets = [before[section][name] for section, name in places]
    assert secrets == [after[section][name] for section, name in places]
    assert len(set(secrets)) == 3
    assert [len(secret) for secret in secrets] == [44, 44, 88]
    assert after["api"]["port"] == "8100"


def test_nothing_is_served_beyond_this_machine_nor_told_to_anybody(here):
    found = config(here)
    assert found["api"]["host"] == "127.0.0.1"
    assert found["api"]["expose_config"] == "False"
    assert found["core"]["load_examples"] == "False"


def test_a_migration_is_remembered(here):
    assert airflow_home.needs_migration(here)
    airflow_home.migrated(here, World())
    assert not airflow_home.needs_migration(here)
