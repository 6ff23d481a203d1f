"""What training learnt: for each level of each comparison, its chance among pairs that match and that do not."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from simpul.errors import ModelFailed
from simpul.linkage.comparisons import LEVELS, labels

COMMITTED = Path(__file__).with_name("people_model.json")
FOLDER = "linkage"
"""Below the data folder: a model trained on the nation's own rosters stands there, and overrides the committed one."""
Chances = Mapping[str, Mapping[str, Mapping[str, float]]]
"""Comparison → level's label → ``m`` and ``u``."""


@dataclass(frozen=True)
class Parameters:
    """The chances of every level, and the version they are told by."""

    chances: Chances
    version: str

    def listed(self) -> dict[str, dict[str, list[float]]]:
        """Return comparison → ``m`` and ``u``, each in the order of the levels."""
        return {
            name: {which: [self.chances[name][label][which] for label in labels(name)] for which in ("m", "u")}
            for name in LEVELS
        }


def path(data: Path) -> Path:
    """Return the file that holds for a data folder: its own, or the committed one."""
    own = data / FOLDER / COMMITTED.name
    return own if own.exists() else COMMITTED


def read(data: Path) -> Parameters:
    """Read the parameters that hold for a data folder.

    Raises:
        ModelFailed: they are not of the comparisons that we make, or no chances.
    """
    where = path(data)
    try:
        told = json.loads(where.read_bytes())
        chances: Chances = told["comparisons"]
        parameters = Parameters(chances, hashlib.sha256(_plain(chances)).hexdigest()[:12])
        is_whole = all(0 < one < 1 for each in parameters.listed().values() for which in each.values() for one in which)
    except (OSError, KeyError, TypeError, json.JSONDecodeError) as error:
        what = f"the people model cannot be read ({type(error).__name__})"
        raise ModelFailed(what, where=str(where), todo="train it anew: python -m simpul.linkage.train") from error
    if not is_whole:
        raise ModelFailed("the people model holds no chances", where=str(where), todo="train it anew")
    return parameters


def text(chances: Chances, trained_on: str) -> str:
    """Return the file's text; six decimals, so that training twice gives the same bytes."""
    return json.dumps({"trained_on": trained_on, "comparisons": chances}, indent=1) + "\n"


def prior(people: int) -> float:
    """Return the chance that a person drawn blindly is who a record means.

    Counted to the next power of two: a few more people in the register move no record over a threshold.
    """
    return 0.5 ** max(1, math.ceil(math.log2(max(people, 2))))


def _plain(chances: Chances) -> bytes:
    return json.dumps(chances, sort_keys=True).encode()
