"""Load: the good rows of a delivery replace exactly their table, period and part in schemas raw and vault.

The receipts say what should stand there and the warehouse is made to follow: a crash between a commit and its
receipt, or a warehouse that was removed, heals at the next load from what *validate* left beside the payload.
"""

from __future__ import annotations

from contextlib import suppress

import duckdb
from duckdb import DuckDBPyConnection

from simpul import raw, receipts, workshop
from simpul.contract import load_contracts
from simpul.errors import LoadFailed, SimpulError, Unsieved
from simpul.landing import overlap
from simpul.people import rotation, vault
from simpul.raw import ledger
from simpul.raw import rows as raw_rows
from simpul.raw.shapes import Shapes, shapes_of
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.vocabulary import load_vocabulary
from simpul.world import World


def load(settings: Settings, world: World, deliveries: list[Receipt]) -> list[Receipt]:
    """Bring validated deliveries into the warehouse and return their receipts as they stand then.

    Where one fails the others go on, and the first failure is raised at the end. An empty list is worth a call: it
    heals what a crash left.

    Raises:
        LoadFailed: the warehouse or a sieved file cannot be used, or another attempt took a delivery over.
        ContractInvalid: two words would have one column.
    """
    failures: list[SimpulError] = []
    rotation.settle(settings, world)
    with workshop.open(settings) as connection, workshop.guard(str(settings.warehouse)):
        shapes = _prepared(connection, settings, world)
        ledger.forget(connection, settings)
        for receipt in _waiting(connection, settings, deliveries, shapes):
            try:
                _load_one(connection, settings, world, receipt, shapes)
            except SimpulError as error:
                failures.append(error)
        ledger.refresh(connection, settings)
    if failures:
        raise failures[0]
    return [receipts.read(settings, one.agency, one.table, one.delivery_id) for one in deliveries]


def _prepared(connection: DuckDBPyConnection, settings: Settings, world: World) -> Shapes:
    """Make the tables of raw and vault as the contracts stand now, and say by agency and table how they are filled."""
    contracts, vocabulary = load_contracts(settings.promises), load_vocabulary(settings.promises)
    ledger.prepare(connection)
    raw.prepare(connection, contracts, vocabulary)
    vault.prepare(connection, contracts, vocabulary)
    return shapes_of(settings, world)


def _waiting(
    connection: DuckDBPyConnection, settings: Settings, deliveries: list[Receipt], shapes: Shapes
) -> list[Receipt]:
    """Return, oldest first, what is to be loaded.

    That is the validated ones asked for, and loaded ones that raw has lost or keeps under another protection.
    """
    asked = {one.delivery_id for one in deliveries}
    present = {
        delivery
        for delivery, (agency, table, protection) in ledger.standing(connection).items()
        if (agency, table) not in shapes or shapes[agency, table].protection == protection
    }
    return [
        one
        for one in receipts.all(settings)
        if (one.agency, one.table) in shapes
        and (
            (one.state == "validated" and one.delivery_id in asked)
            or (one.state == "loaded" and one.delivery_id not in present)
        )
    ]


def _load_one(
    connection: DuckDBPyConnection, settings: Settings, world: World, waiting: Receipt, shapes: Shapes
) -> None:
    """Claim, replace and commit one delivery; then its older ones are superseded, and last it is loaded."""
    receipt = receipts.claim(settings, world, waiting)
    older, newer = _rivals(settings, receipt)
    good = receipt.rows_landed - receipt.rows_quarantined
    if newer:
        reason = f"{newer[-1].file} is newer"
        _settle(settings, world, receipt, state="superseded", rows_loaded=good, reason=reason)
        return
    with workshop.guard(f"{receipt.agency}.{receipt.table} {receipt.file}"):
        try:
            _replace(connection, settings, receipt, [one.delivery_id for one in older], shapes)
        except Unsieved:
            _settle(settings, world, receipt, state="landed", rows_loaded=0)
            raise
    for one in older:
        _settle(settings, world, one, state="superseded", reason=f"replaced by {receipt.file}")
    now = world.now().isoformat()
    _settle(settings, world, receipt, state="loaded", rows_loaded=good, loaded_at=receipt.loaded_at or now)


def _replace(
    connection: DuckDBPyConnection, settings: Settings, receipt: Receipt, older: list[str], shapes: Shapes
) -> None:
    """Replace a delivery's partition in one transaction; only who still holds the delivery commits."""
    shape = shapes[receipt.agency, receipt.table]
    connection.begin()
    try:
        raw_rows.replace(connection, settings, receipt, shape)
        ledger.stand(connection, receipt, older, shape.protection)
        held = receipts.read(settings, receipt.agency, receipt.table, receipt.delivery_id)
        if held.attempt != receipt.attempt:
            raise LoadFailed(
                "another attempt took this delivery over", where=receipt.file, todo="nothing: it goes on there"
            )
        connection.commit()
    except BaseException:
        with suppress(duckdb.Error):  # a commit that failed has rolled back already
            connection.rollback()
        raise


def _rivals(settings: Settings, receipt: Receipt) -> tuple[list[Receipt], list[Receipt]]:
    """Return the loaded deliveries of the same table, period and part that are older, and those that are newer."""
    table = [one for one in receipts.all(settings, receipt.agency, receipt.table) if one.period == receipt.period]
    rivals = [one for one in table if overlap(one.part, receipt.part) and one.delivery_id != receipt.delivery_id]
    loaded = [one for one in rivals if one.state == "loaded"]
    older = [one for one in loaded if one.sequence < receipt.sequence]
    return older, [one for one in loaded if one not in older]


def _settle(settings: Settings, world: World, receipt: Receipt, **changes: object) -> None:
    receipts.write(settings, world, receipt.model_copy(update=changes))
