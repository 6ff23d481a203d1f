"""An edition names nobody whom the vault knows."""

import duckdb
import pytest
from simpul.errors import EditionRefused
from simpul.load import load
from simpul.people.exposure import refuse_people
from simpul.vocabulary import load_vocabulary

from tests.dags.simpul.people_house import HEADER, people_house, taken_in

NUMBERS = range(20)
PEOPLE = [f"1990010120232110{n:02};64011241019000{n:02};MAKMUR JAYA {n};1990-01-01;III/a;80\n" for n in NUMBERS]
PLACES = """
agency: region
name: Wilayah
steward: {unit: Pusdata, email: data@region.example}
legal_basis: Perpres 39/2019
purpose: tests
tables:
  villages:
    description: One row per village.
    landing: {connector: drop, match: "region/*.csv"}
    cadence: {every: year}
    grain: [village_name]
    fields: {Desa: village_name}
"""


@pytest.fixture
def house(tmp_path):
    """Return a house with twenty people in its vault, and villages of which some are called like people."""
    house = people_house(tmp_path)
    with (house.settings.promises / "vocabulary.yml").open("a") as words:
        words.write("  village_name: {label: {id: Desa, en: Village}, type: name}\n")
    (house.settings.promises / "agencies" / "region.yml").write_text(PLACES)
    load_vocabulary.cache_clear()
    house.deliver("bkn/a.csv", HEADER + "".join(PEOPLE))
    house.deliver("region/a.csv", "Desa\n" + "".join(f"Makmur Jaya {n}\n" for n in NUMBERS))
    assert {one.state for one in taken_in(house, "bkn", "region")} == {"loaded"}
    return house


def edition(house, query):
    """Make an edition of one table, and look for people in it."""
    path = house.settings.data / "edition.duckdb"
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"create table dim_said as {query}")
    return refuse_people(house.settings, path)


@pytest.mark.parametrize(
    "query",
    [
        "select 'pejabat' as role, 'Makmur Jaya 3 ' as text from range(5)",
        "select ['x', 'MAKMUR JAYA 4'] as text",
        "select 'NIP 199001012023211004' as text",
        "select '6401124101900004' as text",
        "select 6401124101900004 as text",
        "select 199001012023211004::hugeint as text",
    ],
)
def test_nobodys_name_or_number_is_published(house, query):
    with duckdb.connect(str(house.settings.warehouse)) as connection:
        connection.execute("delete from raw.region__villages")
    with pytest.raises(EditionRefused, match=r"dim_said.text \(1 by (name|identifier)\)") as refused:
        edition(house, query)
    assert "akmur" not in str(refused.value).lower()
    assert "4101900004" not in str(refused.value)


def test_a_birth_date_a_token_or_a_code_names_nobody(house):
    query = "select '1990-01-01' as text, date '1990-01-01' as day, 'III/a' as grade, nip_token from raw"
    token = house.rows("select nip_token from raw.bkn__employees limit 1")[0][0]
    assert edition(house, query.replace("nip_token from raw", f"'{token}' as token, 5::bigint as number")) == 4


def test_villages_that_are_called_like_people_are_published(house):
    assert edition(house, "select 'MAKMUR JAYA ' || i as text from range(3) as r (i)") == 1


def test_a_column_of_peoples_names_is_not_excused_by_villages(house):
    with pytest.raises(EditionRefused, match=r"20 by name"):
        edition(house, "select 'MAKMUR JAYA ' || i as text from range(20) as r (i)")


def test_without_a_vault_nothing_is_read(tmp_path):
    house = people_house(tmp_path)
    for agency in ("bkn", "panrb"):
        (house.settings.promises / "agencies" / f"{agency}.yml").unlink()
    load(house.settings, house.world, [])
    assert edition(house, "select 'x' as text") == 0
