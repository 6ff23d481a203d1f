"""Accept: a steward takes a delivery's drift into the contract, which keeps its comments and its order."""

from __future__ import annotations

import getpass
import io
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from simpul import receipts
from simpul.contract import load_contract
from simpul.errors import ContractInvalid, DecisionNeeded
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.world import World

BY_HAND = {
    "type": "a column's type is a word of the vocabulary: let a person change the word, or give the column another",
    "doubled": "say in the file which of the columns counts: let the agency remove or rename the others",
}
"""What no command may decide."""


def accept(settings: Settings, world: World, delivery_id: str) -> list[str]:
    """Write a delivery's drift into its contract, let *validate* take it again, and say what was changed.

    Raises:
        ContractInvalid: no such delivery, none that waits for a decision, or the changed contract would not hold.
        DecisionNeeded: the drift is of a kind that only a person can settle.
    """
    receipt = _waiting(settings, delivery_id)
    open_items = [item for item in receipt.drift if item["answer"] == "needs_decision"]
    for item in open_items:
        if item["change"] in BY_HAND:
            where = f"{receipt.agency}.{receipt.table} {receipt.file}"
            raise DecisionNeeded(item["detail"], where=where, todo=BY_HAND[item["change"]])
    path = settings.promises / "agencies" / f"{receipt.agency}.yml"
    before = path.read_bytes()
    yaml = _yaml()
    tree = yaml.load(before.decode())
    extra = [item for item in receipt.drift if item["change"] == "extra" and item["new"].strip()]
    changed = [_take(tree["tables"][receipt.table], item) for item in [*open_items, *extra]]
    _write_contract(settings, world, receipt, path, before, _dumped(yaml, tree))
    note = f"accepted by {getpass.getuser()} at {world.now().isoformat(timespec='seconds')}: {'; '.join(changed)}"
    again = {"state": "landed", "reason": "", "rows_landed": 0, "rows_quarantined": 0, "rows_loaded": 0}
    receipts.claim(settings, world, receipt, notes=[*receipt.notes, note], **again)
    return changed


def _waiting(settings: Settings, delivery_id: str) -> Receipt:
    found = [one for one in receipts.all(settings) if one.delivery_id == delivery_id]
    if not found:
        raise ContractInvalid(f"no delivery {delivery_id}", todo="see `simpul status`")
    if found[0].state != "needs_decision":
        where, todo = f"{found[0].agency}.{found[0].table} {found[0].file}", "see `simpul status`"
        raise ContractInvalid(f"delivery {delivery_id} is {found[0].state}: nothing to decide", where=where, todo=todo)
    return found[0]


def _take(table: MutableMapping[str, Any], item: dict[str, Any]) -> str:
    """Change one table of the YAML tree as an item of drift says; return what was done."""
    if item["change"] == "extra":
        table.setdefault("ignore", []).append(item["new"])
        return f"{item['new']} is ignored"
    done = ""
    for fields in [table["fields"], *(variant["fields"] for variant in table.get("variants", []))]:
        for position, (names, entry) in enumerate(list(fields.items())):
            if item["old"] not in [name.strip() for name in names.split("|")]:
                continue
            comment = fields.ca.items.pop(names, None)
            del fields[names]
            renamed = f"{names} | {item['new']}" if item["change"] == "renamed" else names
            fields.insert(position, renamed, entry if item["change"] == "renamed" else f"{entry.rstrip('?')}??")
            if comment:
                fields.ca.items[renamed] = comment
            done = f"{item['old']} is also {item['new']}" if item["new"] else f"{item['old']} may be absent"
    return done


def _write_contract(
    settings: Settings, world: World, receipt: Receipt, path: Path, before: bytes, after: bytes
) -> None:
    """Write the changed contract; put the old one back if the changed one does not hold."""
    world.disk.write_new(path, after)
    load_contract.cache_clear()
    try:
        load_contract(settings.promises, receipt.agency)
    except ContractInvalid:
        world.disk.write_new(path, before)
        load_contract.cache_clear()
        raise


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _dumped(yaml: YAML, tree: Any) -> bytes:
    stream = io.StringIO()
    yaml.dump(tree, stream)
    return stream.getvalue().encode()
