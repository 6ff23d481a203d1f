"""Erasure: one person taken out of landing, quarantine, warehouse and logs, and kept out (UU 27/2022, article 43).

The tombstones come first: from then on every validation leaves the person out, so a crash, or a delivery that arrives
meanwhile, brings nobody back, and doing all of it again finishes it. What stays is what the agencies themselves hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from simpul import receipts, workshop
from simpul.confined import child
from simpul.contract import load_contracts
from simpul.errors import PromiseBroken
from simpul.people import correction, deletions, suppression, tombstones, vault_access
from simpul.people.erased_rows import hits
from simpul.people.marks import tombstones_of
from simpul.people.person import Person, known, roles_of
from simpul.people.presence import holds
from simpul.people.redaction import Redaction
from simpul.people.suppression import NOTE
from simpul.publishing.fingerprints import file_hash
from simpul.raw import quoted
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.world import World

APART = frozenset({"landing", "nation", "editions", "keys", "vault", "decisions"})
"""Folders that are no logs: handled by themselves, signed, or not ours."""
KEPT_BY_OWNER = ("warehouse.duckdb", "warehouse.lock")


def bury(settings: Settings, world: World, number: str) -> Person:
    """Find everything that is one person's by a NIP or NIK, and write the tombstones; return the person."""
    person = Person({number})
    if settings.warehouse.exists():
        vault_access.record(settings, world, "erasure of one person")
        with workshop.open(settings) as connection, workshop.guard(str(settings.warehouse)):
            person = known(connection, settings, number)
    person.numbers |= correction.earlier_numbers(settings, world, person.numbers)
    tombstones.bury(settings, world, tombstones_of(settings, world, person))
    correction.drop(settings, world, person.numbers)
    return person


def suspects(settings: Settings, world: World) -> list[Receipt]:
    """Return the deliveries in whose sieved rows somebody with a tombstone stands; validating takes them out."""
    roles = roles_of(settings)
    found = []
    for receipt in receipts.all(settings):
        one, sieved = roles.get((receipt.agency, receipt.table)), _folder(settings, receipt) / "sieved.parquet"
        if one and sieved.exists() and hits(settings, world, one, sieved):
            found.append(receipt)
    return found


def sweep(settings: Settings, world: World, person: Person) -> Iterator[Receipt]:
    """Take the person out of payloads that were never sieved, and numbers out of columns that no contract names.

    Yields the deliveries whose sieved rows no longer say what the payload says.
    """
    for receipt in receipts.all(settings):
        payload = receipts.payload(settings, receipt)
        is_sieved = (_folder(settings, receipt) / "sieved.parquet").exists()
        if payload.exists() and _is_swept(settings, world, receipt, person, not is_sieved) and is_sieved:
            yield receipt


def reopened(settings: Settings, world: World, before: Receipt, judged: Receipt) -> Receipt:
    """Return the receipt of a delivery that was validated again: a superseded one stays superseded."""
    if before.state != "superseded" or judged.state != "validated":
        return judged
    good = judged.rows_landed - judged.rows_quarantined
    closed = {"state": before.state, "reason": before.reason, "rows_loaded": good}
    return receipts.write(settings, world, judged.model_copy(update=closed))


def clear(settings: Settings) -> None:
    """Empty what the models keep in schema vault: they fill it again from rows that no longer hold the person."""
    tables = "select table_name from duckdb_tables() where schema_name = 'vault' and starts_with(table_name, 'int_')"
    with workshop.open(settings) as connection, workshop.guard(str(settings.warehouse)):
        for (name,) in connection.execute(tables).fetchall():
            connection.execute(f"delete from vault.{quoted(name)}")
        connection.execute("checkpoint")


def scrub(settings: Settings, world: World, person: Person) -> list[str]:
    """Overwrite the person's numbers in logs and other texts below the data folder, and remove half pulls.

    Returns what it touched, as paths below the data folder.
    """
    touched = []
    for agency, table in roles_of(settings):
        scratch = receipts.folder(settings, agency, table) / ".scratch"
        if scratch.exists():
            world.disk.remove(scratch)
            touched.append(_below(settings, scratch))
    texts = [number.encode() for number in sorted(person.numbers)]
    for path in _loose(settings):
        with suppress(OSError):  # a log that was rotated away meanwhile holds nothing any more
            content = path.read_bytes()
            if any(text in content for text in texts):
                for text in texts:
                    content = content.replace(text, b"*" * len(text))
                world.disk.write_new(path, content)
                touched.append(_below(settings, path))
    return touched


def _is_swept(settings: Settings, world: World, receipt: Receipt, person: Person, is_unsieved: bool) -> bool:
    """Take the person out of one payload; say whether anything was."""
    table = load_contracts(settings.promises)[receipt.agency].tables.get(receipt.table)
    landing = next((one for one in table.landing if one.holds(receipt.part)), None) if table else None
    if table is None or landing is None:
        return False
    payload = receipts.payload(settings, receipt)
    is_private = (receipt.agency, receipt.table) in roles_of(settings)
    order = Redaction(payload, payload, landing, table, numbers=tuple(sorted(person.numbers)),
                      named=person.named if is_private else (), is_unsieved=is_unsieved)  # fmt: skip
    try:
        is_held = child.call(settings, holds, order, where=receipt.file)
        if not is_held and not (is_unsieved and is_private):
            return False
        kept = suppression.rewrite(settings, world, order, is_sure=is_held)
    except PromiseBroken:
        if not is_private:
            return False
        kept = "nothing: it could not be read"
        deletions.record(settings, world, suppression.taken(settings, payload, file_hash(payload).sha256))
        world.disk.remove(payload)
    if kept:
        receipts.claim(settings, world, receipt, notes=suppression.receipts_note(receipt, NOTE + kept))
    return bool(kept)


def _loose(settings: Settings) -> list[Path]:
    """Return the files below the data folder that are neither data of ours nor other people's."""
    tops = [path for path in settings.data.iterdir() if path.name not in APART and path.name not in KEPT_BY_OWNER]
    files = [each for top in tops for each in (top.rglob("*") if top.is_dir() else [top])]
    return sorted(path for path in files if path.is_file() and not path.is_symlink() and path.suffix != ".parquet")


def _folder(settings: Settings, receipt: Receipt) -> Path:
    return receipts.folder(settings, receipt.agency, receipt.table, receipt.delivery_id)


def _below(settings: Settings, path: Path) -> str:
    return path.relative_to(settings.data).as_posix()
