"""Accept: a steward takes a delivery's drift into the contract, which keeps its comments and its order."""

from __future__ import annotations

import getpass
import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from simpul import receipts
from simpul.contract import load_contract
from simpul.errors import ContractInvalid, DecisionNeeded, DecisionRefused, UnknownName
from simpul.readers import aliases
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.stewardship import decisions
from simpul.stewardship.decision import Decision
from simpul.world import World

BY_HAND = {
    "type": "a column's type is a word of the vocabulary: let a person change the word, or give the column another",
    "doubled": "say in the file which of the columns counts: let the agency remove or rename the others",
}
"""What no command may decide."""


def accept(settings: Settings, world: World, delivery_id: str, by: str = "", why: str = "") -> list[str]:
    """Write a delivery's drift into its contract, let *validate* take it again, and say what was changed.

    It is recorded as a decision, of this machine's user and for what was changed unless said otherwise.

    Raises:
        UnknownName: there is no such delivery.
        DecisionRefused: it does not wait for a decision.
        ContractInvalid: the changed contract would not hold.
        DecisionNeeded: the drift is of a kind that only a person can settle.
    """
    receipt = _waiting(settings, delivery_id)
    open_items = [item for item in receipt.drift if item["answer"] == "needs_decision"]
    for item in open_items:
        if item["change"] in BY_HAND:
            where = f"{receipt.agency}.{receipt.table} {receipt.file}"
            raise DecisionNeeded(item["detail"], where=where, todo=BY_HAND[item["change"]])
    path = settings.promises / "agencies" / f"{receipt.agency}.yml"
    yaml = _yaml()
    tree = yaml.load(path.read_text("utf-8"))
    extra = [item for item in receipt.drift if item["change"] == "extra" and item["new"].strip()]
    changed = [_take(tree["tables"][receipt.table], item) for item in [*open_items, *extra]]
    _write_contract(settings, world, receipt.agency, _dumped(yaml, tree))
    by, at, done = by or getpass.getuser(), world.now().isoformat(timespec="seconds"), "; ".join(changed)
    note = f"accepted by {by} at {at}: {done}"
    again = {"state": "landed", "reason": "", "rows_landed": 0, "rows_quarantined": 0, "rows_loaded": 0}
    receipts.claim(settings, world, receipt, notes=[*receipt.notes, note], **again)
    drift = {"kind": "accept", "concept": "drift", "subject": delivery_id, "object": None}
    decisions.append(settings, world, Decision.model_validate({**drift, "by": by, "at": at, "why": why or done}))
    return changed


def _waiting(settings: Settings, delivery_id: str) -> Receipt:
    found = [one for one in receipts.all(settings) if one.delivery_id == delivery_id]
    if not found:
        raise UnknownName(f"no delivery {delivery_id}", todo="see `simpul status`")
    if found[0].state != "needs_decision":
        where, todo = f"{found[0].agency}.{found[0].table} {found[0].file}", "see `simpul status`"
        raise DecisionRefused(f"delivery {delivery_id} is {found[0].state}: nothing to decide", where=where, todo=todo)
    return found[0]


def _take(table: CommentedMap, item: dict[str, Any]) -> str:
    """Change one table of the YAML tree as an item of drift says; return what was done."""
    if item["change"] == "extra":
        table.setdefault("ignore", []).append(item["new"])
        return f"{item['new']} is ignored"
    for fields in [table["fields"], *(variant["fields"] for variant in table.get("variants", []))]:
        for names in [names for names in fields if item["old"] in aliases(names)]:
            _change_field(fields, names, item)
    return f"{item['old']} is also {item['new']}" if item["new"] else f"{item['old']} may be absent"


def _change_field(fields: CommentedMap, names: str, item: dict[str, Any]) -> None:
    """Give a field one more name, or mark it as possibly absent, in its place and with its comment."""
    position, comment, entry = list(fields).index(names), fields.ca.items.pop(names, None), fields.pop(names)
    is_renamed = item["change"] == "renamed"
    known = f"{names} | {item['new']}" if is_renamed else names
    fields.insert(position, known, entry if is_renamed else f"{entry.rstrip('?')}??")
    if comment:
        fields.ca.items[known] = comment


def _write_contract(settings: Settings, world: World, agency: str, content: bytes) -> None:
    """Write the changed contract; put the old one back if the changed one does not hold."""
    path = settings.promises / "agencies" / f"{agency}.yml"
    before = path.read_bytes()
    world.disk.write_new(path, content)
    load_contract.cache_clear()
    try:
        load_contract(settings.promises, agency)
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
