"""The rights of people as commands: one person is forgotten, or has a value put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from simpul.commands.aftermath import rebuilt, told_to
from simpul.settings import Settings, settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simpul.receipts import Receipt

Stdin = Annotated[bool, typer.Option("--stdin", help="read the number from standard input, one line, and ask nothing")]


def forget(is_stdin: Stdin = False) -> None:
    """Erase one person from landing, quarantine, warehouse and logs, and keep the person out from now on.

    The NIP or NIK is asked for, or read from standard input: a command line can be seen by everybody on the machine.
    Rows about the person are left out, in rows about others the number is emptied; the warehouse is written into a
    fresh file, the models are built anew and the next edition is published. Done again it finishes what was
    interrupted. What the agencies themselves hold is theirs to erase: their stewards are named at the end.

    Example: simpul forget --stdin < number.txt
    """
    from simpul import compaction
    from simpul.commands.screen import timed
    from simpul.people import erasure, person
    from simpul.world import World

    world = World()
    number = person.number_of(_asked("NIP or NIK", is_stdin))
    with timed("forget", "vault") as told:
        whose = erasure.bury(settings(), world, number)
        told.text = f"{len(whose.numbers)} numbers, {len(whose.rows)} rows in the warehouse; tombstones stand"
    touched = _taken_out(settings(), erasure.suspects(settings(), world))
    touched |= _taken_out(settings(), erasure.sweep(settings(), world, whose))
    with timed("forget", "traces") as told:
        erasure.clear(settings())
        scrubbed = erasure.scrub(settings(), world, whose)
        saved = compaction.compact(settings(), world) / 1e6
        told.text = f"a fresh warehouse, {saved:.1f} MB smaller; {len(scrubbed)} half pulls or logs cleared"
    told_to(settings(), {agency for agency, _ in touched}, "erase the person at the source as well")
    rebuilt(settings())


def correct(
    word: Annotated[str, typer.Argument(help="what is wrong, a word of the vocabulary, such as birth_date or nip")],
    why: Annotated[str, typer.Option("--why", help="the reason, without any name or number")],
    by: Annotated[str, typer.Option("--by", help="who decided")],
    is_stdin: Stdin = False,
) -> None:
    """Put one person's value right wherever the person's rows stand, now and in deliveries to come.

    The NIP or NIK and then the value are asked for, or read from standard input as two lines. No delivery is edited:
    the correction is laid over the rows when they are loaded, and the stewards of the agencies that deliver the wrong
    value are named, with the places of the rows.

    Example: simpul correct birth_date --by "Unit Data" --why "birth certificate seen" --stdin < two_lines.txt
    """
    from simpul.commands.screen import note, timed
    from simpul.load import load
    from simpul.people import corrected, person
    from simpul.world import World

    number = person.number_of(_asked("NIP or NIK", is_stdin))
    value = _asked(f"right value of {word}", is_stdin)
    with timed("correct", "vault") as told:
        places = corrected.record(settings(), World(), corrected.Wanted(number, word, value, by, why))
        told.text = f"recorded; {len(places)} rows hold the word"
    with timed("load", "again") as told:
        load(settings(), World(), [])
        told.text = "the tables that hold the word"
    for place in places:
        note(place.text)
    told_to(settings(), {place.agency for place in places}, f"{word} is corrected here; correct it at the source")
    rebuilt(settings())


def _taken_out(here: Settings, found: Iterable[Receipt]) -> dict[tuple[str, str], str]:
    """Validate deliveries again, now without the person, and load them; return what was touched."""
    from simpul.commands.screen import timed
    from simpul.load import load
    from simpul.people import erasure
    from simpul.validate import validate
    from simpul.world import World

    world = World()
    with timed("forget", "landing") as told:
        judged = [(one, erasure.reopened(here, world, one, validate(here, world, one))) for one in found]
        load(here, world, [receipt for _, receipt in judged if receipt.state == "validated"])
        rows = sum(max(before.rows_landed - after.rows_landed, 0) for before, after in judged)
        told.text = f"{len(judged)} deliveries written anew, {rows} rows left out"
    return {(one.agency, one.table): one.delivery_id for one, _ in judged}


def _asked(what: str, is_stdin: bool) -> str:
    """Return a line of standard input, or what is typed unseen."""
    import sys

    return sys.stdin.readline().strip() if is_stdin else typer.prompt(what, hide_input=True)
