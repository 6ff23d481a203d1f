import duckdb
import pytest
from simpul.linkage import training
from simpul.linkage.comparisons import LEVELS, labels

from tests.dags.simpul.linkage.rosters import table


def listed(number: int) -> dict:
    name = f"{'abcdefghij'[number % 10] * 3}ri {'klmnopqrst'[number // 10 % 10] * 3}an"
    return {
        "unique_id": f"r{number}", "name": name, "nip_token": f"t{number}", "sex_code": "MF"[number % 2],
        "agency_code": str(number % 7), "appointed": f"20{number % 20:02}01",
    }  # fmt: skip


@pytest.fixture
def warehouse():
    with duckdb.connect() as connection:
        rows = table(*(listed(number) for number in range(100)))
        connection.register("rows", rows)
        connection.execute("create schema vault")
        born = "date '1980-01-01' + cast(row_number() over (order by unique_id) as integer) as birth_date"
        connection.execute(f"create table vault.int_people__known as select * replace ({born}) from rows")
        connection.execute("create table vault.int_people__unsettled as from vault.int_people__known limit 20")
        connection.execute(
            "create table vault.int_people__listed as select unique_id as record_id, * from vault.int_people__known"
        )
        yield connection


def test_pairs_with_one_nip_teach_what_agrees(warehouse):
    chances = training.learn(warehouse)
    assert {name: list(levels) for name, levels in chances.items()} == {name: labels(name) for name in LEVELS}
    assert chances["name"]["same"]["m"] > 0.9 > chances["name"]["same"]["u"]
    assert chances["appointed"]["same month"]["m"] > 0.9
    assert all(0 < level["m"] < 1 and 0 < level["u"] < 1 for levels in chances.values() for level in levels.values())


def test_learning_twice_teaches_the_same(warehouse):
    assert training.learn(warehouse) == training.learn(warehouse)


def test_several_countries_are_averaged(warehouse):
    chances = training.learn(warehouse)
    other = {name: {label: {"m": 0.5, "u": 0.5} for label in levels} for name, levels in chances.items()}
    told = training.mean([chances, other])
    assert told["sex"]["same"]["m"] == pytest.approx((chances["sex"]["same"]["m"] + 0.5) / 2, abs=1e-6)
