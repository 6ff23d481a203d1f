"""Validate: typed rows out of raw bytes; broken rows and broken deliveries to quarantine, each with its reason.

A confined process reads and sieves; Great Expectations gives the second opinion here, and both must count the same.
The receipt comes last: a crash before it leaves the delivery as it was, and the next run validates it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from simpul import promises, receipts
from simpul.confined import child
from simpul.confined.examination import Finding, Order, examine
from simpul.contract import Contract, load_contract
from simpul.deliveries.verdicts import Verdict, decide
from simpul.errors import LoadFailed, PromiseBroken
from simpul.people import suppression
from simpul.promises import Outcome, Target
from simpul.receipts import Receipt
from simpul.rows.results import Results, keep, places
from simpul.settings import Settings
from simpul.vocabulary import load_vocabulary
from simpul.world import Disk, World

OURS = "tell the maintainers; the delivery is not to blame"
SMALL = 50_000_000
"""Bytes of a payload that may be validated beside another one without both running out of memory."""


def validate_each(settings: Settings, world: World, landed: Sequence[Receipt]) -> Iterator[Receipt]:
    """Give the receipt of each delivery as ``validate`` does; one that is validated already is given as it is.

    Small ones go side by side, for while one is read by its confined process another is judged here.
    """
    one = partial(validate, settings, world)
    fresh = [receipt for receipt in landed if receipt.state != "validated"]
    with ThreadPoolExecutor(settings.threads) as pool:
        yield from pool.map(one, [receipt for receipt in fresh if receipt.bytes <= SMALL])
    yield from map(one, [receipt for receipt in fresh if receipt.bytes > SMALL])
    yield from [receipt for receipt in landed if receipt.state == "validated"]


def validate(settings: Settings, world: World, receipt: Receipt) -> Receipt:
    """Validate one landed delivery and return its receipt.

    The state is ``validated``, ``needs_decision``, ``refused`` or, where our machinery broke, ``failed``; a bad
    delivery raises nothing.

    Raises:
        LoadFailed: another attempt took the delivery over.
    """
    promises.warm()
    contract = load_contract(settings.promises, receipt.agency)
    taken = receipts.claim(settings, world, receipt, contract_version=contract.version)
    order = _order(settings, world.disk, contract, taken)
    finding, verdict = None, Verdict("failed")
    try:
        finding, taken = _examined(settings, world, order, taken)
        if taken.bytes > SMALL:
            child.dismiss()  # what it still holds is wanted here
        outcomes = _second_opinion(settings, finding, order)
        verdict = decide(contract, taken, finding)
        keep(settings, world.disk, taken, order, Results(finding, outcomes, verdict))
    except PromiseBroken as error:
        told = str(error).replace(order.payload.name, order.file)
        verdict = Verdict("refused", f"{order.where}: {told} · tell {contract.steward.email}")
    except (LoadFailed, duckdb.Error, OSError) as error:
        what = type(error).__name__ if isinstance(error, duckdb.Error) else str(error)  # DuckDB quotes values of rows
        finding, verdict = None, Verdict("failed", f"{order.where}: {what} · {OURS}")
    finally:
        for leftover in (order.sieved, order.rows, Path(f"{order.sieved}.spill")):
            world.disk.remove(leftover)
    return receipts.write(settings, world, _signed(world, taken, finding, verdict))


def _examined(settings: Settings, world: World, order: Order, receipt: Receipt) -> tuple[Finding, Receipt]:
    """Let the confined process examine a payload, again where somebody had to be left out who is to be forgotten."""
    where = f"{order.where} {receipt.file}"
    finding = child.call(settings, examine, order, where=where)
    erased = suppression.suppress(settings, world, order)
    if not erased:
        return finding, receipt
    world.disk.remove(order.rows)
    noted = receipt.model_copy(update={"notes": suppression.receipts_note(receipt, erased)})
    return child.call(settings, examine, order, where=where), noted


def _order(settings: Settings, disk: Disk, contract: Contract, receipt: Receipt) -> Order:
    """Say what the confined process examines; its results get names of this attempt, beside their final ones."""
    table = contract.tables[receipt.table]
    place, apart = places(settings, receipt)
    disk.make_folder(apart)
    for leftover in (*place.glob(".sieved-*"), *apart.glob(".rows-*")):
        disk.remove(leftover)
    return Order(
        where=f"{receipt.agency}.{receipt.table}",
        payload=receipts.payload(settings, receipt),
        file=Path(receipt.file).name,
        landing=next(landing for landing in table.landing if landing.holds(receipt.part)),
        table_name=receipt.table,
        table=table,
        words=load_vocabulary(settings.promises),
        delivery_id=receipt.delivery_id,
        sieved=place / f".sieved-{receipt.attempt}",
        rows=apart / f".rows-{receipt.attempt}",
        memory_limit=settings.memory_limit,
        threads=settings.threads,
    )


def _second_opinion(settings: Settings, finding: Finding, order: Order) -> list[Outcome]:
    """Let Great Expectations judge the sieved rows.

    Raises:
        LoadFailed: a check did not run, or counts otherwise than the sieve.
    """
    if not finding.promised or not finding.counts.landed:
        return []
    target = Target(order.sieved, query=finding.judged, copies=finding.copies)
    outcomes = promises.judge(finding.promised, target, memory_limit=settings.memory_limit, threads=settings.threads)
    counted = finding.counts.by_rule
    apart = [
        f"{one.check_id} ({one.rows_failed} ≠ {counted[one.check_id]})"
        for one in outcomes
        if one.rows_failed != counted[one.check_id]
    ]
    if apart:
        what = f"Great Expectations and the sieve count apart: {', '.join(apart)}"
        raise LoadFailed(what, where=order.where, todo=OURS)
    return outcomes


def _signed(world: World, receipt: Receipt, finding: Finding | None, verdict: Verdict) -> Receipt:
    changes: dict[str, Any] = {"state": verdict.state, "reason": verdict.reason, "rows_loaded": 0}
    changes |= {"rows_landed": 0, "rows_quarantined": 0, "validated_at": world.now().isoformat()}
    if finding:
        known = [note for note in receipt.notes if note not in finding.notes]
        changes |= {"period": finding.period, "sheet": finding.place, "notes": [*known, *finding.notes]}
        changes |= {"drift": [asdict(item) for item in finding.items]}
        changes |= {"rows_landed": finding.counts.landed, "rows_quarantined": verdict.rows_quarantined}
    return receipt.model_copy(update=changes)
