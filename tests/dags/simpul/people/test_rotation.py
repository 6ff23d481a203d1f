"""Another secret re-keys everything in one step, whatever moment it is interrupted at."""

import os
import secrets
from dataclasses import replace

import pytest
from simpul.errors import LoadFailed
from simpul.load import load
from simpul.people import crosswalk, rotation, tokens
from simpul.stewardship import decisions
from simpul.stewardship.decision import Decision
from simpul.world import World

from tests.dags.simpul.rights import deliver_all, flow, rights_house

TOKENS = "select nip_token from raw.bkn__employees union all select rater_nip_token from raw.bkn__ratings order by 1"
PERSON = f"select {crosswalk.PERSON.format('nip_token')} from raw.bkn__employees order by _row limit 1"


@pytest.fixture
def house(tmp_path):
    house = rights_house(tmp_path)
    deliver_all(house)
    flow(house)
    return house


def told(house):
    return [row[0] for row in house.rows(TOKENS) if row[0]]


def decide(house):
    """Let a steward decide on the first person, by id and by a record that is named by the token."""
    ((person,),) = house.rows(PERSON)
    ((token,),) = house.rows("select nip_token from raw.bkn__employees order by _row limit 1")
    one = Decision(
        kind="same", concept="person", subject=f"ratings/{token}/1", object=person, by="a", at="2026", why="w"
    )
    decisions.append(house.settings, house.world, one)
    return token, person


def is_consistent(house):
    """Say whether raw, decisions and the key on disk tell of the same secret, and nothing is left of a rotation."""
    (key,) = {token.split("_")[0] for token in told(house)}
    ((person,),) = house.rows(PERSON)
    ((token,),) = house.rows("select nip_token from raw.bkn__employees order by _row limit 1")
    (one,) = decisions.standing(house.settings) or [None]
    is_known = one is None or (one.subject, one.object) == (f"ratings/{token}/1", person)
    left = house.rows("select 1 from duckdb_tables() where table_name like 'int_tokens%'")
    files = {path.name for path in house.settings.keys.iterdir()}
    return (
        key == tokens.keys(house.settings, house.world, {"nip"})["nip"].id
        and is_known
        and not left
        and files == {"people.key"}
    )


def test_every_token_changes_and_says_the_same(house):
    before, path = told(house), house.settings.keys / "people.key"
    token, person = decide(house)
    old = path.read_text()
    assert rotation.rotate(house.settings, house.world) == 4
    after = told(house)
    assert not set(before) & set(after)
    assert sorted(before.count(one) for one in before) == sorted(after.count(one) for one in after)
    assert path.read_text() != old
    assert path.stat().st_mode & 0o777 == 0o600
    assert is_consistent(house)
    (told_of,) = [one for one in decisions.read(house.settings) if one.kind == "rekey"]
    assert token not in decisions.path(house.settings).read_text()
    assert told_of.by == rotation.BY


def test_nothing_is_loaded_anew_after_it(house):
    rotation.rotate(house.settings, house.world)
    after = house.rows("select * from raw.bkn__employees order by all")
    load(house.settings, house.world, [])
    assert house.rows("select * from raw.bkn__employees order by all") == after


class _Stop(BaseException):
    """The end of a process."""


STEPS = ["tokens.make", "crosswalk.rekey", "decisions.rekey", "rotation._destroy", "crosswalk.renamed"]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("is_after", [False, True])
def test_an_interrupted_rotation_is_finished_or_undone_by_the_next_command(house, monkeypatch, step, is_after):
    decide(house)
    before = told(house)
    module, name = step.split(".")
    place = {"tokens": tokens, "crosswalk": crosswalk, "decisions": decisions, "rotation": rotation}[module]
    real = getattr(place, name)

    def stopped(*arguments, **options):
        if is_after:
            real(*arguments, **options)
        raise _Stop

    with monkeypatch.context() as patch:
        patch.setattr(place, name, stopped)
        with pytest.raises(_Stop):
            rotation.rotate(house.settings, house.world)
    load(house.settings, house.world, [])
    assert is_consistent(house)
    is_undone = step == "tokens.make" or (step == "crosswalk.rekey" and not is_after)
    assert (told(house) == before) is is_undone


def test_a_killed_process_leaves_nothing_half_done(house):
    decide(house)
    for moment in range(0, 40, 4):
        pid = os.fork()
        if pid == 0:
            _die_after(house, moment)
        os.waitpid(pid, 0)
        load(house.settings, house.world, [])
        assert is_consistent(house), moment


def _die_after(house, moment):
    """Be a process that ends at its n-th durable step."""
    left = [moment]

    class Disk(type(house.world.disk)):
        def sync_file(self, path):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            super().sync_file(path)

    try:
        rotation.rotate(house.settings, World(disk=Disk()))
    finally:
        os._exit(0)


def test_a_given_secret_is_followed_by_the_next_that_is_given(house):
    given = replace(house.settings, secret="5a" * 32)
    load(given, house.world, [])
    with pytest.raises(LoadFailed, match="SIMPUL_SECRET_NEXT"):
        rotation.rotate(given, house.world)
    with pytest.raises(LoadFailed, match="the one in use"):
        rotation.rotate(replace(given, secret_next="5a" * 32), house.world)
    following = secrets.token_hex(32)
    rotation.rotate(replace(given, secret_next=following), house.world)
    assert following not in "".join(path.read_text() for path in house.settings.keys.iterdir())
    after = told(house)
    load(replace(house.settings, secret=following), house.world, [])
    assert told(house) == after


def test_a_token_without_a_number_stops_it_before_anything_changes(house):
    import duckdb

    with duckdb.connect(house.settings.warehouse) as connection:
        connection.execute("delete from vault.bkn__employees")
        connection.execute("delete from vault.bkn__ratings")
    before = told(house)
    with pytest.raises(LoadFailed, match="no number in the vault"):
        rotation.rotate(house.settings, house.world)
    assert told(house) == before
