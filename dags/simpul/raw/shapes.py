"""How each landed table is filled: what it promises, which words are private, their keys, and what was put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simpul.contract import load_contracts
from simpul.people import correction, overlay, tokens, vault
from simpul.people.correction import Correction
from simpul.people.tokens import Key
from simpul.people.tombstones import Roles
from simpul.settings import Settings
from simpul.table import Table
from simpul.vocabulary import Word, load_vocabulary
from simpul.world import World


@dataclass(frozen=True)
class Shape:
    """What a table promises, what its words are, and the keys of those that get a token."""

    table: Table
    vocabulary: Mapping[str, Word]
    keys: Mapping[str, Key]
    where: str = ""
    corrections: tuple[Correction, ...] = ()

    @property
    def private(self) -> list[str]:
        """Return the words that live in the vault."""
        return vault.private_words(self.table, self.vocabulary)

    @property
    def protection(self) -> str:
        """Say how these words are kept and corrected; rows loaded under another protection are loaded anew."""
        kept = [f"{word}:{self.keys[word].id if word in self.keys else 'vault'}" for word in sorted(self.private)]
        corrected = overlay.digest(self.roles, self.corrections, next(iter(self.keys.values()), None))
        return " ".join(kept + ([f"corrected:{corrected}"] if corrected else []))

    @property
    def roles(self) -> Roles:
        """Return what the words say about people."""
        return Roles(self.where, self.table, self.vocabulary)


Shapes = Mapping[tuple[str, str], Shape]
"""How each table is filled, by agency and table."""


def shapes_of(settings: Settings, world: World) -> Shapes:
    """Return how each promised table is filled, by agency and table."""
    contracts, vocabulary = load_contracts(settings.promises), load_vocabulary(settings.promises)
    keys = tokens.keys(settings, world, vault.identifiers(contracts, vocabulary))
    corrections = tuple(correction.standing(settings, world))
    return {
        (agency, name): Shape(table, vocabulary, keys, f"{agency}.{name}", corrections)
        for agency, contract in contracts.items()
        for name, table in contract.tables.items()
    }
