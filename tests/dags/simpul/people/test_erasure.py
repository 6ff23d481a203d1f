"""Whoever is forgotten is in no byte of the data folder and stays out of later deliveries; nobody else is touched."""

import pytest
from simpul import compaction, receipts
from simpul.errors import DecisionRefused
from simpul.people import deletions, person, tombstones

from tests.byte_scan import places
from tests.dags.simpul.rights import BUDI, BUDI_NIK, NAME, SITI, TRACES, deliver_all, flow, forget, rights_house


@pytest.fixture
def house(tmp_path):
    return rights_house(tmp_path)


def states(house):
    return {(one.table, one.file): (one.state, one.rows_loaded) for one in receipts.all(house.settings) if one.sha256}


def test_a_person_is_taken_out_of_every_layer_and_format(house):
    deliver_all(house)
    flow(house)
    assert set(places(house.settings.data, TRACES)) >= {BUDI, BUDI_NIK, NAME}
    whose = forget(house)
    compaction.compact(house.settings, house.world)
    assert whose.numbers == {BUDI, BUDI_NIK}
    assert places(house.settings.data, TRACES) == {}
    assert {one[0] for one in states(house).values()} == {"loaded"}
    assert house.rows("select nip, full_name from vault.bkn__employees") == [(SITI, "Siti Rahma")]
    assert house.rows("select nip, rater_nip from vault.bkn__ratings") == [(SITI, None)]
    seats = (
        "select seat, nip, full_name from raw.oikn__seats join vault.oikn__seats using (_delivery_id, _row) order by 1"
    )
    assert house.rows(seats) == [("S13", SITI, "Siti Rahma"), ("S4", None, "Agus Wijaya")]
    units = "select unit, nip from raw.oikn__housing join vault.oikn__housing using (_delivery_id, _row) order by 1"
    assert house.rows(units) == [("U1", None), ("U13", SITI), ("U2", None)]
    assert house.rows("select seat from raw.oikn__list") == [("12",)]


def test_the_payload_keeps_its_format_and_the_receipt_both_hashes(house):
    deliver_all(house)
    flow(house)
    before = {one.delivery_id: one.sha256 for one in receipts.all(house.settings)}
    forget(house)
    told = {one.table: one for one in receipts.all(house.settings)}
    heads = {table: receipts.payload(house.settings, one).read_bytes()[:4] for table, one in told.items()}
    assert heads["employees"] == b"NIP,"
    assert heads["ratings"][:1] == b"{"
    assert heads["seats"][:2] == heads["list"][:2] == b"PK"
    assert heads["housing"] == b"PAR1"
    for one in told.values():
        assert one.sha256 == before[one.delivery_id]
        (note,) = [note for note in one.notes if note.startswith("erased")]
        assert len(note.split()[-1]) == 64
    assert {line["layer"] for line in deletions.read(house.settings)} == {"landing"}
    assert len(deletions.read(house.settings)) >= 6


def test_who_comes_again_is_left_out_and_everybody_else_comes_in(house):
    deliver_all(house)
    flow(house)
    forget(house)
    deliver_all(house, "2")
    flow(house)
    compaction.compact(house.settings, house.world)
    found = places(house.settings.data, TRACES)
    # a column that no contract names is not looked into without the number, which is gone
    things = {path for path in found.get(BUDI, set()) if "/things/" in path}
    assert {text: paths - things for text, paths in found.items() if paths - things} == {}
    assert house.rows("select nip from vault.bkn__employees") == [(SITI,)]
    (one,) = [one for one in receipts.all(house.settings, "bkn", "employees") if one.state == "loaded"]
    assert one.file == "employees_2.csv"
    assert (one.rows_landed, one.rows_loaded) == (1, 1)


def test_payloads_that_were_refused_or_replaced_lose_the_person_too(house):
    deliver_all(house)
    flow(house)
    deliver_all(house, "2")
    house.deliver("employees_3.csv", f"NIP;NIK;Nama\n{BUDI};{BUDI_NIK};{NAME}\n{SITI};1;Siti\n", 3)
    house.deliver("employees_4.csv", f"{BUDI}\0;{NAME}", 4)
    flow(house)
    before = {key: state for key, (state, _) in states(house).items()}
    assert {"loaded", "superseded", "refused"} <= set(before.values())
    forget(house)
    compaction.compact(house.settings, house.world)
    assert places(house.settings.data, TRACES) == {}
    assert {key: state for key, (state, _) in states(house).items()} == before


def test_namesakes_born_the_same_day_are_not_forgotten(house):
    twin = f"198609262016061007;6401122609860008;{NAME};26-09-1986;III/b;1"
    rows = f"{BUDI};{BUDI_NIK};{NAME};26-09-1986;III/a;0\n{twin}\n"
    house.deliver("employees_1.csv", "NIP;NIK;Nama;Lahir;Gol;Telepon\n" + rows)
    flow(house)
    whose = forget(house)
    assert not whose.is_alone
    assert house.rows("select nip from vault.bkn__employees") == [("198609262016061007",)]


def test_it_can_be_done_again_and_tombstones_tell_nothing(house):
    deliver_all(house)
    flow(house)
    forget(house)
    marks = tombstones.path(house.settings).read_bytes()
    forget(house)
    assert tombstones.path(house.settings).read_bytes() == marks
    assert not [text for text in TRACES if text.encode() in marks]
    assert tombstones.path(house.settings).stat().st_mode & 0o077 == 0


def test_logs_lose_the_number_and_half_pulls_go(house):
    deliver_all(house)
    flow(house)
    log = house.settings.data / "dbt" / "logs" / "dbt.log"
    log.parent.mkdir(parents=True)
    log.write_text(f"failed for {BUDI} here")
    half = house.settings.landing / "bkn" / "employees" / ".scratch" / "employees.part"
    half.parent.mkdir()
    half.write_text(BUDI)
    forget(house)
    assert log.read_text() == f"failed for {'*' * 18} here"
    assert not half.exists()


@pytest.mark.parametrize("text", ["", "123", "not a number", "19860926201505100"])
def test_what_is_no_number_is_refused_and_not_repeated(text):
    with pytest.raises(DecisionRefused) as refused:
        person.number_of(text)
    assert not text or text not in str(refused.value)
    assert person.number_of("1986 0926 201505 1 001") == BUDI
