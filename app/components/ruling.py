"""The steward's two commands, run for the page: `simpul review` lists cases, `simpul decide` judges and records.

Cases of people are in no edition: only the commands, which hold the rules, reach the workshop.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import turns
import viewer

from components.language import N_, _

SIMPUL = Path(sys.executable).with_name("simpul")
SECONDS = 120
SAME, DIFFERENT = "same", "different"
KINDS = {"organisation": "alias", "work_unit": "alias"}
"""Concept → what "the same" is called there; `same` for the others."""
ANSWERS = {SAME: N_("The same"), DIFFERENT: N_("Different"), "later": N_("Later")}


@dataclass(frozen=True)
class Told:
    """What a command said: whether it did what was asked, and its words."""

    is_done: bool
    words: str


def waiting() -> tuple[list[dict], str]:
    """Return the cases that wait, heaviest first, or none and why they cannot be listed now."""
    told = _run("review", "--json")
    return (json.loads(told.words), "") if told.is_done else ([], told.words)


def record(item: dict, answer: str, by: str, why: str) -> Told:
    """Let the command record an answer about an item; what a person typed can never become an option."""
    if viewer.current().is_acting or viewer.current().role != "steward":
        return Told(False, _("You look as a steward; only a steward decides."))
    kind = KINDS.get(item["concept"], SAME) if answer == SAME else answer
    pair = (kind, item["concept"], item["subject"], item["candidate"])
    told = _run("decide", f"--by={by}", f"--why={why}", "--", *pair)
    return Told(told.is_done, " ".join(told.words.split()))


def _run(*words: str) -> Told:
    command = [str(SIMPUL), *words]
    try:
        with turns.aside():
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return Told(False, str(error))
    return Told(done.returncode == 0, done.stdout if done.returncode == 0 else done.stderr)
