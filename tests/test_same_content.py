"""The same deliveries in another order, and in more files: the same content; only what tells their source differs."""

import os
import random
import shutil
from pathlib import Path

import polars
import pytest
import xlsxwriter
from simpul.audit import audit
from simpul.contract import load_contracts
from simpul.editions import manifest, open_edition
from simpul.land import land
from simpul.load import load
from simpul.model import model
from simpul.publish import publish
from simpul.publishing.manifest import Manifest
from simpul.settings import Settings
from simpul.validate import validate
from simpul.world import World

from tests.house import HOUSE

SEEDS = [7]
SPLIT = {"IKPA_JUNI_2024.xlsx", "IKPA_MEI_2024.xlsx"}
OF_THE_HOUSE = {"edition_facts", "dictionary_contracts"}
"""What tells another drop and another version of a contract."""


def house(data: Path, drop: Path, promises: Path = HOUSE / "expectations") -> Settings:
    """Return the settings of the house's own contracts and models over a data folder."""
    return Settings(data=data, drop=str(drop), promises=promises, dbt_project=HOUSE / "dbt_project")


def take_in(settings: Settings, draw: random.Random) -> None:
    """Land, validate and load what waits, the agencies in any order."""
    agencies = list(load_contracts(settings.promises))
    for agency in draw.sample(agencies, len(agencies)):
        landed = land(settings, World(), agency)
        judged = [validate(settings, World(), receipt) for receipt in draw.sample(landed, len(landed))]
        load(settings, World(), [receipt for receipt in judged if receipt.state == "validated"])


def in_two(path: Path, targets: tuple[Path, Path]) -> None:
    """Deliver one month's scores as two workbooks, every other work unit in each."""
    header, *rows = polars.read_excel(path, engine="calamine", has_header=False).rows()
    for place, target in enumerate(targets):
        with xlsxwriter.Workbook(target) as book:
            sheet = book.add_worksheet("Data IKPA")
            for number, row in enumerate([header, *rows[place::2]]):
                sheet.write_row(number, 0, row)


def promised_in_parts(folder: Path) -> Path:
    """Return the house's promises, but that scores may come in parts."""
    promises = shutil.copytree(HOUSE / "expectations", folder)
    path = promises / "agencies" / "kemenkeu.yml"
    told = """match: ["**/IKPA*.xlsx", "**/IKPA*.zip"]"""
    text = path.read_text("utf-8")
    assert told in text
    path.write_text(text.replace(told, told + r""", parts: '_BAGIAN_(?P<part>\d)'"""), "utf-8")
    return promises


def deliver_shuffled(samples: Path, settings: Settings, draw: random.Random) -> None:
    """Deliver the samples in two runs, each file with another age."""
    files = sorted(path for path in samples.rglob("*") if path.is_file() and path.suffix not in {".py", ".md"})
    draw.shuffle(files)
    for half in (files[::2], files[1::2]):
        for path in half:
            target = Path(settings.drop) / path.relative_to(samples)
            target.parent.mkdir(parents=True, exist_ok=True)
            parts = (target.with_stem(f"{target.stem}_BAGIAN_1"), target.with_stem(f"{target.stem}_BAGIAN_2"))
            is_split = path.name in SPLIT
            in_two(path, parts) if is_split else shutil.copyfile(path, target)
            for one in parts if is_split else (target,):
                os.utime(one, (age := draw.randrange(10**9), age))
        take_in(settings, draw)


def facts(settings: Settings) -> set[tuple[str, str]]:
    """Return the edition's facts but for the one that tells the samples from other drops."""
    with open_edition(settings) as connection:
        return set(connection.execute("select key, value from edition_facts where key <> 'is_sample'").fetchall())


def contents(made: Manifest) -> dict[str, str]:
    """Return the content hash of every table that has one."""
    return {name: table.content for name, table in made.tables.items() if table.content}


@pytest.mark.parametrize("seed", SEEDS)
def test_another_order_and_more_files_give_the_same_content(sample_run, tmp_path, seed):
    made = house(sample_run.data, HOUSE / "data" / "samples")
    whole = contents(manifest(made))
    settings = house(tmp_path / "data", tmp_path / "drop", promised_in_parts(tmp_path / "promises"))
    deliver_shuffled(HOUSE / "data" / "samples", settings, random.Random(seed))
    model(settings)
    audit(settings)
    shuffled = contents(publish(settings, World()).manifest)
    assert {name for name in whole if whole[name] != shuffled.get(name)} <= OF_THE_HOUSE
    assert shuffled.keys() == whole.keys()
    assert facts(settings) == facts(made)
