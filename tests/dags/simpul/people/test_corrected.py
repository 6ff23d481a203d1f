"""A correction stands wherever the person's rows do, now and later, and no delivery is edited."""

import pytest
from simpul import receipts
from simpul.errors import DecisionRefused, LoadFailed
from simpul.load import load
from simpul.people import corrected, correction, rotation
from simpul.people.corrected import Wanted

from tests.byte_scan import places
from tests.dags.simpul.rights import BUDI, BUDI_NIK, SITI, deliver_all, flow, forget, rights_house

OTHER = "198609262015051002"
BORN = "select birth_date::varchar from vault.{} where nip = ? or full_name ilike 'budi%' order by 1"


@pytest.fixture
def house(tmp_path):
    house = rights_house(tmp_path)
    deliver_all(house)
    flow(house)
    return house


def correct(house, word, value, number=BUDI):
    found = corrected.record(house.settings, house.world, Wanted(number, word, value, "Unit Data", "certificate seen"))
    load(house.settings, house.world, [])
    return found


def born(house, table):
    return [day for (day,) in house.rows(BORN.replace("?", f"'{BUDI}'").format(table)) if day]


def test_a_birth_date_is_corrected_in_every_table_and_no_payload_changes(house):
    before = {
        one.delivery_id: receipts.payload(house.settings, one).read_bytes() for one in receipts.all(house.settings)
    }
    found = correct(house, "birth_date", "1986-09-27")
    assert {place.text.split(",")[0] for place in found} == {"bkn.employees", "oikn.seats", "oikn.list"}
    assert born(house, "bkn__employees") == ["1986-09-27"]
    assert born(house, "oikn__seats") == ["1986-09-26", "1986-09-27"]  # a row without a number is nobody's for sure
    assert house.rows(
        f"select count(*) from vault.bkn__employees where nip = '{SITI}' and birth_date = '1990-01-01'"
    ) == [(1,)]
    after = {
        one.delivery_id: receipts.payload(house.settings, one).read_bytes() for one in receipts.all(house.settings)
    }
    assert after == before


def test_it_holds_in_later_deliveries_and_under_another_secret(house):
    correct(house, "birth_date", "1986-09-27")
    deliver_all(house, "2")
    flow(house)
    assert born(house, "bkn__employees") == ["1986-09-27"]
    rotation.rotate(house.settings, house.world)
    load(house.settings, house.world, [])
    assert born(house, "bkn__employees") == ["1986-09-27"]


def test_a_corrected_number_is_everywhere_with_its_token_in_other_roles_too(house):
    correct(house, "nip", OTHER)
    assert house.rows(f"select count(*) from vault.bkn__employees where nip = '{BUDI}'") == [(0,)]
    assert house.rows(f"select count(*) from vault.bkn__ratings where rater_nip = '{OTHER}'") == [(1,)]
    same = "select count(*) from raw.bkn__employees as one join raw.bkn__ratings on one.nip_token = rater_nip_token"
    assert house.rows(same) == [(2,)]  # each rates the other
    correct(house, "birth_date", "1986-09-28", OTHER)
    assert house.rows(f"select birth_date::varchar from vault.bkn__employees where nip = '{OTHER}'") == [
        ("1986-09-28",)
    ]


def test_the_latest_stands(house):
    correct(house, "birth_date", "1986-09-27")
    correct(house, "birth_date", "1986-09-25")
    assert born(house, "bkn__employees") == ["1986-09-25"]
    assert len(correction.path(house.settings).read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("word", "value", "number", "why"),
    [
        ("grade", "IV/b", BUDI, "no word about one person"),
        ("birth_date", "31-31-1986", BUDI, "is no birth_date"),
        ("nip", "123", BUDI, "is no nip"),
        ("birth_date", "1986-09-27", OTHER, "has this number"),
        ("nip", SITI, BUDI, "somebody else"),
    ],
)
def test_what_contradicts_is_refused_and_nothing_is_recorded(house, word, value, number, why):
    with pytest.raises(DecisionRefused, match=why) as refused:
        correct(house, word, value, number)
    assert not [text for text in (value, number) if text in str(refused.value)]
    assert not correction.path(house.settings).exists()


def test_the_list_is_sealed_and_a_forgotten_person_leaves_it(house):
    correct(house, "nip", OTHER)
    correct(house, "birth_date", "1990-02-02", SITI)
    assert places(house.settings.data / "vault", [BUDI, OTHER, SITI, "1990-02-02", "certificate"]) == {}
    assert correction.path(house.settings).stat().st_mode & 0o077 == 0
    whose = forget(house, OTHER)
    assert whose.numbers == {BUDI, OTHER, BUDI_NIK}
    assert [one.number for one in correction.standing(house.settings, house.world)] == [SITI]
    assert house.rows("select nip from vault.bkn__employees") == [(SITI,)]


def test_a_broken_line_is_named(house):
    correct(house, "birth_date", "1986-09-27")
    path = correction.path(house.settings)
    path.write_text(path.read_text().replace('"Unit Data"', '"Somebody"'))
    with pytest.raises(LoadFailed, match="line 1 of the corrections"):
        correction.standing(house.settings, house.world)
