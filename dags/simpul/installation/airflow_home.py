"""Airflow's home on one machine: a configuration made from our settings, and secrets made once."""

from __future__ import annotations

import base64
import configparser
import io
import secrets
from importlib.metadata import version
from pathlib import Path

from simpul.installation.ports import HOST
from simpul.settings import HOUSE, Settings
from simpul.world import World

WORKERS = 3
"""Tasks at the same time; one of them waits most of the time, for the warehouse or for a model."""


def home(settings: Settings) -> Path:
    """Return the folder of Airflow's database, logs and secrets."""
    return settings.data / "airflow"


def configure(settings: Settings, world: World, port: int) -> None:
    """Write ``airflow.cfg`` anew, readable by nobody else: every setting of ours is in it, the rest is Airflow's."""
    folder = home(settings)
    world.disk.make_folder(folder)
    folder.chmod(0o700)
    config = configparser.ConfigParser(interpolation=None)
    config.read_dict(_entries(settings, port))
    config["core"]["fernet_key"] = secret(folder, world, "fernet.key")
    config["api"]["secret_key"] = secret(folder, world, "api.key")
    config["api_auth"]["jwt_secret"] = secret(folder, world, "jwt.key", size=64)
    text = io.StringIO()
    config.write(text)
    _write_secretly(folder / "airflow.cfg", world, text.getvalue())


def secret(folder: Path, world: World, name: str, size: int = 32) -> str:
    """Return the secret of this name, ``size`` bytes in URL-safe base64; the first asking makes it."""
    path = folder / name
    if not path.exists():
        _write_secretly(path, world, base64.urlsafe_b64encode(secrets.token_bytes(size)).decode())
    return path.read_text("ascii")


def needs_migration(settings: Settings) -> bool:
    """Say whether the database is not yet of the installed Airflow's version."""
    stamp = home(settings) / "migrated"
    return not (stamp.exists() and stamp.read_text() == version("apache-airflow-core"))


def migrated(settings: Settings, world: World) -> None:
    """Remember the version to which the database was migrated."""
    world.disk.write_new(home(settings) / "migrated", version("apache-airflow-core").encode())


def _write_secretly(path: Path, world: World, text: str) -> None:
    """Write a file of mode 0600; the folder is 0700, so that there is no moment in between."""
    world.disk.write_new(path, text.encode())
    path.chmod(0o600)


def _entries(settings: Settings, port: int) -> dict[str, dict[str, str]]:
    folder, address = home(settings), f"http://{HOST}:{port}"
    return {
        "core": {
            "dags_folder": str(HOUSE / "dags"),
            "executor": "simpul.installation.executor.WarmExecutor",
            "parallelism": str(WORKERS),
            "load_examples": "False",
            "simple_auth_manager_all_admins": "True",
            "execution_api_server_url": f"{address}/execution/",
        },
        "database": {"sql_alchemy_conn": f"sqlite:///{folder / 'airflow.db'}"},
        "api": {"host": HOST, "port": str(port), "base_url": address, "expose_config": "False", "workers": "1"},
        "api_auth": {},
        "scheduler": {"scheduler_idle_sleep_time": "0.4", "enable_health_check": "False"},
        "dag_processor": {"parsing_processes": "1", "min_file_process_interval": "60"},
        "logging": {"base_log_folder": str(folder / "logs")},
    }
