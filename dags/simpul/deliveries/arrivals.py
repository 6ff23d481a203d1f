"""Arrivals: one table's receipts while its deliveries are landing, and the order that they give.

Known bytes under a new name, or with a new time, leave a sighting (state ``unchanged``). If something newer came in
between, who delivers old bytes again takes the newer back: their receipt gets a new place in the sequence, and where
it was superseded it is opened again.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from simpul import receipts
from simpul.connectors import Ask, Offer, Position
from simpul.contract import Contract
from simpul.landing import Landing, overlap
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.world import World

WAITING = frozenset({"landed", "validated", "failed"})
RIVALS = WAITING | {"loaded", "needs_decision"}


def waiting(settings: Settings, agency: str, table: str | None = None) -> list[Receipt]:
    """Return an agency's deliveries that wait for the next verb, by table, oldest first."""
    return [one for one in receipts.all(settings, agency, table) if one.state in WAITING]


class Arrivals:
    """The receipts of one table by delivery id; whoever makes one holds the table's landing lock."""

    def __init__(self, settings: Settings, world: World, contract: Contract, table: str) -> None:
        self.settings, self.world, self.contract, self.table = settings, world, contract, table
        self.known = {one.delivery_id: one for one in receipts.all(settings, contract.agency, table)}

    def ask(self, landings: tuple[Landing, ...], is_full: bool) -> Ask:
        """Return what a source is told about the table."""
        earlier = tuple(sorted(self.known.values(), key=lambda one: one.sequence))
        scratch = receipts.folder(self.settings, self.contract.agency, self.table) / ".scratch"
        agency = self.contract.agency
        return Ask(self.settings, self.world, agency, self.table, landings, earlier, scratch, is_full)

    def name(self, part: str, content: str) -> str:
        """Return the delivery id of a content."""
        return receipts.delivery_id(self.contract.agency, self.table, part, content)

    def identity(self, offer: Offer, sha256: str) -> str:
        """Return a delivery's id; where its name tells the period, the same bytes for another one are others."""
        rule = self.contract.tables[self.table].period.file
        told = re.search(rule, PurePosixPath(offer.name).name) if rule else None
        named = "-".join(group for group in told.groups() if group) + ":" if told else ""
        return self.name(offer.landing.part, named + sha256)

    def draft(self, offer: Offer, **more: Any) -> Receipt:
        """Return the next receipt, not yet written; ``more`` makes it a landed payload, a refusal or a sighting."""
        entry = {
            "agency": self.contract.agency, "table": self.table, "part": offer.landing.part, "file": offer.name,
            "connector": offer.connector, "position": offer.position, "sha256": "", "bytes": offer.size,
            "sequence": self._next(), "attempt": self.world.token(), "contract_version": self.contract.version,
            "state": "landed", "received_at": self.world.now().isoformat(),
        }  # fmt: skip
        if "delivery_id" not in more:
            more["delivery_id"] = self.identity(offer, more["sha256"])
        return Receipt.model_validate(entry | more)

    def write(self, receipt: Receipt) -> None:
        """Write a receipt that is not on disk yet."""
        self.known[receipt.delivery_id] = receipts.write(self.settings, self.world, receipt)

    def change(self, receipt: Receipt, **changes: Any) -> Receipt:
        """Take a receipt over and change it."""
        changed = receipts.claim(self.settings, self.world, receipt, **changes)
        self.known[receipt.delivery_id] = changed
        return changed

    def again(self, earlier: Receipt, offer: Offer, position: Position) -> None:
        """Note that known bytes were delivered again."""
        if self._is_outrun(earlier, offer.name):
            note = f"delivered again as {offer.name}"
            opened = {"state": "landed", "reason": ""} if earlier.state == "superseded" else {}
            earlier = self.change(earlier, sequence=self._next(), notes=[*earlier.notes, note], **opened)
        if offer.name == earlier.file:
            self.change(earlier, position=position)
            return
        sighting = self.name(offer.landing.part, f"{earlier.sha256}@{offer.name}")
        if sighting in self.known:
            self.change(self.known[sighting], position=position, sequence=self._next())
        else:
            same = {"sha256": earlier.sha256, "bytes": earlier.bytes, "period": earlier.period, "position": position}
            reason = f"same bytes as {earlier.file}"
            self.write(self.draft(offer, delivery_id=sighting, state="unchanged", reason=reason, **same))

    def refuse(self, offer: Offer, reason: str) -> None:
        """Leave a refusal of a delivery that was not copied; it is tried again by every run."""
        name = self.name(offer.landing.part, f"@{offer.name}")
        if name not in self.known:
            self.write(self.draft(offer, delivery_id=name, state="refused", reason=reason))
        elif (self.known[name].state, self.known[name].reason) != ("refused", reason):
            self.change(self.known[name], state="refused", reason=reason, position=offer.position, bytes=offer.size)

    def relent(self, offer: Offer) -> None:
        """Close the refusal of a delivery that could be copied after all."""
        name = self.name(offer.landing.part, f"@{offer.name}")
        if name in self.known and self.known[name].state == "refused":
            self.change(self.known[name], state="superseded", reason="landed since")

    def mark_stale(self, reason: str) -> None:
        """Leave a receipt that says that the source of earlier deliveries is out of reach, and how old the last is."""
        landed = [one.received_at for one in self.known.values() if one.sha256]
        if not landed:
            return
        name, last = self.name("", "@source"), datetime.fromisoformat(max(landed))
        age = f"the last delivery is of {last:%Y-%m-%d}, {(self.world.now() - last).days} days old"
        stale = {"state": "stale", "reason": f"{reason} · {age}"}
        if name not in self.known:
            landing = self.contract.tables[self.table].landing[0]
            nowhere = Offer("", landing, landing.connector, lambda _: None)
            self.write(self.draft(nowhere, part="", delivery_id=name, **stale))
        elif self.known[name].reason != stale["reason"]:
            self.change(self.known[name], **stale)

    def mark_reached(self) -> None:
        """Remove the receipt of a source that was out of reach."""
        if self.known.pop(self.name("", "@source"), None):
            place = receipts.folder(self.settings, self.contract.agency, self.table, self.name("", "@source"))
            self.world.disk.remove(place)

    def _is_outrun(self, earlier: Receipt, name: str) -> bool:
        """Say whether something newer stands, or may come to stand, in the place of these bytes or under this name."""
        newer = [
            one for one in self.known.values() if one.sequence > earlier.sequence and overlap(one.part, earlier.part)
        ]
        rivals = [one for one in newer if one.state in RIVALS and (not one.period or one.period == earlier.period)]
        return earlier.state == "superseded" or bool(rivals) or any(one.file == name and one.sha256 for one in newer)

    def _next(self) -> int:
        return 1 + max((one.sequence for one in self.known.values()), default=0)
