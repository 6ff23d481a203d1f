import errno
import hashlib
import logging
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from simpul import receipts
from simpul.errors import ContractInvalid, LoadFailed, NotDelivered
from simpul.land import land
from simpul.world import Disk

from tests.dags.simpul.house import build, flow

A, B, C = (f"code,amount\n{code},1\n" for code in "abc")


@pytest.fixture
def house(tmp_path):
    return build(tmp_path)


def lands(house, **changes):
    return land(replace(house.settings, **changes), house.world, "kas", "spending")


def ledger(house):
    return [(one.file, one.state) for one in receipts.all(house.settings)]


def test_the_bytes_as_they_came(house):
    house.deliver("spending_2026-01.CSV", A, at=7)
    (one,) = lands(house)
    payload = receipts.payload(house.settings, one)
    assert payload.read_text() == A
    assert payload.name == "payload.csv"
    assert stat.S_IMODE(payload.stat().st_mode) == 0o444
    assert one.sha256 == hashlib.sha256(A.encode()).hexdigest()
    assert one.position == {"mtime_ns": 7_000_000_000, "size": len(A)}
    assert one.delivery_id == hashlib.sha256(f"kas.spending.:2026-01:{one.sha256}".encode()).hexdigest()[:16]
    assert (one.state, one.sequence, one.bytes, one.period) == ("landed", 1, len(A), None)


def test_a_file_seen_before_is_not_read_again(house):
    path = house.deliver("spending_2026-01.csv", A, at=7)
    first = lands(house)
    path.write_text(B)  # other bytes of the same size and time: only a reader would notice
    os.utime(path, (7, 7))
    assert lands(house) == first
    assert ledger(house) == [("spending_2026-01.csv", "landed")]


def test_known_bytes_under_another_name_leave_a_sighting(house):
    house.deliver("spending_2026-01.csv", A)
    flow(house)
    house.deliver("copy/spending_2026-01.csv", A, at=9)
    for _ in range(2):
        assert lands(house) == []
        assert ledger(house) == [("spending_2026-01.csv", "loaded"), ("copy/spending_2026-01.csv", "unchanged")]
    sighting = receipts.all(house.settings)[1]
    assert sighting.reason == "same bytes as spending_2026-01.csv"
    assert not receipts.payload(house.settings, sighting).exists()


def test_the_same_bytes_for_another_period_are_another_delivery(house):
    house.deliver("spending_2026-01.csv", A)
    house.deliver("spending_2026-02.csv", A)
    flow(house)
    assert [state for _, state in ledger(house)] == ["loaded", "loaded"]
    assert [row[0] for row in house.spending()] == ["2026-01-01", "2026-02-01"]


def test_where_the_name_tells_no_period_the_bytes_alone_are_the_delivery(house):
    house.deliver("yearly/a.csv", "code,2024\na,1\n")
    house.deliver("yearly/b.csv", "code,2024\na,1\n")
    first, second = land(house.settings, house.world, "kas") + receipts.all(house.settings)[1:]
    assert first.delivery_id == hashlib.sha256(f"kas.yearly.:{first.sha256}".encode()).hexdigest()[:16]
    assert (second.state, second.sha256) == ("unchanged", first.sha256)


def test_a_touched_file_is_read_and_nothing_else_happens(house):
    path = house.deliver("spending_2026-01.csv", A)
    (before,) = flow(house)
    os.utime(path, (99, 99))
    assert lands(house) == []
    (after,) = receipts.all(house.settings)
    assert after.position == {"mtime_ns": 99_000_000_000, "size": len(A)}
    assert after.model_copy(update={"position": before.position, "attempt": before.attempt}) == before


def test_two_files_of_one_period_both_land_in_the_order_of_their_times(house):
    house.deliver("z/spending_2026-01.csv", A, at=1)
    house.deliver("a/spending_2026-01.csv", B, at=2)
    assert [one.file for one in lands(house)] == ["z/spending_2026-01.csv", "a/spending_2026-01.csv"]
    house.deliver("old/spending_2026-01.csv", C, at=0)  # older, but it arrived later
    assert [one.sequence for one in lands(house)] == [1, 2, 3]


@pytest.mark.parametrize("name", ["spending_2026-01.csv", "again/spending_2026-01.csv"])
def test_who_delivers_old_bytes_again_takes_the_newer_back(house, name):
    house.deliver("spending_2026-01.csv", A, at=1)
    flow(house)
    house.deliver("b/spending_2026-01.csv", B, at=2)
    flow(house)
    assert [row[2] for row in house.spending()] == ["b"]
    house.deliver(name, A, at=3)
    (again,) = flow(house)
    assert again.notes == [f"delivered again as {name}"]
    assert [row[2] for row in house.spending()] == ["a"]
    assert flow(house) == []


def test_old_bytes_again_beside_something_newer_in_one_run(house):
    house.deliver("spending_2026-01.csv", A, at=1)
    flow(house)
    house.deliver("b/spending_2026-01.csv", B, at=2)
    house.deliver("c/spending_2026-01.csv", A, at=3)
    flow(house)
    assert [row[2] for row in house.spending()] == ["a"]
    assert ledger(house)[0] == ("b/spending_2026-01.csv", "superseded")


