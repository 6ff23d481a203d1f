import subprocess
import sys
from dataclasses import replace

import duckdb
import pytest
from simpul.errors import DecisionRefused, LoadFailed, NotDelivered
from simpul.stewardship import decisions, steward

from tests.dags.simpul.desk import asked, desk

ITEMS = """
create table intermediate.int_review_items__listed as
select *, '' as subject_label, '' as candidate_label, '' as effect_metric, 0.0 as effect_before, effect as effect_after,
    '025' as agency_code, '{}' as subject_record, '{}' as candidate_record, '{}' as evidence
from (values
    ('1', 'application', 'APP-1', 'APP-2', 0.8, 0.25), ('2', 'application', 'APP-1', 'APP-3', 0.9, 0.5),
    ('3', 'organisation', 'KOMDIGI/kemenag', '025', 0.7, 0.5)
) as t(item_id, concept, subject, candidate, score, effect)"""


@pytest.fixture
def house(tmp_path):
    return desk(tmp_path)


@pytest.fixture
def waiting(house):
    """A build that left three cases."""
    with duckdb.connect(str(house.settings.warehouse)) as connection:
        connection.execute(ITEMS)


def test_a_decision_is_checked_recorded_and_replayed(house):
    made = house.decide("alias", "organisation", "KOMDIGI/kemenag", "025")
    assert (made.sequence, made.by, made.why, made.at) == (1, "Rina", "letter", "2026-11-22T09:00:00+00:00")
    assert decisions.read(house.settings) == [made]
    assert house.replayed == [(1, "alias", "KOMDIGI/kemenag", "025")]


def test_two_applications_have_no_order(house):
    house.decide("same", "application", "APP-2", "APP-1")
    house.decide("different", "application", "APP-1", "APP-2")
    (one,) = decisions.standing(house.settings)
    assert (one.kind, one.subject, one.object) == ("different", "APP-1", "APP-2")


@pytest.mark.parametrize(
    "told",
    [
        ("same", "application", "APP-1", "APP-9"),
        ("alias", "organisation", "BA/025", "054"),
        ("same", "person", "seat_assignments/S2", "P1"),
        ("nonsense", "application", "APP-1", "APP-2"),
        ("same", "nonsense", "APP-1", "APP-2"),
        ("split", "person", "", None),
    ],
)
def test_a_refused_decision_leaves_nothing_behind(house, told):
    with pytest.raises(DecisionRefused):
        house.decide(*told)
    assert decisions.read(house.settings) == []


def test_a_standing_decision_is_not_contradicted(house):
    house.decide("same", "application", "APP-1", "APP-2")
    house.decide("different", "application", "APP-2", "APP-3")
    with pytest.raises(DecisionRefused, match="decision 2 says"):
        house.decide("same", "application", "APP-1", "APP-3")
    assert len(house.lines) == 2


def test_without_records_nothing_can_be_looked_up(tmp_path):
    empty = desk(tmp_path, built="select 1")
    with pytest.raises(DecisionRefused, match="no person has this id"):
        empty.decide("same", "person", "relocation_list/R1", "P1")


def test_a_warehouse_in_use_is_waited_for_and_then_replayed_by_the_next_build(house, monkeypatch):
    monkeypatch.setattr(steward, "SOON", 0.2)
    code = "import sys; from filelock import FileLock\n"
    code += f"with FileLock({str(house.settings.data / 'warehouse.lock')!r}): print('in', flush=True); sys.stdin.read()"
    real = decisions.append

    def append(*given):
        made = real(*given)
        holder = subprocess.Popen([sys.executable, "-c", code], stdin=-1, stdout=-1)
        holders.append(holder)
        assert holder.stdout.readline() == b"in\n"
        return made

    holders = []
    monkeypatch.setattr(decisions, "append", append)
    wanted = {"kind": "split", "concept": "application", "subject": "APP-1", "object": None, "by": "R", "why": "x"}
    made, is_replayed = steward.decide(house.settings, house.world, wanted)
    assert (made.sequence, is_replayed) == (1, False)
    with pytest.raises(LoadFailed, match="in use"):
        decisions.replay(house.settings, wait_seconds=0.2)
    holders[0].communicate()
    assert decisions.replay(house.settings) == 1


def test_what_weighs_most_waits_first_and_what_was_decided_waits_no_more(house, waiting):
    assert [one["item_id"] for one in steward.review(house.settings)] == ["2", "3", "1"]
    assert [one["item_id"] for one in steward.review(house.settings, "organisation")] == ["3"]
    decisions.append(house.settings, house.world, asked("different", "application", "APP-1", "APP-3"))
    assert [one["item_id"] for one in steward.review(house.settings)] == ["3", "1"]


def test_nothing_waits_before_the_first_build(house, tmp_path):
    with pytest.raises(NotDelivered, match="the last build knew of no cases"):
        steward.review(house.settings)
    with pytest.raises(NotDelivered, match="nothing was built yet"):
        steward.review(replace(house.settings, data=tmp_path / "nowhere"))
    assert not (tmp_path / "nowhere").exists()
