"""Data-sharing agreements: who may receive which fields of an agency, for which purpose, until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from simpul.contract import load_contracts
from simpul.errors import ContractInvalid
from simpul.landing import Entry
from simpul.vocabulary import load_vocabulary
from simpul.yaml_files import read_yaml

State = Literal["alive", "expired", "not yet", "none"]
EVERYTHING = "*"
"""Every field that is not about one person; those are named one by one."""
WITHIN = 90
"""Days before its end in which an agreement is said to be ending."""


class Agreement(Entry):
    """One agreement; both days are within it."""

    recipient: str
    purpose: str
    legal_basis: str
    begins: date = Field(alias="from")
    until: date
    is_sample: bool = False
    tables: dict[str, tuple[str, ...]]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until < self.begins:
            raise ValueError("it ends before it begins")
        return self

    def state(self, today: date) -> State:
        """Say whether it holds on a day."""
        return "not yet" if today < self.begins else "expired" if today > self.until else "alive"


class Agreements(Entry):
    """All that one agency agreed to."""

    agency: str
    agreements: tuple[Agreement, ...]


def load_agreements(promises: Path) -> dict[str, tuple[Agreement, ...]]:
    """Read ``agreements/<agency>.yml`` of every agency that has a contract; none where there is no file.

    Raises:
        ContractInvalid: malformed, or of a table or field that the contract does not have.
    """
    found = {}
    for agency, contract in load_contracts(promises).items():
        path = promises / "agreements" / f"{agency}.yml"
        held = read_yaml(path, Agreements) if path.exists() else Agreements(agency=agency, agreements=())
        for agreement in held.agreements:
            for table, fields in agreement.tables.items():
                known = {*contract.tables[table].words, EVERYTHING} if table in contract.tables else set()
                if strange := [] if known.issuperset(fields) and known else sorted({table, *fields} - known):
                    todo = "name what the contract names"
                    raise ContractInvalid(f"the contract has no {', '.join(strange)}", where=str(path), todo=todo)
        if held.agency != agency:
            raise ContractInvalid(f"says it is {held.agency}", where=str(path), todo="name the file after the agency")
        found[agency] = held.agreements
    return found


class Sharing:
    """What the agencies' agreements allow on one day."""

    def __init__(self, promises: Path, today: date) -> None:
        """Read contracts, vocabulary and agreements."""
        self.contracts, self.words = load_contracts(promises), load_vocabulary(promises)
        self.agreements, self.today = load_agreements(promises), today

    def allows(self, agency: str, table: str, field: str | None = None) -> bool:
        """Say whether a field may go into an edition, or anything of a table where none is named."""
        return any(
            table in one.tables and one.state(self.today) == "alive" and self._covers(one.tables[table], field)
            for one in self.agreements.get(agency, ())
        )

    def _covers(self, fields: tuple[str, ...], field: str | None) -> bool:
        is_private = field in self.words and self.words[field].is_private
        return field is None or field in fields or (EVERYTHING in fields and not is_private)

    def ended(self, agency: str, table: str) -> date | None:
        """Return the last day on which an agreement about a table held or will hold; none where there never was one."""
        ends = [one.until for one in self.agreements.get(agency, ()) if table in one.tables]
        return max(ends, default=None)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give one row per agreement and table, and one per table without any.

        Each is {agency, agency_name, table_name, recipient, fields, purpose, legal_basis, valid_from, valid_until,
        state, is_sample}; dates are ISO texts.
        """
        for agency, contract in self.contracts.items():
            for table in contract.tables:
                held = [one for one in self.agreements[agency] if table in one.tables]
                for one in held or (None,):
                    yield {"agency": agency, "agency_name": contract.name, "table_name": table, **self._row(one, table)}

    def _row(self, one: Agreement | None, table: str) -> dict[str, Any]:
        if one is None:
            return {"state": "none", "is_sample": False}
        told = {name: getattr(one, name) for name in ("recipient", "purpose", "legal_basis", "is_sample")}
        days = {"valid_from": one.begins.isoformat(), "valid_until": one.until.isoformat()}
        return {**told, **days, "fields": ", ".join(one.tables[table]), "state": one.state(self.today)}

    def states(self) -> dict[str, str]:
        """Return for each agency the tables that may not be shared today, or ``alive``: a change is a new edition."""
        return {
            f"agreements/{agency}": ", ".join(t for t in contract.tables if not self.allows(agency, t)) or "alive"
            for agency, contract in self.contracts.items()
        }
