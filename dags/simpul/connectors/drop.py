"""The drop: a local folder or any fsspec address where agencies leave their files."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from fsspec.implementations.local import LocalFileSystem

from simpul.connection import Connection
from simpul.connectors import Ask, Offer, Position, Sink
from simpul.connectors.globs import matches
from simpul.connectors.storage import open_store, reach
from simpul.connectors.stores import Found, local, remote, why
from simpul.contract import Contract
from simpul.errors import NotDelivered, PromiseBroken, SimpulError
from simpul.landing import DropLanding, Landing
from simpul.settings import Settings
from simpul.settings import connection as named
from simpul.world import World

log = logging.getLogger(__name__)
OWN = "simpul_drop"
"""The connection that says as whom a drop beyond this machine is asked."""
UNFINISHED = (".part", ".filepart", ".crdownload", ".tmp", "~")


class Drop:
    """The drop, or an agency's own store, as it stood when landing began: what its sender goes on writing is left."""

    def __init__(self, settings: Settings, world: World, connection: Connection | None = None) -> None:
        self._settings, self._connection = settings, connection
        self._listed: dict[str, list[Found] | NotDelivered] = {}
        if connection is None:
            with suppress(NotDelivered):  # who asks for offers is told
                self._list("")

    def offers(self, ask: Ask) -> Iterator[Offer]:
        """Yield the files that a table claims, oldest first, but those whose name, size and time are known.

        Raises:
            NotDelivered: the store cannot be reached.
        """
        claimed: dict[str, tuple[Found, Landing]] = {}
        for landing in ask.landings:
            root = landing.root.strip("/") if self._connection and isinstance(landing, DropLanding) else ""
            for file in self._list(root):
                if claims(landing, file.name.removeprefix(root).lstrip("/")):
                    claimed.setdefault(file.name, (file, landing.of_file(file.name)))
        for file, landing in sorted(claimed.values(), key=lambda one: _age(one[0])):
            known = ask.newest(landing, file.name)
            if not (known and known.position == file.position):
                yield Offer(file.name, landing, "drop", partial(self._fetch, file), file.position, file.size)

    def close(self) -> None:
        """Let go of nothing: a file is open only while it is copied, and a store's line ends with it."""

    def _list(self, root: str) -> list[Found]:
        """Return what stands below a root; it is looked at once."""
        if root not in self._listed:
            try:
                self._listed[root] = listing(self._settings, self._connection, root)
            except NotDelivered as error:
                self._listed[root] = error
        found = self._listed[root]
        if isinstance(found, NotDelivered):
            raise found
        return found

    def _fetch(self, file: Found, sink: Sink) -> Position | None:
        """Copy one file; None where it is gone, or not yet finished by its sender.

        Raises:
            PromiseBroken: it stands there and cannot be read.
            NotDelivered: its store does not answer any more.
        """
        try:
            return _copy(file, sink)
        except (NotDelivered, PromiseBroken) as error:
            hide = self._connection.hide if self._connection else str
            raise type(error)(hide(error.what), where=error.where, todo=error.todo) from None


def _copy(file: Found, sink: Sink) -> Position | None:
    try:
        for chunk in file.chunks():
            sink.write(chunk)
            if sink.size > file.size:
                break
    except NotDelivered as error:
        if file.seen():
            raise PromiseBroken(error.what, where=error.where, todo=error.todo) from error
        log.warning("%s was withdrawn before it could be read", file.name)
        return None
    if sink.size == file.size and file.is_still:
        return file.position
    log.warning("%s is still being written: left for the next run", file.name)
    return None


def listing(settings: Settings, connection: Connection | None = None, root: str = "") -> list[Found]:
    """List the files of the drop, or of a connection's store, oldest first; hidden and unfinished ones are left out.

    Raises:
        NotDelivered: it cannot be reached.
        ContractInvalid: the way there is not as it must be.
    """
    told = connection or named(OWN)
    where, name = (f"connection {connection.name}", "it") if connection else (settings.drop, "SIMPUL_DROP")
    todo = f"connect it, or correct {name}; what was delivered before stays"
    try:
        store, place = open_store(connection, root) if connection else reach(settings.drop, told)
        found = local(Path(place)) if isinstance(store, LocalFileSystem) else remote(store, place)
        below = f"{root.strip('/')}/" if root else ""
        return sorted((replace(one, name=below + one.name) for one in found if _is_visible(one)), key=_age)
    except SimpulError:
        raise
    except Exception as error:  # noqa: BLE001  every store has errors of its own, and they may tell secrets
        reason = told.hide(why(error)) if told else why(error)
        raise NotDelivered(f"the drop cannot be reached ({reason})", where=where, todo=todo) from None


def _age(file: Found) -> tuple[int, str]:
    return file.mtime_ns, file.name


def claims(landing: Landing, name: str) -> bool:
    """Say whether a landing's globs match a file's name below the drop; letter case does not count."""
    return matches(name, landing.match)


def find(files: Iterable[Found], landing: Landing) -> list[Found]:
    """Return the files of a listing that a landing claims, in the listing's order."""
    return [file for file in files if claims(landing, file.name)]


def unclaimed(settings: Settings, contracts: Mapping[str, Contract]) -> list[str]:
    """Return the names of the drop's files that no contract matches."""
    landings = [entry for one in contracts.values() for table in one.tables.values() for entry in table.landing]
    return [file.name for file in listing(settings) if not any(claims(landing, file.name) for landing in landings)]


def _is_visible(file: Found) -> bool:
    *folders, name = file.name.split("/")
    is_hidden = any(part.startswith(".") or part == "lost+found" for part in (*folders, name))
    return not is_hidden and not name.startswith("~$") and not name.lower().endswith(UNFINISHED)
