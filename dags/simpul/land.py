"""Land: the bytes as they came, immutable, and a receipt. Nothing is interpreted here.

Each source offers what is new, in an order that counts. A copy is whole and durable before it gets its name, and the
receipt comes last: what a crash left half done has none, and the next run removes it. A source that is out of reach
makes its own tables stale, and the others go on.
"""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock

from simpul import receipts
from simpul.connectors import Offer, Position, Sink, Source, guard_size
from simpul.connectors.sources import Sources
from simpul.contract import load_contract
from simpul.deliveries.arrivals import Arrivals, waiting
from simpul.errors import ContractInvalid, LoadFailed, NotDelivered, PromiseBroken
from simpul.landing import Landing
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.world import World

Plan = list[tuple[Source, tuple[Landing, ...]]]


def land(
    settings: Settings, world: World, agency: str, table: str | None = None, is_full: bool = False
) -> list[Receipt]:
    """Take in what an agency has for us and return every delivery that waits for the next verb, by table, oldest first.

    A full landing compares with nothing that is known: everything that the sources still have is fetched again.

    Raises:
        NotDelivered: a source cannot be reached; its tables that had deliveries are marked stale, the others landed.
        LoadFailed: the landing cannot be written.
        ContractInvalid: the agency promised no such table, or names a connection that does not fit.
    """
    contract = load_contract(settings.promises, agency)
    if table is not None and table not in contract.tables:
        raise ContractInvalid(f"{agency} promised no table {table}", todo=f"take one of {', '.join(contract.tables)}")
    unreached = []
    try:
        with Sources(settings, world, contract) as sources:
            plans = {name: list(sources.of(name)) for name in ([table] if table else contract.tables)}
            for name, plan in plans.items():
                place = receipts.folder(settings, agency, name)
                world.disk.make_folder(place)
                with FileLock(place / ".landing.lock", fallback_to_soft=False):
                    receipts.sweep(settings, world, agency, name)
                    unreached += _land_table(Arrivals(settings, world, contract, name), plan, is_full)
    except OSError as error:
        what, todo = f"the landing cannot be written ({error.strerror})", "free or repair the disk, then run again"
        raise LoadFailed(what, where=str(error.filename or settings.landing), todo=todo) from error
    if unreached:
        raise unreached[0]
    return waiting(settings, agency, table)


def _land_table(arrivals: Arrivals, plan: Plan, is_full: bool) -> list[NotDelivered]:
    """Take what each source offers; return the refusals of those that could not be reached."""
    unreached = []
    for source, landings in plan:
        try:
            for offer in source.offers(arrivals.ask(landings, is_full)):
                _land_offer(arrivals, offer)
        except NotDelivered as error:
            unreached.append(error)
    if unreached:
        arrivals.mark_stale(str(unreached[0]))
    else:
        arrivals.mark_reached()
    return unreached


def _land_offer(arrivals: Arrivals, offer: Offer) -> None:
    """Fetch one delivery and say what it is: new, known, refused, or better left for the next run."""
    place = receipts.folder(arrivals.settings, arrivals.contract.agency, arrivals.table)
    temporary = place / f".tmp-{arrivals.world.token()}"
    most = arrivals.settings.max_payload
    try:
        guard_size(offer.name, offer.size, most)
        with temporary.open("xb") as file:
            sink = Sink(file, offer.name, most)
            position = offer.fetch(sink)
            file.flush()
            os.fchmod(file.fileno(), 0o444)
            os.fsync(file.fileno())
        if position is not None:
            arrivals.relent(offer)
            _settle(arrivals, offer, position, sink, temporary)
            offer.done()
    except PromiseBroken as error:
        arrivals.refuse(offer, str(error))
    finally:
        arrivals.world.disk.remove(temporary)


def _settle(arrivals: Arrivals, offer: Offer, position: Position, sink: Sink, temporary: Path) -> None:
    earlier = arrivals.known.get(arrivals.identity(offer, sink.sha256))
    if earlier:
        place = receipts.payload(arrivals.settings, earlier)
        if earlier.state == "superseded" and not place.exists():  # retention took it, and now it is brought back
            arrivals.world.disk.name_once(temporary, place)
        arrivals.again(earlier, offer, position)
        return
    receipt = arrivals.draft(offer, sha256=sink.sha256, bytes=sink.size, position=position)
    path = receipts.payload(arrivals.settings, receipt)
    arrivals.world.disk.make_folder(path.parent)
    if not arrivals.world.disk.name_once(temporary, path):
        raise LoadFailed("a payload without a receipt is in the way", where=str(path), todo="remove its folder")
    arrivals.write(receipt)
