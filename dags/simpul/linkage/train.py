"""``python -m simpul.linkage.train``: learn the people model from the rosters of one workshop, or of several.

By default what is learnt stands below the data folder, where it overrides the committed model from the next build on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from simpul import workshop
from simpul.linkage import parameters, training
from simpul.linkage.parameters import COMMITTED, FOLDER, Chances
from simpul.people import vault_access
from simpul.settings import Settings, settings
from simpul.world import World


def main(words: Sequence[str] | None = None) -> int:
    """Learn from each named data folder (by default our own) and write the mean of what they tell."""
    here = settings()
    parser = argparse.ArgumentParser(prog="python -m simpul.linkage.train", description=__doc__)
    parser.add_argument("data", nargs="*", type=Path, default=[here.data], help="data folders with people models built")
    parser.add_argument("--out", type=Path, default=here.data / FOLDER / COMMITTED.name, help="file to write")
    parser.add_argument("--note", default="the rosters of this installation", help="on what it was trained")
    asked = parser.parse_args(words)
    told = [learnt(replace(here, data=folder.resolve()), World()) for folder in asked.data]
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(parameters.text(training.mean(told), asked.note), "utf-8")
    sys.stdout.write(f"{asked.out}: {len(told)} folders\n")
    return 0


def learnt(here: Settings, world: World) -> Chances:
    """Return what one workshop tells; the reading of its vault is logged.

    Raises:
        LoadFailed: it is in use, or cannot be read.
    """
    vault_access.record(here, world, "linkage training", ["int_people__listed", "int_people__known"])
    with workshop.open(here, read_only=True) as warehouse, workshop.guard(str(here.warehouse)):
        return training.learn(warehouse)


if __name__ == "__main__":
    sys.exit(main())
