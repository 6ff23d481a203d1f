"""The contract: what an agency promised to deliver, on one screen."""

from __future__ import annotations

import hashlib
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import Field

from simpul.errors import ContractInvalid
from simpul.landing import Entry
from simpul.purposes import load_purposes, may_hold
from simpul.table import Table
from simpul.vocabulary import load_vocabulary
from simpul.yaml_files import read_yaml


class Steward(Entry):
    """Who answers for the data."""

    unit: str
    email: str


class Contract(Entry):
    """All that one agency promised."""

    agency: str = Field(pattern=r"^[a-z][a-z0-9]*$")
    name: str
    steward: Steward
    legal_basis: str
    purpose: str
    tables: dict[str, Table]

    @cached_property
    def version(self) -> str:
        """Return a short hash of the contract's meaning; comments do not count."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]

    @property
    def connections(self) -> tuple[str, ...]:
        """Return the names of the connections that its landings may use; where there is none, the drop is read."""
        landings = (landing for table in self.tables.values() for landing in table.landing)
        return tuple(sorted({landing.connection or self.agency for landing in landings}))


@lru_cache(maxsize=64)
def load_contract(promises: Path, agency: str) -> Contract:
    """Read ``agencies/<agency>.yml`` and hold it against the vocabulary.

    Raises:
        ContractInvalid: malformed, or a word that the vocabulary does not know.
    """
    path = promises / "agencies" / f"{agency}.yml"
    contract, known = read_yaml(path, Contract), load_vocabulary(promises)
    for name, table in contract.tables.items():
        strange = sorted((set(table.words) | set(table.grain)) - set(known) - {"period", "part"})
        if strange:
            raise ContractInvalid(
                f"{name}: not in the vocabulary: {', '.join(strange)}",
                where=str(path),
                todo="add the word to vocabulary.yml, or correct the field",
            )
        announced, others = table.announced, {table.announced.named_in, table.announced.planned_in} - {None}
        if {announced.number} - {None, *table.words} or others - contract.tables.keys():
            todo = "name a field of the table, and tables of the agency"
            raise ContractInvalid(f"{name}: announced by what is not there", where=str(path), todo=todo)
    if contract.agency != agency:
        raise ContractInvalid(f"says it is {contract.agency}", where=str(path), todo="name the file after the agency")
    return _purposed(promises, path, contract)


def _purposed(promises: Path, path: Path, contract: Contract) -> Contract:
    """Leave out of every table what its purpose does not allow to be stored."""
    known = load_purposes(promises)
    if known and contract.purpose not in known:
        todo = f"name one of purposes.yml: {', '.join(sorted(known))}"
        raise ContractInvalid(f"{contract.purpose} is no purpose", where=str(path), todo=todo)
    tables = {}
    for name, table in contract.tables.items():
        allowed = {word for word in table.words if may_hold(promises, contract.purpose, word)}
        tables[name] = table.holding(allowed)
        if needed := sorted(table.needed - allowed):
            what = f"{name}: {', '.join(needed)} may not be stored for {contract.purpose}, but grain or checks need it"
            todo = "list the word under the purpose in purposes.yml, or do without it"
            raise ContractInvalid(what, where=str(path), todo=todo)
    return contract.model_copy(update={"tables": tables})


def agencies(promises: Path) -> list[str]:
    """Return the codes of the agencies that have a contract, in alphabetical order, without reading one."""
    return sorted(path.stem for path in (promises / "agencies").glob("*.yml"))


def load_contracts(promises: Path) -> dict[str, Contract]:
    """Read every contract, by agency code, in alphabetical order."""
    return {agency: load_contract(promises, agency) for agency in agencies(promises)}
