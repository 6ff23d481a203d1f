"""How trust is scored: the weights, shares, words and floor of ``expectations/trust.yml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import Field

from simpul.landing import Entry
from simpul.yaml_files import read_yaml


class Weight(Entry):
    """How much a part counts, as the exponent of a share from 0 to 1, and why."""

    weight: float = Field(ge=0)
    because: str


class Weights(Entry):
    """The four parts of trust."""

    completeness: Weight
    freshness: Weight
    checks: Weight
    linkage: Weight


class Shares(Entry):
    """How much of a table's losses a metric shares, from 0 to 1."""

    counted: float = Field(ge=0, le=1)
    read: float = Field(ge=0, le=1)
    sorted: float = Field(ge=0, le=1)


class Words(Entry):
    """The least score for each word; what is lower is low."""

    high: float
    fair: float


class TrustPolicy(Entry):
    """How trust is scored; scores from 0 to 100, under ``floor`` a number is withheld.

    ``lag`` is what a period behind costs; ``regular`` the share of periods from which on one without a number lacks it.
    """

    weights: Weights
    shares: Shares
    regular: float = Field(ge=0, le=1)
    lag: float = Field(ge=0, le=1)
    words: Words
    floor: float = Field(ge=0, le=100)
    floor_because: str

    def word(self, score: float) -> str:
        """Return the word for a score: high, fair, low, or withheld."""
        if score < self.floor:
            return "withheld"
        return "high" if score >= self.words.high else "fair" if score >= self.words.fair else "low"


@lru_cache(maxsize=8)
def load_trust(promises: Path) -> TrustPolicy:
    """Read ``trust.yml``.

    Raises:
        ContractInvalid: it is missing or malformed; says file and line.
    """
    return read_yaml(promises / "trust.yml", TrustPolicy)
