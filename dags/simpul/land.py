"""Land: the bytes as they came, immutable, and a receipt. Nothing is interpreted here.

A file whose name, size and time stand in a receipt is not read again. The copy is whole and durable before it gets
its name, and the receipt comes last: what a crash left half done has none, and the next run removes it.
"""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

from filelock import FileLock

from simpul import receipts
from simpul.arrivals import WAITING, Arrivals
from simpul.connectors import Found, drop
from simpul.contract import load_contract
from simpul.errors import ContractInvalid, LoadFailed, NotDelivered
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.table import Landing
from simpul.world import World

log = logging.getLogger(__name__)


def land(settings: Settings, world: World, agency: str, table: str | None = None) -> list[Receipt]:
    """Copy what an agency delivered and return every delivery that waits for the next verb, oldest first.

    Raises:
        NotDelivered: the drop cannot be reached; tables that had deliveries are marked stale.
        LoadFailed: the landing cannot be written.
        ContractInvalid: the agency promised no such table.
    """
    contract = load_contract(settings.promises, agency)
    if table is not None and table not in contract.tables:
        raise ContractInvalid(f"{agency} promised no table {table}", todo=f"take one of {', '.join(contract.tables)}")
    tables = [table] if table else list(contract.tables)
    files, unreached = _listing(settings)
    try:
        for name in tables:
            place = receipts.folder(settings, agency, name)
            world.disk.make_folder(place)
            with FileLock(place / ".landing.lock", fallback_to_soft=False):
                receipts.sweep(settings, world, agency, name)
                _land_table(Arrivals(settings, world, contract, name), files, unreached)
    except OSError as error:
        what, todo = f"the landing cannot be written ({error.strerror})", "free or repair the disk, then run again"
        raise LoadFailed(what, where=str(error.filename or settings.landing), todo=todo) from error
    if unreached:
        raise unreached
    return [one for name in tables for one in receipts.all(settings, agency, name) if one.state in WAITING]


def _listing(settings: Settings) -> tuple[list[Found], NotDelivered | None]:
    try:
        return drop.listing(settings), None
    except NotDelivered as error:
        return [], error


def _land_table(arrivals: Arrivals, files: list[Found], unreached: NotDelivered | None) -> None:
    if unreached:
        arrivals.mark_stale(str(unreached))
        return
    arrivals.mark_reached()
    landings = arrivals.contract.tables[arrivals.table].landing
    for file in files:
        landing = next((one for one in landings if drop.claims(one, file.name)), None)
        if landing and not arrivals.is_seen(file, landing):
            _land_file(arrivals, file, landing)


def _land_file(arrivals: Arrivals, file: Found, landing: Landing) -> None:
    """Copy one file and say what it is: new, known, refused, or not yet finished by its sender."""
    settings, disk = arrivals.settings, arrivals.world.disk
    if file.size > settings.max_payload:
        limit = f"{file.size:,} bytes are more than {settings.max_payload:,}"
        arrivals.refuse(file, landing, f"{limit} · {file.name} · deliver it in parts, or raise SIMPUL_MAX_PAYLOAD")
        return
    place = receipts.folder(settings, arrivals.contract.agency, arrivals.table)
    temporary = place / f".tmp-{arrivals.world.token()}"
    try:
        sha256 = _copy(file, temporary)
        if sha256 and file.is_still:
            arrivals.relent(file, landing)
            _settle(arrivals, file, landing, temporary, sha256)
        else:
            log.warning("%s is still being written: left for the next run", file.name)
    except NotDelivered as error:
        if file.look():
            arrivals.refuse(file, landing, str(error))
        else:
            log.warning("%s was withdrawn before it could be read", file.name)
    finally:
        disk.remove(temporary)


def _copy(file: Found, temporary: Path) -> str:
    """Copy, hash and fsync in one pass; return the sha256, or nothing if the size is not what was listed."""
    digest, size = hashlib.sha256(), 0
    with temporary.open("xb") as target:
        for chunk in file.chunks():
            size += len(chunk)
            if size > file.size:
                return ""
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        os.fchmod(target.fileno(), 0o444)
        os.fsync(target.fileno())
    return digest.hexdigest() if size == file.size else ""


def _settle(arrivals: Arrivals, file: Found, landing: Landing, temporary: Path, sha256: str) -> None:
    earlier = arrivals.known.get(arrivals.identity(file, landing, sha256))
    if earlier:
        arrivals.again(earlier, file, landing)
        return
    receipt = arrivals.draft(file, landing, sha256)
    path = receipts.payload(arrivals.settings, receipt)
    arrivals.world.disk.make_folder(path.parent)
    if not arrivals.world.disk.name_once(temporary, path):
        raise LoadFailed("a payload without a receipt is in the way", where=str(path), todo="remove its folder")
    arrivals.write(receipt)
