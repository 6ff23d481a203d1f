"""What is about one person lives in the landing and in schema vault, and nowhere else."""

import logging
from dataclasses import replace

import duckdb
import pytest
from simpul.contract import load_contract
from simpul.load import load
from simpul.vocabulary import load_vocabulary

from tests.dags.simpul.people_house import CONTRACT, HEADER, people_house, taken_in

BUDI = "198609262015051001;6401122609860003;BUDI CANARI;1986-09-26;III/a;90\n"
SITI = "199001012023212001;6401124101900004;SITI CANARI;1990-01-01;IV/b;80\n"


@pytest.fixture
def house(tmp_path):
    return people_house(tmp_path)


def anew(house):
    """Load as a process of its own would, with promises read anew."""
    load_contract.cache_clear()
    load_vocabulary.cache_clear()
    load(house.settings, house.world, [])


def test_values_go_to_the_vault_and_tokens_to_raw(house):
    house.deliver("bkn/a.csv", HEADER + BUDI + SITI.replace("6401124101900004", ""))
    (one,) = taken_in(house, "bkn")
    assert (one.state, one.rows_loaded) == ("loaded", 2)
    columns = [row[0] for row in house.rows("describe raw.bkn__employees")]
    assert columns == ["nip_token", "nik_token", "grade", "score", "period", "part", "_delivery_id", "_row"]
    told = "select nip, nik, full_name, birth_date::varchar, _delivery_id, _row from vault.bkn__employees order by _row"
    assert house.rows(told) == [
        ("198609262015051001", "6401122609860003", "BUDI CANARI", "1986-09-26", one.delivery_id, 2),
        ("199001012023212001", None, "SITI CANARI", "1990-01-01", one.delivery_id, 3),
    ]
    (_, first), (nik, second) = house.rows("select nik_token, nip_token from raw.bkn__employees order by _row")
    assert nik is None
    assert first != second
    assert first.split("_")[0] == second.split("_")[0]


def test_one_person_has_one_token_at_every_agency(house):
    house.deliver("bkn/a.csv", HEADER + BUDI)
    house.deliver("panrb/a.csv", HEADER + BUDI.replace("1986", "'1986", 1) + SITI)
    taken_in(house, "bkn", "panrb")
    shared = "select count(*) from raw.bkn__employees join raw.panrb__employees using (nip_token, nik_token)"
    assert house.rows(shared) == [(1,)]


def test_a_later_delivery_replaces_its_rows_in_the_vault_too(house):
    house.deliver("bkn/a.csv", HEADER + BUDI, at=1)
    taken_in(house, "bkn")
    house.deliver("bkn/b.csv", HEADER + SITI, at=2)
    taken_in(house, "bkn")
    assert house.rows("select full_name from vault.bkn__employees") == [("SITI CANARI",)]
    assert house.rows("select count(*) from raw.bkn__employees") == [(1,)]


def test_another_secret_gives_other_tokens_to_rows_that_stand(house):
    house.deliver("bkn/a.csv", HEADER + BUDI)
    taken_in(house, "bkn")
    before = house.rows("select nip_token from raw.bkn__employees")
    load(replace(house.settings, secret="5a" * 32), house.world, [])
    after = house.rows("select nip_token from raw.bkn__employees")
    assert before != after
    assert len(house.rows("from vault.bkn__employees")) == 1
    load(house.settings, house.world, [])
    assert house.rows("select nip_token from raw.bkn__employees") == before


def test_a_word_that_becomes_private_leaves_raw_and_back(house):
    vocabulary = house.settings.promises / "vocabulary.yml"
    private = vocabulary.read_text()
    vocabulary.write_text(private.replace(", privacy: identifier", "").replace(", privacy: personal", ""))
    load_vocabulary.cache_clear()
    house.deliver("bkn/a.csv", HEADER + BUDI)
    taken_in(house, "bkn")
    assert house.rows("select full_name from raw.bkn__employees") == [("BUDI CANARI",)]
    assert house.rows("select table_name from duckdb_tables() where schema_name = 'vault'") == []
    vocabulary.write_text(private)
    anew(house)
    assert "full_name" not in [row[0] for row in house.rows("describe raw.bkn__employees")]
    assert house.rows("select full_name from vault.bkn__employees") == [("BUDI CANARI",)]
    assert [len(row[0]) for row in house.rows("select nip_token from raw.bkn__employees")] == [73]


