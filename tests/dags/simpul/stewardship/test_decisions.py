import json
import subprocess
import sys

import duckdb
import pytest
from simpul.errors import EditionTampered, LoadFailed
from simpul.publishing.inputs import deliveries
from simpul.stewardship import decisions

from tests.dags.simpul.desk import asked, desk
from tests.house import HOUSE


@pytest.fixture
def house(tmp_path):
    return desk(tmp_path)


def add(house, *pairs, kind="same"):
    return [decisions.append(house.settings, house.world, asked(kind, "application", *pair)) for pair in pairs]


def test_decisions_are_numbered_and_chained(house):
    first, second = add(house, ("APP-1", "APP-2"), ("APP-1", "APP-3"))
    assert (first.sequence, second.sequence) == (1, 2)
    assert (first.previous, second.previous) == ("", first.hash)
    assert decisions.read(house.settings) == [first, second]
    assert [sorted(json.loads(line)) for line in house.lines][0] == sorted(first.model_dump())


def test_the_latest_decision_on_a_pair_stands(house):
    add(house, ("APP-1", "APP-2"), ("APP-1", "APP-3"))
    (last,) = add(house, ("APP-1", "APP-2"), kind="different")
    assert [(one.object, one.kind) for one in decisions.standing(house.settings)] == [
        ("APP-2", "different"),
        ("APP-3", "same"),
    ]
    assert len(decisions.read(house.settings)) == 3
    assert last.sequence == 3


@pytest.mark.parametrize("line", [0, 1, 2])
@pytest.mark.parametrize("how", ["changed", "taken out", "doubled", "no json"])
def test_a_line_that_was_touched_is_named(house, line, how):
    add(house, ("APP-1", "APP-2"), ("APP-1", "APP-3"), ("APP-1", "APP-4"))
    lines = house.lines
    lines[line : line + 1] = {
        "changed": [lines[line].replace(b"letter", b"Letter")],
        "taken out": [],
        "doubled": [lines[line]] * 2,
        "no json": [b"{"],
    }[how]
    decisions.path(house.settings).write_bytes(b"".join(one + b"\n" for one in lines))
    if how == "taken out" and line == 2:
        assert len(decisions.read(house.settings)) == 2  # a missing tail is the warehouse's to notice
        return
    named = line + 2 if how == "doubled" else line + 1
    with pytest.raises(EditionTampered, match=rf"line {named} .*decisions.jsonl:{named}"):
        decisions.read(house.settings)


def test_a_tail_that_the_warehouse_knows_cannot_go(house):
    add(house, ("APP-1", "APP-2"), ("APP-1", "APP-3"))
    assert decisions.replay(house.settings) == 2
    decisions.path(house.settings).write_bytes(house.lines[0] + b"\n")
    with pytest.raises(EditionTampered, match="line 2 .* the warehouse knows 2"):
        decisions.replay(house.settings)
    assert len(house.replayed) == 2


def test_a_line_cut_off_while_it_was_written_was_never_a_decision(house):
    (first,) = add(house, ("APP-1", "APP-2"))
    with decisions.path(house.settings).open("ab") as file:
        file.write(first.line[:50])
    assert decisions.read(house.settings) == [first]
    (second,) = add(house, ("APP-1", "APP-3"))
    assert decisions.read(house.settings) == [first, second]


def test_replay_writes_them_whole_and_twice_is_once(house):
    assert decisions.replay(house.settings) == 0
    assert house.replayed == []
    add(house, ("APP-1", "APP-2"), ("APP-1", "APP-3"))
    for _ in range(2):
        assert decisions.replay(house.settings) == 2
        assert house.replayed == [(1, "same", "APP-1", "APP-2"), (2, "same", "APP-1", "APP-3")]


def test_replay_waits_its_turn_and_says_who_is_in(house):
    code = "import sys, time; from pathlib import Path; from filelock import FileLock\n"
    code += f"with FileLock({str(house.settings.data / 'warehouse.lock')!r}): print('in', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=-1, stdout=-1) as holder:
        assert holder.stdout.readline() == b"in\n"
        with pytest.raises(LoadFailed, match="in use"):
            decisions.replay(house.settings, wait_seconds=0.2)
        holder.stdin.close()


def test_many_writers_lose_nothing(house, tmp_path):
    code = (
        "import sys; from pathlib import Path; from tests.dags.simpul.desk import asked\n"
        "from simpul.stewardship import decisions\n"
        "from simpul.settings import Settings; from simpul.world import World\n"
        f"s = Settings(data=Path({str(tmp_path)!r}), drop='', promises=Path('.'), dbt_project=Path('.'))\n"
        "for i in range(10): decisions.append(s, World(), asked('same', 'application', sys.argv[1], str(i)))\n"
    )
    command = [sys.executable, "-c", code]
    writers = [subprocess.Popen([*command, f"A{n}"], cwd=HOUSE, env={"PYTHONPATH": "dags:."}) for n in range(3)]
    assert [one.wait(60) for one in writers] == [0, 0, 0]
    found = decisions.read(house.settings)
    assert [one.sequence for one in found] == list(range(1, 31))
    assert len({one.pair for one in found}) == 30


def test_new_ids_make_a_new_chain_that_tells_of_the_old_one(house):
    told = [("employees/abc/2026", "Pold"), ("seat_assignments/S1", "Pold"), ("seat_assignments/S2", "Pother")]
    before = [decisions.append(house.settings, house.world, asked("same", "person", *pair)) for pair in told]
    names = {"abc": "xyz", "Pold": "Pnew"}
    decisions.replay(house.settings)
    assert decisions.rekey(house.settings, house.world, names, "Rina") == 2
    *after, last = decisions.read(house.settings)
    assert [(one.subject, one.object) for one in after] == [
        ("employees/xyz/2026", "Pnew"),
        ("seat_assignments/S1", "Pnew"),
        ("seat_assignments/S2", "Pother"),
    ]
    assert [(one.by, one.why, one.at) for one in after] == [(one.by, one.why, one.at) for one in before]
    assert (last.kind, last.by) == ("rekey", "Rina")
    assert before[-1].hash in last.why
    assert b"abc" not in decisions.path(house.settings).read_bytes()
    assert b"Pold" not in decisions.path(house.settings).read_bytes()
    assert decisions.rekey(house.settings, house.world, names, "Rina") == 0
    assert decisions.replay(house.settings) == 3
    assert last not in decisions.standing(house.settings)


def test_a_new_decision_asks_for_a_new_edition(house):
    assert deliveries(house.settings) == []
    (first,) = add(house, ("APP-1", "APP-2"))
    (told,) = deliveries(house.settings)
    assert (told.delivery_id, told.received_at) == (f"decisions-{first.hash[:16]}", "2026-11-22T09:00:00+00:00")
    add(house, ("APP-1", "APP-3"))
    assert deliveries(house.settings) != [told]


def test_a_quoted_reason_stays_as_it_was_typed(house):
    odd = 'it\'s "so"; \n; drop table raw.decisions --'
    told = asked("same", "application", "APP-1", "APP-2").model_copy(update={"why": odd})
    decisions.append(house.settings, house.world, told)
    assert len(house.lines) == 1
    decisions.replay(house.settings)
    with duckdb.connect(str(house.settings.warehouse), read_only=True) as connection:
        assert connection.sql("select reason from raw.decisions").fetchall() == [(odd,)]