def test_one_name_whose_content_goes_there_and_back(house):
    for at, content in enumerate([A, B, A, B, B], start=1):
        house.deliver("spending_2026-01.csv", content, at=at)
        flow(house)
        assert [row[2] for row in house.spending()] == [content[12]]
    assert [state for _, state in ledger(house)] == ["superseded", "loaded"]


def test_a_file_beyond_the_limit_is_refused_unread(house):
    path = house.deliver("spending_2026-01.csv", A * 100)
    path.chmod(0o000)
    for _ in range(2):
        assert lands(house, max_payload=1000) == []
        (one,) = receipts.all(house.settings)
        assert one.state == "refused"
        assert "1,600 bytes are more than 1,000 · spending_2026-01.csv" in one.reason
    path.chmod(0o644)
    assert [one.state for one in lands(house)] == ["landed"]
    assert [state for _, state in ledger(house)] == ["superseded", "landed"]


def test_an_empty_file_lands(house):
    house.deliver("spending_2026-01.csv", "")
    assert [one.bytes for one in lands(house)] == [0]


def test_a_file_that_its_sender_still_writes_is_left(house, caplog):
    store = fsspec.filesystem("memory")
    store.pipe("/growing/spending_2026-01.csv", b"half")

    class Growing(Disk):
        """After the drop was listed, the sender goes on."""

        def make_folder(self, path: Path) -> None:
            super().make_folder(path)
            store.pipe("/growing/spending_2026-01.csv", b"half and half")

    far = replace(house.settings, drop="memory://growing")
    with caplog.at_level(logging.WARNING):
        assert land(far, replace(house.world, disk=Growing()), "kas", "spending") == []
    assert "still being written" in caplog.text
    assert ledger(house) == []
    assert [one.bytes for one in land(far, house.world, "kas", "spending")] == [13]
    store.rm("/growing", recursive=True)


class Locked(MemoryFileSystem):
    """A store that lists its files and, while it is locked, hands none out."""

    protocol = "locked"
    is_locked = True

    @classmethod
    def _strip_protocol(cls, path):
        return super()._strip_protocol(path.removeprefix("locked:/"))

    def _open(self, path, *args, **kwargs):
        if type(self).is_locked:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return super()._open(path, *args, **kwargs)


def test_an_unreadable_file_is_refused_until_it_is_readable(house, monkeypatch):
    fsspec.register_implementation("locked", Locked, clobber=True)
    fsspec.filesystem("memory").pipe("/far/spending_2026-01.csv", A.encode())
    for _ in range(2):
        assert lands(house, drop="locked://far") == []
        assert ledger(house) == [("spending_2026-01.csv", "refused")]
    assert receipts.all(house.settings)[0].reason.startswith("cannot be read (Permission denied) · spending_2026")
    monkeypatch.setattr(Locked, "is_locked", False)
    assert [one.state for one in lands(house, drop="locked://far")] == ["landed"]
    assert [state for _, state in ledger(house)] == ["superseded", "landed"]


def test_a_drop_out_of_reach_marks_what_had_deliveries(house):
    house.deliver("spending_2026-01.csv", A)
    flow(house)
    aside = house.drop.rename(house.drop.with_name("aside"))
    for _ in range(2):
        with pytest.raises(NotDelivered):
            land(house.settings, house.world, "kas")
        assert ledger(house) == [("spending_2026-01.csv", "loaded"), ("", "stale")]
    aside.rename(house.drop)
    assert land(house.settings, house.world, "kas") == []
    assert ledger(house) == [("spending_2026-01.csv", "loaded")]


@pytest.mark.parametrize("call", ["make_folder", "name_once", "write_new", "remove"])
def test_a_full_disk_is_our_failure_and_heals(house, call):
    house.deliver("spending_2026-01.csv", A)

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/landing")

    broken = type("Full", (Disk,), {call: full})()
    if call == "remove":  # a crash must have left something to remove
        lands(house)
        (house.settings.landing / "kas" / "spending" / ".tmp-1").write_text("half")
    with pytest.raises(LoadFailed, match="No space left on device"):
        land(house.settings, replace(house.world, disk=broken), "kas", "spending")
    assert [one.state for one in lands(house)] == ["landed"]
    place = house.settings.landing / "kas" / "spending"
    assert [path.name for path in place.glob(".tmp*")] == []


def test_a_payload_in_the_way_is_never_clobbered(house):
    house.deliver("spending_2026-01.csv", A)
    (one,) = lands(house)

    class Planting(Disk):
        """Somebody puts another payload where this one is about to be named."""

        def name_once(self, temporary: Path, path: Path) -> bool:
            path.write_text("planted")
            return super().name_once(temporary, path)

    house.deliver("b/spending_2026-01.csv", B)
    with pytest.raises(LoadFailed, match="in the way"):
        land(house.settings, replace(house.world, disk=Planting()), "kas", "spending")
    assert receipts.payload(house.settings, one).read_text() == A
    assert [receipt.bytes for receipt in lands(house)] == [len(A), len(B)]


def test_a_table_that_was_never_promised(house):
    with pytest.raises(ContractInvalid, match="take one of spending, yearly"):
        land(house.settings, house.world, "kas", "gold")


def test_two_runs_at_once_land_once(house):
    house.deliver("spending_2026-01.csv", A)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: lands(house), range(2))
    assert first == second == receipts.all(house.settings)
    assert len(first) == 1
