"""Who was erased is left out of what is delivered again: sieved rows are held against the tombstones.

The secret stays here; the confined process that rewrites the payload is told places only.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from simpul.confined import child
from simpul.confined.examination import Order
from simpul.people import deletions, tombstones
from simpul.people.deletions import Deletion
from simpul.people.erased_rows import hits
from simpul.people.redaction import Redaction, redact
from simpul.people.tombstones import Roles
from simpul.publishing.fingerprints import file_hash
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.world import World

WHY = "erasure of one person, UU 27/2022 articles 8 and 43"
NOTE = "erased: rows about people who are to be forgotten were taken out; the payload kept here is sha256 "


def suppress(settings: Settings, world: World, order: Order) -> str:
    """Take everybody who has a tombstone out of an examined payload; return the receipt's note, or "".

    Where there is a note, the payload is another one: examine it again.

    Raises:
        PromiseBroken, LoadFailed: the payload cannot be written anew.
    """
    roles = Roles(order.where, order.table, order.words)
    if not roles.private or not order.sieved.exists() or not tombstones.standing(settings):
        return ""
    found = hits(settings, world, roles, order.sieved)
    if not found:
        return ""
    emptied = {word: tuple(rows) for word, rows in found.emptied.items()}
    order_of = Redaction(order.payload, order.payload, order.landing, order.table, tuple(found.dropped), emptied)
    return NOTE + rewrite(settings, world, order_of)


def rewrite(settings: Settings, world: World, order: Redaction, is_sure: bool = True) -> str:
    """Put the copy that the confined process makes in the payload's place, in one step; return its sha256.

    Where one is not sure that there is anything to take out, and nothing is, the payload stays; then it returns "".
    """
    for leftover in order.payload.parent.glob(".tmp-*"):
        world.disk.remove(leftover)
    out = order.payload.with_name(f".tmp-{world.token()}{order.payload.suffix}")
    before = file_hash(order.payload).sha256
    fitted = replace(order, out=out, memory_limit=settings.memory_limit, threads=settings.threads)
    try:
        dropped = child.call(settings, redact, fitted, where=order.payload.name)
        if not (is_sure or dropped):
            return ""
        world.disk.set_mode(out, 0o444)
        out.replace(order.payload)
        world.disk.sync_folder(order.payload.parent)
        deletions.record(settings, world, taken(settings, order.payload, before))
    finally:
        world.disk.remove(out)
        world.disk.remove(Path(f"{out}.spill"))
    return file_hash(order.payload).sha256


def taken(settings: Settings, payload: Path, sha256: str) -> Deletion:
    """Return the deletion log's line for a payload of which something, or all, was taken away."""
    return Deletion("landing", payload.relative_to(settings.data).as_posix(), sha256, WHY)


def receipts_note(receipt: Receipt, note: str) -> list[str]:
    """Return a receipt's notes with this one, which takes the place of an earlier one of its kind."""
    return [*(one for one in receipt.notes if not one.startswith(NOTE)), note]
