"""Rotation: another secret behind the tokens, in one pass and one transaction, and the old one destroyed.

The next secret is written first, then every token changes through a crosswalk old → new that stands in schema vault
only until all is done: where it stands, the warehouse has changed and the rest is finished; where it does not, the
rotation never happened and the next secret is thrown away. ``settle`` decides that, before anything uses a token.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from duckdb import DuckDBPyConnection

from simpul import raw, workshop
from simpul.contract import load_contracts
from simpul.errors import LoadFailed
from simpul.people import crosswalk, tokens, vault, vault_access
from simpul.raw import ledger
from simpul.raw.shapes import Shapes, shapes_of
from simpul.settings import Settings
from simpul.stewardship import decisions
from simpul.vocabulary import load_vocabulary
from simpul.world import World

BY = "simpul rotate"
GIVEN = "given by SIMPUL_SECRET_NEXT"
"""What the mark of a running rotation says where the secrets come from outside."""


def rotate(settings: Settings, world: World) -> int:
    """Give every token another key and return how many different numbers have one.

    The models still know the old ids: build them anew. Where the secret is given from outside, the caller must give
    the next one in its place from now on.

    Raises:
        LoadFailed: no next secret is given, a token has no number behind it, or the warehouse is in use.
    """
    settle(settings, world)
    following = _following(settings)
    vault_access.record(settings, world, "rotation of the secret")
    with workshop.open(settings) as connection, workshop.guard(str(settings.warehouse)):
        _prepare(connection, settings)
        _announce(settings, world, GIVEN if tokens.is_given(settings) else following.secret)
        number = crosswalk.rekey(connection, _shapes(settings, world), _shapes(following, world))
        _finish(connection, settings, world)
    return number


def settle(settings: Settings, world: World) -> None:
    """Finish or undo a rotation that was interrupted.

    Raises:
        LoadFailed: the warehouse is in use.
        EditionTampered: the file of decisions is not whole.
    """
    if not _next(settings).exists():
        return
    with workshop.open(settings) as connection, workshop.guard(str(settings.warehouse)):
        if not _next(settings).exists():  # who held the warehouse has finished it
            return
        if crosswalk.stands(connection):
            _finish(connection, settings, world)
        else:
            world.disk.remove(_next(settings))


def _following(settings: Settings) -> Settings:
    """Return the settings under the next secret.

    Raises:
        LoadFailed: the secret is given from outside, and no next one is, or it is the same or no secret.
    """
    if not tokens.is_given(settings):
        return replace(settings, secret=secrets.token_hex(tokens.BYTES))
    fresh = tokens.parsed(settings.secret_next, "SIMPUL_SECRET_NEXT", tokens.GIVE)
    if fresh == tokens.secret_of(settings, World()):
        raise LoadFailed("the next secret is the one in use", where="SIMPUL_SECRET_NEXT", todo="give it a fresh one")
    return replace(settings, secret=settings.secret_next)


def _shapes(settings: Settings, world: World) -> Shapes:
    """Return how each table with private words is filled under these settings."""
    return {place: shape for place, shape in shapes_of(settings, world).items() if shape.private}


def _finish(connection: DuckDBPyConnection, settings: Settings, world: World) -> None:
    """Rename ids in the decisions, put the next secret in the old one's place, drop the crosswalk."""
    told = {part for one in decisions.read(settings) for name in one.pair if name for part in (name, *name.split("/"))}
    found = crosswalk.renamed(connection, told)
    if found:
        decisions.rekey(settings, world, found, by=BY)
    fresh = _next(settings).read_text("ascii")
    if fresh.strip() != GIVEN:
        path = settings.keys / "people.key"
        _destroy(path)
        world.disk.write_new(path, fresh.encode("ascii"))
        world.disk.set_mode(path, 0o600)
    connection.execute(f"drop table if exists {crosswalk.NAME}")
    connection.execute("checkpoint")
    world.disk.remove(_next(settings))


def _prepare(connection: DuckDBPyConnection, settings: Settings) -> None:
    """Make what the contracts promise, as *load* does, and take away what an older rotation may have left."""
    contracts, words = load_contracts(settings.promises), load_vocabulary(settings.promises)
    ledger.prepare(connection)
    raw.prepare(connection, contracts, words)
    vault.prepare(connection, contracts, words)
    connection.execute(f"drop table if exists {crosswalk.NAME}")


def _announce(settings: Settings, world: World, text: str) -> None:
    """Write durably that a rotation runs, and to which secret; only its owner reads it."""
    world.disk.make_folder(settings.keys)
    tokens.make(settings, world, _next(settings).name, text)


def _destroy(path: Path) -> None:
    """Overwrite a secret where it stands, so that its bytes are not left for who reads the disk."""
    with suppress(FileNotFoundError), path.open("r+b") as file:
        size = path.stat().st_size
        file.write(secrets.token_bytes(size))
        file.flush()
        os.fsync(file.fileno())


def _next(settings: Settings) -> Path:
    return settings.keys / "people.key.next"
