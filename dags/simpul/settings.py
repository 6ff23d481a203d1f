"""Where things are: the only module that reads the environment."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simpul.connection import Connection

HOUSE = Path(__file__).resolve().parents[2]

QUIET = {
    "GX_ANALYTICS_ENABLED": "false",
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    "DO_NOT_TRACK": "1",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
}
"""Telemetry switches of the libraries we stand on, all off."""


@dataclass(frozen=True)
class Settings:
    """Paths and limits of one installation; sizes in bytes unless the name says otherwise."""

    data: Path
    drop: str
    promises: Path
    dbt_project: Path
    memory_limit: str = "1GB"
    threads: int = 2
    child_memory: int = 2_000_000_000
    child_seconds: int = 900
    max_payload: int = 8_000_000_000
    secret: str = field(default="", repr=False)
    secret_next: str = field(default="", repr=False)
    country: tuple[str, ...] = ()
    app_address: str = "127.0.0.1"
    login: str = ""

    @property
    def landing(self) -> Path:
        """Return the folder of payloads and receipts."""
        return self.data / "landing"

    @property
    def quarantine(self) -> Path:
        """Return the folder of refused rows and their reasons."""
        return self.data / "quarantine"

    @property
    def warehouse(self) -> Path:
        """Return the workshop: one DuckDB file, one writer."""
        return self.data / "warehouse.duckdb"

    @property
    def editions(self) -> Path:
        """Return the folder of published editions and their pointer."""
        return self.data / "editions"

    @property
    def keys(self) -> Path:
        """Return the folder of signing keys, mode 0700."""
        return self.data / "keys"

    @property
    def decisions(self) -> Path:
        """Return the folder of what stewards decided."""
        return self.data / "decisions"

    @property
    def nation(self) -> Path:
        """Return the folder of the embedded sample country and of what its agencies send."""
        return self.data / "nation"

    @property
    def is_embedded(self) -> bool:
        """Say whether deliveries come from the embedded sample country, whose agencies are played on this machine."""
        return self.drop == str(self.nation / "drop")

    @property
    def is_sample(self) -> bool:
        """Say whether deliveries are sample data: the samples of the house, or those of a sample country."""
        return self.drop == str(HOUSE / "data" / "samples") or (Path(self.drop).parent / "nation.json").is_file()


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Read the environment once; relative paths count from the working directory."""
    os.environ.update({name: value for name, value in QUIET.items() if name not in os.environ})
    env = os.environ.get
    data = Path(env("SIMPUL_DATA") or HOUSE / "data").resolve()
    drop = env("SIMPUL_DROP") or str(data / "nation" / "drop")
    return Settings(
        data=data,
        drop=drop if "://" in drop else str(Path(drop).resolve()),
        promises=Path(env("SIMPUL_PROMISES") or HOUSE / "expectations").resolve(),
        dbt_project=Path(env("SIMPUL_DBT_PROJECT") or HOUSE / "dbt_project").resolve(),
        memory_limit=env("SIMPUL_MEMORY_LIMIT") or "1GB",
        threads=int(env("SIMPUL_THREADS") or 2),
        child_memory=int(env("SIMPUL_CHILD_MEMORY") or 2_000_000_000),
        child_seconds=int(env("SIMPUL_CHILD_SECONDS") or 900),
        max_payload=int(env("SIMPUL_MAX_PAYLOAD") or 8_000_000_000),
        secret=env("SIMPUL_SECRET") or "",
        secret_next=env("SIMPUL_SECRET_NEXT") or "",
        country=tuple(shlex.split(env("SIMPUL_COUNTRY") or "")),
        app_address=env("SIMPUL_APP_ADDRESS") or "127.0.0.1",
        login=env("SIMPUL_LOGIN") or "",
    )


def connection(name: str) -> Connection | None:
    """Return the Airflow Connection of that name from ``AIRFLOW_CONN_<NAME>``, or None where there is none."""
    from simpul.connection import read

    variable = f"AIRFLOW_CONN_{name.upper()}"
    return read(name, variable, os.environ.get(variable, ""))


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment for a child in another folder: our paths absolute, ``more`` added."""
    here = settings()
    ours = {
        "SIMPUL_DATA": str(here.data),
        "SIMPUL_DROP": here.drop,
        "SIMPUL_PROMISES": str(here.promises),
        "SIMPUL_DBT_PROJECT": str(here.dbt_project),
    }
    return {**os.environ, **ours, **more}


@contextmanager
def lent(**names: str) -> Iterator[None]:
    """Lend variables to a library in this process that reads only the environment, and take them back after."""
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(names)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