def test_what_no_contract_promises_leaves_the_vault(house):
    house.deliver("bkn/a.csv", HEADER + BUDI)
    taken_in(house, "bkn")
    contract = house.settings.promises / "agencies" / "bkn.yml"
    contract.unlink()
    anew(house)
    assert house.rows("select table_name from duckdb_tables() where schema_name = 'vault' order by 1") == [
        ("panrb__employees",)
    ]
    contract.write_text(CONTRACT.format(agency="bkn"))
    anew(house)
    assert house.rows("select full_name from vault.bkn__employees") == [("BUDI CANARI",)]


CANARIES = [*BUDI.split(";")[:3], *SITI.split(";")[:3], "19860926201505100", "64011226098600O3", "AGUS KENARI"]
DELIVERIES = {
    "bkn/good.csv": HEADER + BUDI + SITI,
    "panrb/broken.csv": HEADER
    + BUDI
    + BUDI.replace("90\n", "91\n")
    + SITI * 2
    + "19860926201505100;64011226098600O3;AGUS KENARI;31/02/1986;V/z;900\n"
    + ";;;;;\nBUDI CANARI;6401122609860003;198609262015051001;SITI CANARI;198609262015051001;BUDI CANARI\n",
}
REFUSED = {
    "bkn/headless.csv": BUDI + SITI,
    "bkn/cut.csv": HEADER + BUDI + SITI + "198609262015051001;6401122609860003\n",
    "panrb/renamed.csv": HEADER.replace("Nama", "Nama Pegawai") + BUDI,
    "panrb/broken.json": '[{"NIP": "198609262015051001", "NIP": "1", "Nama": "BUDI CANARI"}, {"NIK": 6401122609860003',
}


def test_no_canary_leaves_the_landing_and_the_vault(house, tmp_path, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    told = []
    for name, content in {**DELIVERIES, **REFUSED}.items():
        house.deliver(name, content)
        told += [one.model_dump_json() for one in taken_in(house, name.split("/")[0])]
        (house.drop / name).unlink()
    anew(house)
    assert house.rows("select count(*) from vault.bkn__employees") == [(2,)]
    assert house.rows("select count(*) from raw.quarantine where agency = 'panrb'")[0][0] > 10
    said = "\n".join([*told, caplog.text, *capfd.readouterr()])
    assert [canary for canary in CANARIES if canary in said] == []
    with duckdb.connect(str(tmp_path / "without_vault.duckdb")) as connection:
        connection.execute(f"attach '{house.settings.warehouse}' as workshop (read_only)")
        connection.execute("create schema raw")
        tables = "select schema_name, table_name from duckdb_tables() where database_name = 'workshop'"
        for schema, table in connection.execute(tables).fetchall():
            if schema != "vault":
                connection.execute(f'create table {schema}."{table}" as from workshop.{schema}."{table}"')
                connection.execute(f"copy {schema}.{table} to '{tmp_path / table}.csv'")
    ours = {house.settings.warehouse, house.settings.warehouse.with_name("warehouse.duckdb.wal")}
    held = {"payload.csv", "payload.json", "sieved.parquet"}
    scanned = [path for path in tmp_path.rglob("*") if path.is_file() and path not in ours and path.name not in held]
    assert len(scanned) > 20
    found = [(path.name, one) for path in scanned for one in CANARIES if one.encode() in path.read_bytes()]
    assert found == []
    secret = (house.settings.keys / "people.key").read_bytes().strip()
    keepers = [path.name for path in tmp_path.rglob("*") if path.is_file() and secret in path.read_bytes()]
    assert keepers == ["people.key"]
    assert secret.decode() not in said
    assert _in_parquet(scanned) == []


def _in_parquet(scanned):
    """Look into compressed files too."""
    texts = [str(duckdb.sql(f"from '{path}'").fetchall()) for path in scanned if path.suffix == ".parquet"]
    assert texts
    return [one for text in texts for one in CANARIES if one in text]
