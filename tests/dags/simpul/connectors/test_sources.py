"""A landing with a connection is pulled, one without is read from the drop."""

import json

import pytest
from simpul.connectors.drop import Drop
from simpul.connectors.rest import Rest
from simpul.connectors.sources import Sources
from simpul.contract import load_contract
from simpul.errors import ContractInvalid

from tests.dags.simpul.house import CONTRACT, build

LANDINGS = """
      - {connector: rest, match: "**/spending_*.csv", path: /spending}
      - {connector: rest, match: "**/spending_*.csv", path: /more, part: more}
      - {connector: drop, match: "**/extra_*.csv", part: extra}
"""


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.delenv("AIRFLOW_CONN_KAS", raising=False)
    house = build(tmp_path)
    before, _, after = CONTRACT.partition("    landing:\n")
    house.promise(before + "    landing:" + LANDINGS.rstrip() + "\n" + after[after.index("    cadence") :])
    return house


def told(kind, host="https://kas.example"):
    return json.dumps({"conn_type": kind, "host": host})


def served(house):
    contract = load_contract(house.settings.promises, "kas")
    with Sources(house.settings, house.world, contract) as sources:
        found = [(type(source), [one.part for one in landings]) for source, landings in sources.of("spending")]
        again = [source for source, _ in sources.of("yearly")]
        assert not again or all(isinstance(source, Drop) for source in again)
        return found


def test_without_a_connection_the_drop_serves_all(house):
    assert served(house) == [(Drop, ["", "more", "extra"])]


def test_a_connection_serves_the_landings_that_it_speaks_for(house, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_KAS", told("http"))
    assert served(house) == [(Rest, ["", "more"]), (Drop, ["extra"])]


def test_a_connection_of_another_kind_under_the_agencys_name_is_for_others(house, monkeypatch):
    monkeypatch.setenv("AIRFLOW_CONN_KAS", told("postgres"))
    assert served(house) == [(Drop, ["", "more", "extra"])]


def test_a_connection_that_is_named_must_fit(house, monkeypatch):
    path = house.settings.promises / "agencies" / "kas.yml"
    house.promise(path.read_text().replace("path: /spending", "path: /spending, connection: replica"))
    assert served(house) == [(Drop, ["", "more", "extra"])], "named, and not there"
    load_contract.cache_clear()
    monkeypatch.setenv("AIRFLOW_CONN_REPLICA", told("postgres"))
    with pytest.raises(ContractInvalid, match="rest speaks http, https, not postgres"):
        served(house)


def test_the_names_of_a_contracts_connections(house):
    assert load_contract(house.settings.promises, "kas").connections == ("kas",)
