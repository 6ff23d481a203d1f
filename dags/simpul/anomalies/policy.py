"""When a number stands out of its own history: the limits of ``expectations/anomalies.yml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from simpul.landing import Entry
from simpul.yaml_files import read_yaml


class Changes(Entry):
    """How many earlier changes have to be known, and why."""

    changes: int = Field(ge=3)
    because: str


class Width(Entry):
    """How many deviations the usual range reaches to each side, and why."""

    deviations: float = Field(gt=0)
    because: str


class Share(Entry):
    """A share from 0 to 1, and why."""

    share: float = Field(ge=0, le=1)
    because: str


class AnomalyPolicy(Entry):
    """What is usual: ``least`` is the smallest deviation, of the series' size; ``everywhere`` the share of agencies."""

    history: Changes
    seasons: Changes
    width: Width
    least: Share
    everywhere: Share


@lru_cache(maxsize=8)
def load_anomalies(promises: Path) -> AnomalyPolicy:
    """Read ``anomalies.yml``.

    Raises:
        ContractInvalid: it is missing or malformed; says file and line.
    """
    return read_yaml(promises / "anomalies.yml", AnomalyPolicy)
