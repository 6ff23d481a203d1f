"""A contract's cadence becomes a schedule, and what Airflow knows of its sources is lent to them."""

import json
from types import SimpleNamespace

import pytest
from simpul.contract import load_contracts
from simpul.deliveries.intake_plan import LOOKS, credentials, cron, doc, reached
from simpul.errors import NotDelivered
from simpul.table import Cadence

from tests.dags.simpul.connectors.ledgers import CONTRACT
from tests.dags.simpul.house import build
from tests.house import HOUSE

CONTRACTS = load_contracts(HOUSE / "expectations")


def with_cadences(*cadences: str):
    """Return a contract whose tables are due so often."""
    contract = CONTRACTS["kemendagri"]
    table = contract.tables["provinces"]
    tables = {each: table.model_copy(update={"cadence": Cadence(every=each)}) for each in cadences}
    return contract.model_copy(update={"tables": tables})


@pytest.mark.parametrize("cadence", Cadence.model_fields["every"].annotation.__args__)
def test_every_cadence_has_a_look(cadence):
    assert cron(with_cadences(cadence)) == LOOKS[cadence]


def test_the_tightest_cadence_counts():
    assert cron(with_cadences("year", "week", "month")) == LOOKS["week"]
    assert cron(with_cadences("once", "year")) == LOOKS["year"]


@pytest.fixture
def contract(tmp_path):
    house = build(tmp_path)
    house.promise(CONTRACT.replace("table: aset,", "table: aset, connection: gudang,"))
    return load_contracts(house.settings.promises)["kas"]


def test_what_airflow_knows_is_lent_with_what_it_leads_to(contract):
    known = {"kas": {"second_connection": "pintu"}, "pintu": {"second_connection": "kas"}, "lain": {}}

    def get(name):
        told = SimpleNamespace(extra_dejson=known[name])
        return SimpleNamespace(**vars(told), as_json=lambda: json.dumps({"login": name}))

    assert credentials(contract, get, KeyError) == {
        "AIRFLOW_CONN_KAS": '{"login": "kas"}',
        "AIRFLOW_CONN_PINTU": '{"login": "pintu"}',
    }


def test_where_one_source_is_silent_the_others_go_on(caplog):
    def land():
        raise NotDelivered("the database does not answer")

    assert reached(lambda: ["a"], lambda: ["b"]) == ["a"]
    assert reached(land, lambda: ["b"]) == ["b"]
    assert "does not answer" in caplog.text
    with pytest.raises(NotDelivered):
        reached(land, list)


def test_the_document_says_where_each_table_is_looked_for(contract):
    assert "| sql `realisasi`, `**/realization_*.parquet` |" in doc(contract)
