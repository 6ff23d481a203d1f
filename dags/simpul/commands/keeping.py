"""What keeps people safe without asking them, as commands: another secret, and deletion in time."""

from __future__ import annotations

from typing import Annotated

import typer

from simpul.commands.aftermath import rebuilt
from simpul.settings import settings


def rotate() -> None:
    """Change the secret behind every token, in one step, and destroy the old one.

    Tokens, the ids of people and those in stewards' decisions change together, and the models are built anew. Where
    SIMPUL_SECRET or the Connection simpul_secret gives the secret, the next one is taken from SIMPUL_SECRET_NEXT. An
    interrupted rotation is finished or undone by the next command.

    Example: simpul rotate
    """
    from simpul import compaction
    from simpul.commands.screen import note, timed
    from simpul.people import rotation, tokens
    from simpul.world import World

    with timed("rotate", "tokens") as told:
        told.text = f"{rotation.rotate(settings(), World()):,} numbers have another token; the old secret is destroyed"
    rebuilt(settings())
    with timed("compact", "warehouse") as told:
        told.text = f"a fresh file, {compaction.compact(settings(), World()) / 1e6:.1f} MB smaller"
    if tokens.is_given(settings()):
        note("now give SIMPUL_SECRET_NEXT as SIMPUL_SECRET, before anything is loaded, and destroy the old one")


def retain(is_dry: Annotated[bool, typer.Option("--dry-run", help="only show what would be deleted")] = False) -> None:
    """Delete what has kept its time, as expectations/retention.yml says, and write the deletion log.

    Example: simpul retain --dry-run
    """
    from simpul.commands.screen import line, show_table
    from simpul.people import retention
    from simpul.world import World

    over = retention.due(settings(), World())
    rows = [{"layer": one.layer, "what": one.path.relative_to(settings().data).as_posix()} for one in over]
    show_table("Over their time", rows, ["layer", "what"])
    if over and not is_dry:
        retention.carry_out(settings(), World(), over)
        line("retain", "", f"{len(over)} deleted; the log is retention/deletions.jsonl")
