"""Look at what the pipeline stands on; every sign says what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from simpul.contract import load_contracts
from simpul.errors import SimpulError
from simpul.installation import machine
from simpul.installation.machine import Sign
from simpul.settings import Settings

PORTS = {8501: "the app", 8080: "Airflow"}
DATA_SUFFIXES = {".csv", ".xlsx", ".json", ".jsonl", ".parquet", ".zip"}


def examine(settings: Settings) -> Iterator[Sign]:
    """Yield one sign a thing, in the order in which a person would look."""
    looks: tuple[Callable[[Settings], Sign], ...] = (
        machine.python,
        machine.packages,
        _contracts,
        machine.rights,
        machine.disk,
        machine.room,
        _drop,
        _unclaimed,
        _keys,
        _edition,
    )
    for look in looks:
        yield look(settings)
    for port, whose in PORTS.items():
        yield machine.port(port, whose)


def _contracts(settings: Settings) -> Sign:
    try:
        found = load_contracts(settings.promises)
    except SimpulError as error:
        return Sign("contracts", "bad", error.what, f"{error.where}: {error.todo}")
    return Sign("contracts", "ok", f"{len(found)} agencies, {sum(len(c.tables) for c in found.values())} tables")


def _drop(settings: Settings) -> Sign:
    from simpul.connectors import drop

    try:
        return Sign("drop", "ok", f"{len(drop.listing(settings))} files in {settings.drop}")
    except SimpulError as error:
        return Sign("drop", "bad", f"{error.what} {error.where}", error.todo)


def _unclaimed(settings: Settings) -> Sign:
    """List data files that no contract matches: a misspelt name is never read."""
    from simpul.connectors import drop

    try:
        names = drop.unclaimed(settings, load_contracts(settings.promises))
    except SimpulError as error:
        return Sign("unclaimed", "note", f"not looked at: {error.what}")
    data = [name for name in names if Path(name).suffix.lower() in DATA_SUFFIXES]
    if not data:
        return Sign("unclaimed", "ok", "every data file belongs to a contract")
    told = f"{len(data)} files match no contract: {', '.join(data[:4])}"
    return Sign("unclaimed", "note", told, "rename them, or widen `match` in the agency's contract")


def _keys(settings: Settings) -> Sign:
    if not settings.keys.exists():
        return Sign("keys", "ok", "made at the first publication")
    open_to_others = [p.name for p in (settings.keys, *settings.keys.iterdir()) if p.stat().st_mode & 0o077]
    secret = [name for name in open_to_others if not name.endswith(".pub")]
    if not secret:
        return Sign("keys", "ok", f"closed to others: {settings.keys}")
    return Sign("keys", "bad", f"others can read {', '.join(secret)}", f"run `chmod -R go-rwx {settings.keys}`")


def _edition(settings: Settings) -> Sign:
    from simpul.publishing import pointers

    try:
        current = pointers.current(settings)
    except SimpulError as error:
        return Sign("edition", "bad", error.what, error.todo)
    if current is None:
        return Sign("edition", "note", "none published yet", "run `simpul run`")
    return Sign("edition", "ok", f"{current.edition_id} is current")
