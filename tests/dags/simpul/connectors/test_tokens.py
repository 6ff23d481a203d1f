"""Keys: fetched when needed, renewed at their end, and never asked for over a plain line."""

import json

import pytest
from sample_nation.gateway import connections, serving
from sample_nation.gateway.keys import SSO
from simpul.connection import Connection
from simpul.connectors.answers import Passing, Refusal
from simpul.connectors.tokens import Keys
from simpul.errors import ContractInvalid
from simpul.settings import connection


@pytest.fixture
def gateway(tmp_path, monkeypatch):
    with serving(tmp_path) as playing:
        for name, text in connections(tmp_path, playing.port).items():
            monkeypatch.setenv(name, text)
        yield playing


def test_two_tokens_at_once(gateway):
    keys = Keys(connection("bkn"))
    first = keys.headers()
    assert sorted(first) == ["Auth", "Authorization"]
    assert all(value.startswith("Bearer ") for value in first.values())
    assert keys.headers() == first, "a token that is good is shown again"
    assert keys.forget()
    assert keys.headers() != first
    keys.close()


def test_a_token_near_its_end_is_renewed(gateway, monkeypatch):
    monkeypatch.setattr("sample_nation.gateway.access.LIFE", 5)
    keys = Keys(connection("panrb"))
    assert keys.headers() != keys.headers()


@pytest.mark.parametrize(
    ("told", "header"),
    [
        ({"password": "k", "extra": {"api_key_header": "X-API-Key"}}, {"X-API-Key": "k"}),
        ({"login": "a", "password": "b"}, {"Authorization": "Basic YTpi"}),
        ({"login": "in the path"}, {}),
        ({}, {}),
    ],
)
def test_fixed_keys(told, header):
    keys = Keys(Connection.model_validate({"name": "kas", "conn_type": "http", "host": "https://kas.example", **told}))
    assert keys.headers() == header
    assert not keys.forget()


def test_a_wrong_client_is_refused_without_its_secret_being_told(gateway):
    wrong = connection("panrb").model_copy(update={"login": "somebody-else"})
    with pytest.raises(Refusal, match="invalid_client") as refused:
        Keys(wrong).headers()
    assert wrong.secret not in str(refused.value)


def test_a_token_address_in_trouble_is_trouble_that_passes(gateway):
    gateway.faults.plan["panrb"] = [{"kind": "down"}]
    with pytest.raises(Passing, match="HTTP 503 for a token"):
        Keys(connection("panrb")).headers()


def test_what_a_connection_must_say(gateway, monkeypatch):
    monkeypatch.delenv("AIRFLOW_CONN_BKN_SSO")
    with pytest.raises(ContractInvalid, match="bkn_sso is not there"):
        Keys(connection("bkn"))
    monkeypatch.setenv("AIRFLOW_CONN_BKN_SSO", '{"conn_type": "http", "host": "https://sso.example"}')
    with pytest.raises(ContractInvalid, match="where tokens are had"):
        Keys(connection("bkn"))
    plain = {"conn_type": "http", "host": "http://sso.example", "extra": {"token_url": SSO}}
    monkeypatch.setenv("AIRFLOW_CONN_BKN_SSO", json.dumps(plain))
    with pytest.raises(ContractInvalid, match="plain line"):
        Keys(connection("bkn"))
