"""A column that no purpose allows to be stored is told, and is nowhere in the warehouse."""

import pytest
from simpul.contract import load_contract
from simpul.errors import ContractInvalid
from simpul.purposes import load_purposes

from tests.dags.simpul.house import PURPOSES
from tests.dags.simpul.people_house import HEADER, people_house, taken_in

ROW = "198609262015051001;6402012609860001;Budi Santoso;26/09/1986;III/a;90\n"
LACKING = "nip, nik, full_name"


def columns(house, schema: str) -> set[str]:
    asked = f"select column_name from duckdb_columns() where schema_name = '{schema}' and table_name = 'bkn__employees'"
    return {name for (name,) in house.rows(asked)}


def test_a_column_without_purpose_is_told_and_not_stored(tmp_path):
    house = people_house(tmp_path)
    (house.settings.promises / "purposes.yml").write_text(PURPOSES.format(LACKING))
    house.deliver("bkn/employees.csv", HEADER + ROW)
    (receipt,) = taken_in(house, "bkn")
    assert (receipt.state, receipt.rows_loaded) == ("loaded", 1)
    assert any(
        "column Lahir has no purpose (purposes.yml) and is not stored" in item["detail"] for item in receipt.drift
    )
    assert "full_name" in columns(house, "vault")
    assert "birth_date" not in columns(house, "vault") | columns(house, "raw")
    for path in (house.settings.data / "landing").rglob("*.parquet"):
        assert b"1986-09-26" not in path.read_bytes()


def test_a_purpose_that_ends_takes_its_column_away(tmp_path):
    house = people_house(tmp_path)
    house.deliver("bkn/employees.csv", HEADER + ROW)
    taken_in(house, "bkn")
    assert "birth_date" in columns(house, "vault")
    (house.settings.promises / "purposes.yml").write_text(PURPOSES.format(LACKING))
    load_purposes.cache_clear()
    load_contract.cache_clear()
    house.deliver("bkn/employees_2.csv", HEADER + ROW.replace("90", "91"), at=9)
    taken_in(house, "bkn")
    assert "birth_date" not in columns(house, "vault")


def test_what_the_grain_needs_must_have_a_purpose(tmp_path):
    house = people_house(tmp_path)
    (house.settings.promises / "purposes.yml").write_text(PURPOSES.format("full_name"))
    with pytest.raises(ContractInvalid, match="nip may not be stored for tests, but grain or checks need it"):
        load_contract(house.settings.promises, "bkn")


def test_an_unknown_purpose_is_named(tmp_path):
    house = people_house(tmp_path)
    (house.settings.promises / "purposes.yml").write_text(PURPOSES.format("nip").replace("tests:", "proofs:"))
    with pytest.raises(ContractInvalid, match=r"tests is no purpose .* name one of purposes.yml: proofs"):
        load_contract(house.settings.promises, "bkn")


def test_a_purpose_holds_words_of_the_vocabulary(tmp_path):
    house = people_house(tmp_path)
    (house.settings.promises / "purposes.yml").write_text(PURPOSES.format("shoe_size"))
    with pytest.raises(ContractInvalid, match="not in the vocabulary: shoe_size"):
        load_contract(house.settings.promises, "bkn")
