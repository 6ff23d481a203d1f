import json

import pytest
from simpul import receipts
from simpul.errors import LoadFailed
from simpul.receipts import Receipt

from tests.dags.simpul.house import build


@pytest.fixture
def house(tmp_path):
    return build(tmp_path)


def receipt(**more):
    entry = {
        "agency": "kas", "table": "spending", "delivery_id": "a" * 16, "file": "a.csv", "connector": "drop",
        "position": {"mtime_ns": 1, "size": 2}, "sha256": "b" * 64, "bytes": 2, "sequence": 1, "attempt": "first",
        "contract_version": "v", "state": "landed", "received_at": "2026-01-01T00:00:00+00:00",
    }  # fmt: skip
    return Receipt.model_validate(entry | more)


def test_what_was_written_is_read(house):
    written = receipts.write(house.settings, house.world, receipt())
    assert receipts.read(house.settings, "kas", "spending", "a" * 16) == written


def test_a_receipt_that_is_not_there_or_not_whole_is_our_failure(house):
    with pytest.raises(LoadFailed, match="no receipt can be read"):
        receipts.read(house.settings, "kas", "spending", "nothing")
    receipts.write(house.settings, house.world, receipt())
    path = receipts.folder(house.settings, "kas", "spending", "a" * 16) / "receipt.json"
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(LoadFailed, match="receipt.json"):
        receipts.all(house.settings)


def test_an_attempt_thought_dead_changes_nothing(house):
    sleeper = receipts.write(house.settings, house.world, receipt())
    heir = receipts.claim(house.settings, house.world, sleeper)
    with pytest.raises(LoadFailed, match="another attempt"):
        receipts.write(house.settings, house.world, sleeper.model_copy(update={"reason": "I am back"}))
    assert receipts.read(house.settings, "kas", "spending", "a" * 16) == heir


def test_a_claim_goes_on_from_what_stands_on_disk(house):
    old = receipts.write(house.settings, house.world, receipt())
    receipts.write(house.settings, house.world, old.model_copy(update={"state": "validated", "rows_landed": 7}))
    assert receipts.claim(house.settings, house.world, old).rows_landed == 7


@pytest.mark.parametrize("state", ["loaded", "superseded", "needs_decision", "refused", "failed", "stale", "unchanged"])
def test_rows_that_were_lost_end_no_delivery(house, state):
    with pytest.raises(LoadFailed, match="rows were lost"):
        lost = {"rows_landed": 3, "rows_loaded": 1, "rows_quarantined": 1}
        receipts.write(house.settings, house.world, receipt(state=state, **lost))


def test_receipts_come_in_the_order_of_landing(house):
    for number, name in ((2, "c"), (1, "d"), (3, "b")):
        receipts.write(house.settings, house.world, receipt(delivery_id=name, sequence=number))
    receipts.write(house.settings, house.world, receipt(delivery_id="z", table="earlier"))
    assert [one.delivery_id for one in receipts.all(house.settings)] == ["z", "d", "c", "b"]
    assert [one.delivery_id for one in receipts.all(house.settings, "kas", "earlier")] == ["z"]


def test_status_has_the_promised_shape(house):
    receipts.write(house.settings, house.world, receipt(reason="why"))
    (line,) = json.loads(json.dumps(receipts.status(house.settings)))
    assert list(line) == [
        "agency", "table", "period", "delivery_id", "file", "state", "rows_landed", "rows_loaded", "rows_quarantined",
        "reason",
    ]  # fmt: skip


def test_a_sweep_takes_only_what_a_crash_left(house):
    kept = receipts.write(house.settings, house.world, receipt())
    place = receipts.folder(house.settings, "kas", "spending")
    for name in (".tmp-1", f"{kept.delivery_id}/.receipt.json.tmp-2"):
        (place / name).write_text("half")
    (place / "orphan").mkdir()
    (place / "orphan" / "payload.csv").write_text("whole, but nobody says so")
    receipts.sweep(house.settings, house.world, "kas", "spending")
    left = {path.relative_to(place).as_posix() for path in place.rglob("*")}
    assert left == {".receipts.lock", kept.delivery_id, f"{kept.delivery_id}/receipt.json"}


@pytest.mark.parametrize(("file", "name"), [("x/A.XLSX", "payload.xlsx"), ("a", "payload"), ("a.j s", "payload")])
def test_a_payload_keeps_its_suffix_only_if_it_is_plain(house, file, name):
    assert receipts.payload(house.settings, receipt(file=file)).name == name
