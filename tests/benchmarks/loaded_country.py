"""A sample country whose agencies, some tables of them or all, were taken into a workshop; no models are built."""

import sys
from collections.abc import Iterable
from pathlib import Path

from simpul.installation import embedded
from simpul.land import land
from simpul.load import load
from simpul.settings import Settings
from simpul.validate import validate_each
from simpul.world import World

HOUSE = Path(__file__).resolve().parents[2]
ROSTERS = (
    ("bkn", "employees"), ("bkn", "work_units"), ("bkn", "performance_ratings"), ("bkn", "competencies"),
    ("panrb", "relocation_list"), ("panrb", "relocation_plan"), ("panrb", "spbe_scores"),
    ("oikn", "seat_assignments"), ("oikn", "housing_units"), ("kemendagri", "agencies"),
)  # fmt: skip
"""Tables that tell of people, and those that their agencies' codes are read with."""


def loaded(
    data: Path, *, people: int, months: int, seed: int, faults: str = "hard",
    tables: Iterable[tuple[str, str]] = ROSTERS, memory_limit: str = "1GB",
) -> Settings:  # fmt: skip
    """Make a country below a folder and take the named tables in; return the settings of that workshop."""
    words = ("--people", people, "--months", months, "--faults", faults, "--seed", seed)
    settings = Settings(
        data=data, drop=str(data / "nation" / "drop"), promises=HOUSE / "expectations",
        dbt_project=HOUSE / "dbt_project", country=tuple(map(str, words)), memory_limit=memory_limit,
        child_memory=4_000_000_000,
    )  # fmt: skip
    data.mkdir(parents=True, exist_ok=True)
    world = World()
    with embedded.standing(settings, lambda said: print(said, file=sys.stderr)):
        for agency, table in tables:
            landed = land(settings, world, agency, table)
            judged = list(validate_each(settings, world, landed))
            load(settings, world, [receipt for receipt in judged if receipt.state == "validated"])
    return settings
