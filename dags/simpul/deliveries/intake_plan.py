"""What a contract means for its intake: how often to look, and what the steward reads beside the DAG."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from simpul.contract import Contract
from simpul.errors import ContractInvalid, NotDelivered, PromiseBroken
from simpul.landing import Landing
from simpul.people.tokens import CONNECTION
from simpul.receipts import Receipt
from simpul.table import Table

log = logging.getLogger(__name__)
WAITING_HEALS_NOTHING = (PromiseBroken, ContractInvalid)
"""What is not tried again; everything else, ``NotDelivered`` first of all, is, with growing pauses."""

NEVER_BEFORE = timedelta(0)
"""How far back a new DAG's first tick may lie: ``False`` would mean up to a tenth of the pause between two ticks."""
FULL = "full_refresh"
"""The parameter of a run that has everything fetched again."""
PARAMS = {FULL: False}
DROP, SECOND = "simpul_drop", "second_connection"
"""The connection of a drop beyond this machine, and what names one in a connection's extra."""
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


def credentials(contract: Contract, get: Callable[[str], Any], unknown: type[Exception]) -> dict[str, str]:
    """Return the variables that lend a contract's landings their connections; one that is not known is left out.

    Args:
        contract: whose landings name them.
        get: gives an Airflow Connection by its name.
        unknown: what it raises where there is none.
    """
    return _lent([*contract.connections, DROP], get, unknown)


def secret(get: Callable[[str], Any], unknown: type[Exception]) -> dict[str, str]:
    """Return the variable that lends the Connection whose password is the secret of the tokens, if there is one."""
    return _lent([CONNECTION], get, unknown)


def _lent(names: list[str], get: Callable[[str], Any], unknown: type[Exception]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        try:
            told = get(name)
        except unknown:
            continue
        second = told.extra_dejson.get(SECOND)
        names += [second] if second and second not in names else []
        found[f"AIRFLOW_CONN_{name.upper()}"] = told.as_json()
    return found


def reached(land: Callable[[], list[Receipt]], waiting: Callable[[], list[Receipt]]) -> list[Receipt]:
    """Land, and where one source is out of reach go on with what waits of the others.

    Raises:
        NotDelivered: nothing waits.
    """
    try:
        return land()
    except NotDelivered as error:
        if not (found := waiting()):
            raise
        log.warning("%s", error)
        return found


def cron(contract: Contract) -> str:
    """Return the cron expression of the contract's tightest cadence."""
    due = {table.cadence.every for table in contract.tables.values()}
    return next(expression for cadence, expression in LOOKS.items() if cadence in due)


def about(contract: Contract) -> dict[str, Any]:
    """Return what else an intake's DAG is: its document, tags and parameters, one run at a time."""
    return {"doc_md": doc(contract), "tags": ["intake", contract.purpose], "params": PARAMS, "max_active_runs": 1}


def doc(contract: Contract) -> str:
    """Return what a person needs beside the DAG, in Markdown: who, what, how often, and what to do."""
    rows = "\n".join(_row(name, table) for name, table in contract.tables.items())
    return DOC.format(contract=contract, rows=rows)


def _row(name: str, table: Table) -> str:
    found = "; ".join(_found(landing) for landing in table.landing)
    late = f"{table.cadence.every}, late after {table.cadence.late_after_days} days"
    return f"| `{name}` | {table.description} | {late} | {found} |"


def _found(landing: Landing) -> str:
    """Return where a landing looks: at its source, and below the drop where there is no connection."""
    globs = ", ".join(f"`{glob}`" for glob in landing.match)
    told = getattr(landing, "path", "") or getattr(landing, "table", "") or getattr(landing, "dataset", "")
    return ", ".join(part for part in (f"{landing.connector} `{told}`" if told else "", globs) if part)


DOC = """\
### {contract.name}

*Steward*: {contract.steward.unit}, {contract.steward.email}. *Purpose*: {contract.purpose}.
*Legal basis*: {contract.legal_basis}. The promise itself: `expectations/agencies/{contract.agency}.yml`.

| table | rows | due | found as |
|---|---|---|---|
{rows}

**land** takes in what is new, from the source where Airflow has a Connection of the agency's name (else from the drop),
and leaves a receipt for each · **validate** holds each against the contract; broken rows
and deliveries go to quarantine with their reason, the others go on · **load** replaces exactly the delivered periods
in the warehouse and tells `warehouse_edition`.

**When it fails**
* `NotDelivered`: the source is out of reach. It is tried again with growing pauses; then write to the steward.
* A delivery is `refused` or `needs_decision` (the DAG goes on without it): `simpul status` says which row or column
  and who acts. A drift that is right is taken into the contract by `simpul accept <delivery>`.
* `ContractInvalid`: correct the contract or the Connection; the message names it.
* Something is missing that the source has: trigger the DAG with `full_refresh`; known bytes are recognised.
* `LoadFailed` or anything else is ours: the task's log, then CONTRIBUTING.md.
"""
