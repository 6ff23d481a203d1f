"""Airflow's connections in both their forms, and nothing secret in what is shown."""

import json

import pytest
from simpul.connection import Connection, parse

FULL = {
    "conn_type": "postgresql", "host": "Replika.kemenkeu.example", "port": 5432, "login": "simpul",
    "password": "p@ss:word/1", "schema": "sakti", "extra": {"sslmode": "verify-full"},
}  # fmt: skip
URI = "postgresql://simpul:p%40ss%3Aword%2F1@Replika.kemenkeu.example:5432/sakti?sslmode=verify-full"


@pytest.mark.parametrize("text", [json.dumps(FULL), URI, json.dumps({**FULL, "extra": '{"sslmode": "verify-full"}'})])
def test_both_forms(text):
    found = parse("kemenkeu", text)
    assert (found.name, found.conn_type, found.host, found.port) == ("kemenkeu", "postgres", FULL["host"], 5432)
    assert (found.login, found.secret, found.schema_) == ("simpul", "p@ss:word/1", "sakti")
    assert found.extra == {"sslmode": "verify-full"}


@pytest.mark.parametrize(
    ("uri", "host", "port"),
    [
        ("http://https://u:p@kas.example:8243/", "https://kas.example", 8243),
        ("http://kas.example", "kas.example", None),
        ("http://u:p@[::1]:80/http", "::1", 80),
        ("aws://", None, None),
        ("google-cloud-platform://@/?a=1", "", None),
    ],
)
def test_addresses(uri, host, port):
    if host is None:
        with pytest.raises(ValueError, match="no address"):
            parse("kas", uri)
    else:
        assert (parse("kas", uri).host, parse("kas", uri).port) == (host, port)


def test_extra_may_be_json_in_the_address():
    assert parse("kas", "http://kas.example?__extra__=%7B%22verify%22%3A%22ca.pem%22%7D").extra == {"verify": "ca.pem"}


def test_airflow_reads_them_alike():
    models = pytest.importorskip("airflow.sdk")
    for text in (json.dumps(FULL), URI):
        theirs = (
            models.Connection.from_json(text) if text.startswith("{") else models.Connection.from_uri(text, conn_id="x")
        )
        ours = parse("x", text)
        assert (theirs.conn_type, theirs.port, theirs.login) == (ours.conn_type, ours.port, ours.login)
        assert theirs.host.lower() == ours.host.lower(), "Airflow lowers hosts, and with them the names of files"
        assert (theirs.password, theirs.schema, theirs.extra_dejson) == (ours.secret, ours.schema_, ours.extra)


@pytest.mark.parametrize("text", ["rahasia", '{"conn_type": "http", "port": "rahasia"}', '{"login": ', "[]", "{}x"])
def test_what_cannot_be_read(text):
    with pytest.raises(ValueError):  # noqa: PT011 - whoever asks says it without the text
        parse("kas", text)


def test_nothing_secret_is_shown():
    found = parse("kas", URI)
    assert repr(found) == f"Connection(name='kas', conn_type='postgres', host='{FULL['host']}', port=5432)"
    assert found.hide("simpul may not: p@ss:word/1 is wrong") == "*** may not: *** is wrong"
    assert Connection(name="a", conn_type="http", login="abc").hide("abc") == "abc"
