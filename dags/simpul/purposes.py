"""Why data are held: the purposes of which each contract names one, and the non-public words that each may hold."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from simpul.errors import ContractInvalid
from simpul.vocabulary import Label, load_vocabulary
from simpul.yaml_files import read_yaml


class Purpose(BaseModel):
    """One purpose of processing, with its legal basis (UU 27/2022, article 20)."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: Label
    legal_basis: str
    holds: tuple[str, ...] = ()


class Purposes(BaseModel):
    """Every purpose by its code."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    purposes: dict[str, Purpose]


@lru_cache(maxsize=8)
def load_purposes(promises: Path) -> dict[str, Purpose]:
    """Read ``purposes.yml``; where there is none, nothing that is not public has a purpose.

    Raises:
        ContractInvalid: with file and line, where the YAML is malformed or holds a word that the vocabulary lacks.
    """
    path = promises / "purposes.yml"
    found = read_yaml(path, Purposes).purposes if path.is_file() else {}
    strange = {word for purpose in found.values() for word in purpose.holds} - load_vocabulary(promises).keys()
    if strange:
        todo = "add the word to vocabulary.yml, or correct it"
        raise ContractInvalid(f"not in the vocabulary: {', '.join(sorted(strange))}", where=str(path), todo=todo)
    return found


def may_hold(promises: Path, code: str, word: str) -> bool:
    """Say whether a word may be stored for a purpose: public ones for any, others where it lists them."""
    purpose = load_purposes(promises).get(code)
    return load_vocabulary(promises)[word].privacy == "public" or (purpose is not None and word in purpose.holds)
