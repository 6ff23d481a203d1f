"""What a run has to tell, in words: of deliveries, audits and editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simpul.audit import Outcome
    from simpul.publish import Published
    from simpul.receipts import Receipt


def told_of_landing(landed: list[Receipt]) -> str:
    """Say how many deliveries wait to be validated and how big they are."""
    if not landed:
        return "nothing new"
    return f"{len(landed)} deliveries, {sum(receipt.bytes for receipt in landed) / 1e6:,.1f} MB"


def told_of_states(receipts: list[Receipt]) -> str:
    """Say how many deliveries ended how, and their rows."""
    states = Counter(receipt.state for receipt in receipts)
    rows = sum(receipt.rows_landed for receipt in receipts)
    kept_out = sum(receipt.rows_quarantined for receipt in receipts)
    ended = ", ".join(f"{count} {state}" for state, count in sorted(states.items()))
    return f"{ended}; {rows:,} rows, {kept_out:,} quarantined"


def told_of_audit(outcomes: list[Outcome]) -> str:
    """Say how many promises were held."""
    return f"{sum(outcome.passed for outcome in outcomes)} of {len(outcomes)} promises held"


def told_of_edition(published: Published) -> str:
    """Say which edition stands now."""
    return f"{published.edition_id} {'is current' if published.is_new else 'stands: nothing changed'}"


def told_of_troubles(receipts: list[Receipt]) -> Iterator[tuple[str, str]]:
    """Give state and reason of what did not simply load; a table with broken rows in many deliveries has one line."""
    broken = [one for one in receipts if one.state == "loaded" and one.rows_quarantined]
    tables = Counter((one.agency, one.table) for one in broken)
    for receipt in receipts:
        is_told_alone = receipt in broken and tables[receipt.agency, receipt.table] == 1
        if is_told_alone or receipt.state not in {"loaded", "unchanged", "superseded"}:
            yield receipt.state, receipt.reason
    for (agency, table), number in tables.items():
        if number > 1:
            rows = sum(one.rows_quarantined for one in broken if (one.agency, one.table) == (agency, table))
            told = f"{agency}.{table}: {rows:,} rows of {number} deliveries are in quarantine · why: simpul status"
            yield "loaded", told
