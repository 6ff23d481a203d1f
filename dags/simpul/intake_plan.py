"""What a contract means for its intake: how often to look, and what the steward reads beside the DAG."""

from __future__ import annotations

from simpul.contract import Contract
from simpul.errors import ContractInvalid, PromiseBroken
from simpul.table import Table

WAITING_HEALS_NOTHING = (PromiseBroken, ContractInvalid)
"""What is not tried again; everything else, ``NotDelivered`` first of all, is, with growing pauses."""

LOOKS = {
    "day": "0 * * * *",
    "week": "0 */6 * * *",
    "month": "0 1 * * *",
    "quarter": "0 1 * * *",
    "half-year": "0 1 * * 1",
    "year": "0 1 * * 1",
    "once": "0 1 1 * *",
}
"""Cadence → cron: looks are more frequent than deliveries, so that one waits a small part of its cadence at most.

The order is from the tightest cadence to the loosest.
"""


def cron(contract: Contract) -> str:
    """Return the cron expression of the contract's tightest cadence."""
    due = {table.cadence.every for table in contract.tables.values()}
    return next(expression for cadence, expression in LOOKS.items() if cadence in due)


def doc(contract: Contract) -> str:
    """Return what a person needs beside the DAG, in Markdown: who, what, how often, and what to do."""
    rows = "\n".join(_row(name, table) for name, table in contract.tables.items())
    return DOC.format(contract=contract, rows=rows)


def _row(name: str, table: Table) -> str:
    globs = ", ".join(f"`{glob}`" for landing in table.landing for glob in landing.match)
    late = f"{table.cadence.every}, late after {table.cadence.late_after_days} days"
    return f"| `{name}` | {table.description} | {late} | {globs} |"


DOC = """\
### {contract.name}

*Steward*: {contract.steward.unit}, {contract.steward.email}. *Purpose*: {contract.purpose}.
*Legal basis*: {contract.legal_basis}. The promise itself: `expectations/agencies/{contract.agency}.yml`.

| table | rows | due | found as |
|---|---|---|---|
{rows}

**land** copies new files and leaves a receipt for each · **validate** holds each against the contract; broken rows
and deliveries go to quarantine with their reason, the others go on · **load** replaces exactly the delivered periods
in the warehouse and tells `warehouse_edition`.

**When it fails**
* `NotDelivered`: the drop is out of reach. It is tried again with growing pauses; then write to the steward.
* A delivery is `refused` or `needs_decision` (the DAG goes on without it): `simpul status` says which row or column
  and who acts. A drift that is right is taken into the contract by `simpul accept <delivery>`.
* `ContractInvalid`: correct the contract; the message names file and line.
* `LoadFailed` or anything else is ours: the task's log, then CONTRIBUTING.md.
"""
