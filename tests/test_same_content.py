"""The same deliveries in another order, in several runs: the same content; only what tells their source differs."""

import os
import random
import shutil
from pathlib import Path

import pytest
from simpul.audit import audit
from simpul.contract import load_contracts
from simpul.editions import manifest, open_edition
from simpul.land import land
from simpul.load import load
from simpul.manifest import Manifest
from simpul.model import model
from simpul.publish import publish
from simpul.settings import Settings
from simpul.validate import validate
from simpul.world import World

from tests.house import HOUSE

SEEDS = [7]


def house(data: Path, drop: Path) -> Settings:
    """Return the settings of the house's own contracts and models over a data folder."""
    return Settings(data=data, drop=str(drop), promises=HOUSE / "expectations", dbt_project=HOUSE / "dbt_project")


def take_in(settings: Settings, draw: random.Random) -> None:
    """Land, validate and load what waits, the agencies in any order."""
    agencies = list(load_contracts(settings.promises))
    for agency in draw.sample(agencies, len(agencies)):
        landed = land(settings, World(), agency)
        judged = [validate(settings, World(), receipt) for receipt in draw.sample(landed, len(landed))]
        load(settings, World(), [receipt for receipt in judged if receipt.state == "validated"])


def deliver_shuffled(samples: Path, settings: Settings, draw: random.Random) -> None:
    """Deliver the samples in two runs, each file with another age."""
    files = sorted(path for path in samples.rglob("*") if path.is_file() and path.suffix not in {".py", ".md"})
    draw.shuffle(files)
    for half in (files[::2], files[1::2]):
        for path in half:
            target = Path(settings.drop) / path.relative_to(samples)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (age := draw.randrange(10**9), age))
        take_in(settings, draw)


def facts(settings: Settings) -> set[tuple[str, str]]:
    """Return the edition's facts but for the one that tells the samples from other drops."""
    with open_edition(settings) as connection:
        return set(connection.execute("select key, value from edition_facts where key <> 'is_sample'").fetchall())


def contents(made: Manifest) -> dict[str, str]:
    """Return the content hash of every table that has one."""
    return {name: table.content for name, table in made.tables.items() if table.content}


@pytest.mark.parametrize("seed", SEEDS)
def test_another_order_gives_the_same_content(sample_run, tmp_path, seed):
    made = house(sample_run.data, HOUSE / "data" / "samples")
    whole = contents(manifest(made))
    settings = house(tmp_path / "data", tmp_path / "drop")
    deliver_shuffled(HOUSE / "data" / "samples", settings, random.Random(seed))
    model(settings)
    audit(settings)
    shuffled = contents(publish(settings, World()).manifest)
    assert {name for name in whole if whole[name] != shuffled.get(name)} <= {"edition_facts"}
    assert shuffled.keys() == whole.keys()
    assert facts(settings) == facts(made)
