"""Receipts and editions as commands: where everything stands, and what was published."""

from __future__ import annotations

from typing import Annotated

import typer

from simpul.settings import settings

Json = Annotated[bool, typer.Option("--json", help="plain JSON on stdout, for machines")]


def status(as_json: Json = False) -> None:
    """Show what became of every delivery.

    JSON: a list of {agency, table, period, delivery_id, file, state, rows_landed, rows_loaded, rows_quarantined,
    reason}; state is one of loaded, unchanged, superseded, needs_decision, refused, failed, stale (landed and validated
    while on the way).

    Example: simpul status --json
    """
    from simpul import receipts
    from simpul.commands.screen import show_json, show_receipts

    found = receipts.status(settings())
    if as_json:
        show_json(found)
    else:
        show_receipts("Deliveries", found)


def accept(
    delivery: Annotated[str, typer.Argument(help="delivery id, from `simpul status --json`")],
) -> None:
    """Accept a drifted delivery, as the data steward.

    The new or renamed column is written into the contract's YAML, and the delivery may be validated again.

    Example: simpul accept 3f2a9c0d1b5e7788
    """
    from simpul.commands.screen import line
    from simpul.deliveries import acceptance
    from simpul.world import World

    for sentence in acceptance.accept(settings(), World(), delivery):
        line("accept", delivery, sentence)
    line("next", "", "look at the contract, then `simpul run`")


def editions(as_json: Json = False) -> None:
    """List the published editions, the newest first.

    JSON: a list of {edition_id, published_at, current, tables: {name: {rows, sha256, content}}}; content is the hash
    without what tells where rows came from: the same deliveries in another order, or in more files, give the same.

    Example: simpul editions --json
    """
    from simpul import editions as published
    from simpul.commands.screen import show, show_json

    found = published.list_editions(settings())
    if as_json:
        show_json(found)
        return
    rows = [{**e, "tables": len(e["tables"]), "rows": sum(t["rows"] for t in e["tables"].values())} for e in found]
    show("Editions", rows, ["edition_id", "published_at", "current", "tables", "rows"], as_json=False)


def rollback(edition: Annotated[str, typer.Argument(help="edition id, from `simpul editions`")]) -> None:
    """Make an earlier edition current again.

    Example: simpul rollback 000003-9b1c2d3e4f50
    """
    from simpul import editions as published
    from simpul.commands.screen import line
    from simpul.world import World

    published.rollback(settings(), World(), edition)
    line("rollback", "edition", f"{edition} is current")


def verify(
    edition: Annotated[str | None, typer.Argument(help="edition id; the current one if left out")] = None,
) -> None:
    """Hold an edition against what was signed, bit by bit.

    Example: simpul verify
    """
    from simpul import editions as published
    from simpul.commands.screen import console, timed

    with timed("verify", "edition") as told:
        held = published.verify(settings(), edition)
        told.text = "all that was signed holds"
    for sentence in held:
        console().print(f"  {sentence}", highlight=False, soft_wrap=True)
