"""A guest's manners: pauses as told, a rate of its own, keys for the host alone."""

import gzip
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from simpul.connection import Connection
from simpul.connectors.answers import body
from simpul.connectors.http import Http
from simpul.errors import ContractInvalid, NotDelivered

from tests.dags.simpul.connectors.scripted import scripted


@pytest.fixture(autouse=True)
def _without_growing_pauses(monkeypatch):
    monkeypatch.setattr("simpul.connectors.answers._growing", lambda _: 0.0)


def http(server, **extra):
    manners = {"requests_per_second": 1000, "attempts": 3, **extra}
    told = {
        "name": "kas",
        "conn_type": "http",
        "host": server.address,
        "login": "pemakai",
        "password": "rahasia-sekali",
    }
    return Http(Connection.model_validate({**told, "extra": manners}))


def get(client, path="/data", most=1000):
    return client.get(path, lambda answer: body(answer, most), "kas.people")


def test_trouble_passes():
    answers = [(503, {}, b""), (500, {}, b""), (200, {}, b"good")]
    with scripted(lambda _, number: answers[number]) as server:
        assert get(http(server)) == b"good"


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_the_pause_that_is_asked_for_is_kept(form):
    def answer(_, number):
        now = datetime.now(UTC)
        told = "1" if form == "seconds" else format_datetime(now + timedelta(seconds=2), usegmt=True)
        return (429, {"Retry-After": told}, b"") if number == 0 else (200, {}, b"good")

    begun = time.monotonic()
    with scripted(answer) as server:
        assert get(http(server)) == b"good"
    assert 0.9 < time.monotonic() - begun < 4


def test_pauses_as_told_are_no_failures_but_have_an_end():
    with scripted(lambda *_: (429, {"Retry-After": "0"}, b"")) as server:
        with pytest.raises(NotDelivered, match="HTTP 429"):
            get(http(server, patience_seconds=0.3))
        assert len(server.asked) > 3
    begun = time.monotonic()
    with scripted(lambda *_: (503, {"Retry-After": "3600"}, b"")) as server, pytest.raises(NotDelivered):
        get(http(server, patience_seconds=5))
    assert time.monotonic() - begun < 3, "a pause beyond our patience is not waited for"


def test_who_was_given_up_is_asked_once_until_it_answers():
    status = [503]
    with scripted(lambda *_: (status[0], {}, b"good")) as server:
        client = http(server)
        for asked in (3, 4):
            with pytest.raises(NotDelivered):
                get(client)
            assert len(server.asked) == asked
        status[0] = 200
        get(client)
        status[0] = 503
        with pytest.raises(NotDelivered):
            get(client)
        assert len(server.asked) == 8


@pytest.mark.parametrize(
    ("status", "words"), [(403, "does not let us read"), (404, "no such place"), (418, "strangely")]
)
def test_a_refusal_is_not_asked_again(status, words):
    with scripted(lambda *_: (status, {}, b"")) as server:
        with pytest.raises(NotDelivered, match=words) as refused:
            get(http(server))
        assert len(server.asked) == 1
    assert refused.value.where == "kas.people"
    assert "rahasia" not in str(refused.value)


def test_our_own_rate():
    with scripted(lambda *_: (200, {}, b"good")) as server:
        client, begun = http(server, requests_per_second=20), time.monotonic()
        for _ in range(5):
            get(client)
    assert time.monotonic() - begun > 0.19


def test_a_body_that_ends_early_is_asked_for_again():
    answers = [(200, {"Content-Length": "10"}, b"half"), (200, {}, b"whole")]
    with scripted(lambda _, number: answers[number]) as server:
        assert get(http(server)) == b"whole"


def test_a_bomb_is_counted_unpacked():
    bomb = gzip.compress(b"\0" * 10_000_000)
    packed = scripted(lambda *_: (200, {"Content-Encoding": "gzip"}, bomb))
    with packed as server, pytest.raises(NotDelivered, match="more than 1,000,000 bytes"):
        get(http(server), most=1_000_000)


def test_an_answer_that_trickles_has_an_end(monkeypatch):
    monkeypatch.setattr("simpul.connectors.answers.DEADLINE", -1)
    with scripted(lambda *_: (200, {}, b"drop by drop")) as server, pytest.raises(NotDelivered, match="incomplete"):
        get(http(server))


def test_keys_stay_with_their_host():
    with scripted(lambda *_: (200, {}, b"elsewhere")) as other:
        with scripted(lambda *_: (302, {"Location": f"{other.address}/file"}, b"")) as server:
            assert get(http(server)) == b"elsewhere"
            assert "Authorization" in server.asked[0][1]
        assert "Authorization" not in other.asked[0][1]


def test_nobody_leads_us_in_circles_or_to_a_plain_line():
    with scripted(lambda *_: (302, {"Location": "/data"}, b"")) as server, pytest.raises(NotDelivered, match="circles"):
        get(http(server))
    away = {"Location": "http://elsewhere.example/data"}
    with scripted(lambda *_: (302, away, b"")) as server, pytest.raises(NotDelivered, match="plain line"):
        get(http(server))


@pytest.mark.parametrize("wrong", ["attempts", "patience_seconds", "requests_per_second"])
def test_a_manner_that_is_no_number(wrong):
    told = {"name": "kas", "conn_type": "http", "host": "https://kas.example", "extra": {wrong: "often"}}
    with pytest.raises(ContractInvalid, match="no number"):
        Http(Connection.model_validate(told))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Return the file of a certificate for this machine that nobody has signed but itself, its key with it."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kas")])
    now, here = datetime.now(UTC), x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    built = x509.CertificateBuilder(name, name, key.public_key(), 7, now, now + timedelta(days=1)).add_extension(
        here, False
    )
    path = tmp_path_factory.mktemp("tls") / "kas.pem"
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(built.sign(key, SHA256()).public_bytes(Encoding.PEM) + plain)
    return path


def test_a_certificate_is_looked_at(certificate):
    with scripted(lambda *_: (200, {}, b"good"), certificate) as server:
        with pytest.raises(NotDelivered, match="certificate that we do not trust"):
            get(http(server))
        assert server.asked == []
        assert get(http(server, verify=str(certificate))) == b"good"
