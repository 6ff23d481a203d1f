"""Arrivals: one table's receipts while its files are landing, and the order that they give.

Known bytes under a new name, or with a new time, leave a sighting (state ``unchanged``). If something newer came in
between, who delivers old bytes again takes the newer back: their receipt gets a new place in the sequence, and where
it was superseded it is opened again.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from simpul import receipts
from simpul.connectors import Found
from simpul.contract import Contract
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.table import Landing
from simpul.world import World

WAITING = frozenset({"landed", "validated", "failed"})
RIVALS = WAITING | {"loaded", "needs_decision"}


class Arrivals:
    """The receipts of one table by delivery id; whoever makes one holds the table's landing lock."""

    def __init__(self, settings: Settings, world: World, contract: Contract, table: str) -> None:
        self.settings, self.world, self.contract, self.table = settings, world, contract, table
        self.known = {one.delivery_id: one for one in receipts.all(settings, contract.agency, table)}

    def name(self, part: str, content: str) -> str:
        """Return the delivery id of a content."""
        return receipts.delivery_id(self.contract.agency, self.table, part, content)

    def identity(self, file: Found, landing: Landing, sha256: str) -> str:
        """Return a file's delivery id; where its name tells the period, the same bytes for another one are others."""
        rule = self.contract.tables[self.table].period.file
        told = re.search(rule, PurePosixPath(file.name).name) if rule else None
        named = "-".join(group for group in told.groups() if group) + ":" if told else ""
        return self.name(landing.part, named + sha256)

    def is_seen(self, file: Found, landing: Landing) -> bool:
        """Say whether the newest delivery under this name has the file's size and time, so that reading it is idle."""
        named = [one for one in self.known.values() if (one.file, one.part) == (file.name, landing.part) and one.sha256]
        return bool(named) and max(named, key=lambda one: one.sequence).position == file.position

    def draft(self, file: Found, landing: Landing, sha256: str, **more: Any) -> Receipt:
        """Return the next receipt, not yet written; ``more`` makes it a refusal or a sighting."""
        entry = {
            "agency": self.contract.agency, "table": self.table, "part": landing.part,
            "delivery_id": self.identity(file, landing, sha256), "file": file.name, "connector": landing.connector,
            "position": file.position, "sha256": sha256, "bytes": file.size, "sequence": self._next(),
            "attempt": self.world.token(), "contract_version": self.contract.version, "state": "landed",
            "received_at": self.world.now().isoformat(),
        }  # fmt: skip
        return Receipt.model_validate(entry | more)

    def write(self, receipt: Receipt) -> None:
        """Write a receipt that is not on disk yet."""
        self.known[receipt.delivery_id] = receipts.write(self.settings, self.world, receipt)

    def change(self, receipt: Receipt, **changes: Any) -> Receipt:
        """Take a receipt over and change it."""
        changed = receipts.claim(self.settings, self.world, receipt, **changes)
        self.known[receipt.delivery_id] = changed
        return changed

    def again(self, earlier: Receipt, file: Found, landing: Landing) -> None:
        """Note that known bytes were delivered again."""
        if self._is_outrun(earlier, file.name):
            note = f"delivered again as {file.name}"
            opened = {"state": "landed", "reason": ""} if earlier.state == "superseded" else {}
            earlier = self.change(earlier, sequence=self._next(), notes=[*earlier.notes, note], **opened)
        if file.name == earlier.file:
            self.change(earlier, position=file.position)
            return
        sighting = self.name(landing.part, f"{earlier.sha256}@{file.name}")
        if sighting in self.known:
            self.change(self.known[sighting], position=file.position, sequence=self._next())
        else:
            same = {"delivery_id": sighting, "period": earlier.period, "reason": f"same bytes as {earlier.file}"}
            self.write(self.draft(file, landing, earlier.sha256, state="unchanged", **same))

    def refuse(self, file: Found, landing: Landing, reason: str) -> None:
        """Leave a refusal of a file that was not copied; it is tried again by every run."""
        name = self.name(landing.part, f"@{file.name}")
        if name not in self.known:
            self.write(self.draft(file, landing, "", delivery_id=name, state="refused", reason=reason))
        elif (self.known[name].state, self.known[name].reason) != ("refused", reason):
            self.change(self.known[name], state="refused", reason=reason, position=file.position, bytes=file.size)

    def relent(self, file: Found, landing: Landing) -> None:
        """Close the refusal of a file that could be copied after all."""
        name = self.name(landing.part, f"@{file.name}")
        if name in self.known and self.known[name].state == "refused":
            self.change(self.known[name], state="superseded", reason="landed since")

    def mark_stale(self, reason: str) -> None:
        """Leave a receipt that says that the source of earlier deliveries is out of reach."""
        landing, nowhere = self.contract.tables[self.table].landing[0], Found("", 0, 0, _nothing, lambda: None)
        name = self.name("", "@source")
        if any(one.sha256 for one in self.known.values()) and name not in self.known:
            self.write(self.draft(nowhere, landing, "", part="", delivery_id=name, state="stale", reason=reason))

    def mark_reached(self) -> None:
        """Remove the receipt of a source that was out of reach."""
        if self.known.pop(self.name("", "@source"), None):
            place = receipts.folder(self.settings, self.contract.agency, self.table, self.name("", "@source"))
            self.world.disk.remove(place)

    def _is_outrun(self, earlier: Receipt, name: str) -> bool:
        """Say whether something newer stands, or may come to stand, in the place of these bytes or under this name."""
        newer = [one for one in self.known.values() if one.sequence > earlier.sequence and one.part == earlier.part]
        rivals = [one for one in newer if one.state in RIVALS and (not one.period or one.period == earlier.period)]
        return earlier.state == "superseded" or bool(rivals) or any(one.file == name and one.sha256 for one in newer)

    def _next(self) -> int:
        return 1 + max((one.sequence for one in self.known.values()), default=0)


def _nothing() -> BinaryIO:
    raise FileNotFoundError
