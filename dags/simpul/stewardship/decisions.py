"""What stewards decided: an append-only file, one JSON line each, chained by hashes and replayed in every build.

A line holds what the line before it hashes to, so that none can be changed, moved or taken out of the middle unseen.
The latest decision on the same concept, subject and object stands; the earlier ones stay in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from filelock import FileLock
from pydantic import ValidationError

from simpul import raw, workshop
from simpul.errors import EditionTampered
from simpul.settings import Settings
from simpul.stewardship.decision import REKEY, Decision
from simpul.world import World


def path(settings: Settings) -> Path:
    """Return the file; only this module writes it."""
    return settings.decisions / "decisions.jsonl"


def read(settings: Settings) -> list[Decision]:
    """Return every decision in order; a last line that was cut off while it was written was never a decision.

    Raises:
        EditionTampered: a line is malformed or does not continue the one before; names the line.
    """
    file = path(settings)
    lines = file.read_bytes().split(b"\n")[:-1] if file.exists() else []
    found = [_parsed(file, number, line) for number, line in enumerate(lines, 1)]
    for number, (before, one) in enumerate(pairwise([None, *found]), 1):
        if one is None or one != one.after(before):
            raise _broken(file, number, "does not continue the line before it")
    return found


def standing(settings: Settings) -> list[Decision]:
    """Return the latest decision on each concept, subject and object."""
    return _standing(read(settings))


def append(
    settings: Settings, world: World, decision: Decision, refuse: Callable[[list[Decision]], object] = len
) -> Decision:
    """Write a decision durably after the last one, and return it with its place in the chain.

    ``refuse`` sees the decisions that stand, while nobody else can write, and may raise.

    Raises:
        EditionTampered: the file is not whole.
    """
    with _alone(settings, world):
        found = read(settings)
        refuse(_standing(found))
        last = decision.after(found[-1] if found else None)
        world.disk.append(path(settings), last.line)
    return last


def rekey(settings: Settings, world: World, names: dict[str, str], by: str) -> int:
    """Give ids their new names, old → new, in one atomic step, and return how many decisions had one.

    The chain is made anew; a last line tells of it and of the hash in which the old one ended. Done again, it finds no
    old name and writes nothing.
    """
    with _alone(settings, world):
        before = read(settings)
        fresh = [one.renamed(names) for one in before]
        changed = sum(one.pair != new.pair for one, new in zip(before, fresh, strict=True))
        if changed:
            why = f"{changed} decisions were given new ids; the chain before ended in {before[-1].hash}"
            at = world.now().isoformat(timespec="seconds")
            told = Decision(kind=REKEY, concept="person", subject="*", object=None, by=by, at=at, why=why)
            chain: list[Decision] = []
            for one in (*fresh, told):
                chain.append(one.after(chain[-1] if chain else None))
            world.disk.write_new(path(settings), b"".join(one.line for one in chain))
    return changed


def replay(settings: Settings, wait_seconds: float = 60) -> int:
    """Write ``raw.decisions`` whole, in one transaction, and return how many there are.

    Raises:
        EditionTampered: the file is not whole, or lost decisions that the warehouse knows.
        LoadFailed: the warehouse is in use or cannot be written.
    """
    told = read(settings)
    rows = [[d.sequence, d.kind, d.concept, d.subject, d.object, d.by, d.at, d.why] for d in told if d.kind != REKEY]
    with workshop.open(settings, wait_seconds=wait_seconds) as connection, workshop.guard(str(settings.warehouse)):
        connection.execute("create schema if not exists raw")
        connection.execute(f"create table if not exists raw.decisions ({raw.LEDGER['decisions']})")
        known = connection.sql("select coalesce(max(sequence), 0) from raw.decisions").fetchall()[0][0]
        if known > len(told):
            raise _broken(path(settings), len(told) + 1, f"is gone: the warehouse knows {known} decisions")
        connection.begin()
        connection.execute("delete from raw.decisions")
        if rows:
            connection.executemany("insert into raw.decisions values (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.commit()
    return len(rows)


def _standing(told: list[Decision]) -> list[Decision]:
    return list({one.pair: one for one in told if one.kind != REKEY}.values())


@contextmanager
def _alone(settings: Settings, world: World) -> Iterator[None]:
    """Let one process write at a time, onto whole lines only."""
    world.disk.make_folder(settings.decisions)
    with FileLock(settings.decisions / "decisions.lock", timeout=60, fallback_to_soft=False):
        file = path(settings)
        content = file.read_bytes() if file.exists() else b""
        if not content.endswith(b"\n") and content:
            world.disk.write_new(file, content[: content.rfind(b"\n") + 1])
        yield


def _parsed(file: Path, number: int, line: bytes) -> Decision:
    try:
        return Decision.model_validate_json(line)
    except ValidationError as error:
        raise _broken(file, number, "is no decision") from error


def _broken(file: Path, number: int, what: str) -> EditionTampered:
    where, todo = f"{file}:{number}", "bring the file back from its backup; decisions are only ever added"
    return EditionTampered(f"line {number} of the decisions {what}", where=where, todo=todo)
