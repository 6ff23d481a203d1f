import difflib
import getpass

import pytest
from simpul import receipts
from simpul.deliveries.acceptance import accept
from simpul.errors import DecisionNeeded, DecisionRefused, UnknownName
from simpul.stewardship import decisions, steward
from simpul.validate import validate

from tests.dags.simpul.workbook import HEADERS, SCORE, rows, send, treasury, validated


@pytest.fixture
def house(tmp_path):
    return treasury(tmp_path)


def changed_lines(house, before):
    after = contract(house).read_text().splitlines()
    found = difflib.unified_diff(before.splitlines(), after, lineterm="", n=0)
    return [line.strip("+- ") for line in found if line[0] == "+" and not line.startswith("+++")]


def contract(house):
    return house.settings.promises / "agencies" / "kemenkeu.yml"


def test_an_accepted_name_becomes_an_alias_and_the_delivery_goes_on(house):
    contract(house).write_text("# signed by the steward\n" + contract(house).read_text())
    before = contract(house).read_text()
    headers = ["Nilai Keseluruhan" if name == "Nilai Total" else name for name in HEADERS]
    send(house, [[*row, "x"] for row in rows()], [*headers, "Catatan: a"])
    (one,) = validated(house)
    assert one.state == "needs_decision"
    done = accept(house.settings, house.world, one.delivery_id)
    assert done == ["Nilai Total is also Nilai Keseluruhan", "Catatan: a is ignored"]
    lines = changed_lines(house, before)
    assert lines.count("Nilai Total | Nilai Keseluruhan: total_score") == 1
    assert lines.count("Nilai Total | Nilai Keseluruhan: output_score") == 1
    assert len(lines) == 3
    (waiting,) = receipts.all(house.settings, "kemenkeu")
    assert (waiting.state, waiting.reason) == ("landed", "")
    assert waiting.notes[-1].startswith("accepted by ")
    again = validate(house.settings, house.world, waiting)
    assert (again.state, again.rows_landed, again.rows_quarantined) == ("validated", 60, 0)
    assert again.contract_version != one.contract_version
    assert again.notes[-1] == waiting.notes[-1]


def test_an_accepted_absence_marks_the_column(house):
    spot = HEADERS.index("Kualitas Perencanaan Anggaran")
    send(house, [row[:spot] + row[spot + 1 :] for row in rows()], HEADERS[:spot] + HEADERS[spot + 1 :])
    before = contract(house).read_text()
    (one,) = validated(house)
    assert accept(house.settings, house.world, one.delivery_id) == ["Kualitas Perencanaan Anggaran may be absent"]
    assert changed_lines(house, before) == ["Kualitas Perencanaan Anggaran: planning_quality_score??"]
    (told,) = decisions.standing(house.settings)
    assert (told.kind, told.concept, told.subject, told.object) == ("accept", "drift", one.delivery_id, None)
    assert (told.by, told.why) == (getpass.getuser(), "Kualitas Perencanaan Anggaran may be absent")
    (again,) = validated(house)
    assert again.state == "validated"


@pytest.mark.parametrize("kind", ["type", "doubled"])
def test_what_only_a_person_can_settle_is_not_guessed(house, kind):
    before = contract(house).read_text()
    if kind == "type":
        send(house, [[*row[:SCORE], "baik", *row[SCORE + 1 :]] for row in rows()])
    else:
        send(house, [[*row, 1] for row in rows()], [*HEADERS, HEADERS[SCORE]])
    (one,) = validated(house)
    with pytest.raises(DecisionNeeded, match="let "):
        accept(house.settings, house.world, one.delivery_id)
    assert contract(house).read_text() == before
    assert receipts.all(house.settings, "kemenkeu")[0].state == "needs_decision"
    assert decisions.read(house.settings) == []


def test_only_a_waiting_delivery_can_be_accepted(house):
    send(house, rows())
    (one,) = validated(house)
    with pytest.raises(DecisionRefused, match="nothing to decide"):
        accept(house.settings, house.world, one.delivery_id)
    with pytest.raises(UnknownName, match="no delivery"):
        accept(house.settings, house.world, "0" * 16)


def test_a_drift_is_decided_like_anything_else(house):
    headers = ["Nilai Keseluruhan" if name == "Nilai Total" else name for name in HEADERS]
    send(house, rows(), headers)
    (one,) = validated(house)
    wanted = {"kind": "accept", "concept": "drift", "subject": one.delivery_id, "object": None}
    told, is_replayed = steward.decide(house.settings, house.world, {**wanted, "by": "Rina", "why": "letter 12"})
    assert (told.by, told.why, is_replayed) == ("Rina", "letter 12", True)
    (waiting,) = receipts.all(house.settings, "kemenkeu")
    assert waiting.state == "landed" and waiting.notes[-1].startswith("accepted by Rina at ")
