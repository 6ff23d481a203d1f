"""Every line is TLS, and nobody turns its proof off."""

import ssl

import pytest
from simpul.connection import Connection, parse
from simpul.connectors.address import base, is_near, trust
from simpul.errors import ContractInvalid


def connection(host="https://kas.example", **more):
    return Connection.model_validate({"name": "kas", "conn_type": "http", "host": host, **more})


@pytest.mark.parametrize(
    ("told", "address"),
    [
        (connection(), "https://kas.example"),
        (connection("kas.example"), "https://kas.example"),
        (connection("kas.example", schema="https", port=8243), "https://kas.example:8243"),
        (connection("https://kas.example:8243/api/"), "https://kas.example:8243/api"),
        (connection("127.0.0.1", schema="http", port=80), "http://127.0.0.1:80"),
        (connection("http://localhost:81"), "http://localhost:81"),
        (connection("::1", schema="http"), "http://[::1]"),
        (parse("kas", "http://u:p@kas.example:8243/https"), "https://kas.example:8243"),
        (parse("kas", "http://https://u:p@kas.example:8243"), "https://kas.example:8243"),
    ],
)
def test_the_address(told, address):
    assert base(told) == address


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("http://kas.example", "plain line"),
        ("ftp://kas.example", "plain line"),
        ("", "no address"),
        ("https://u:p@kas.example", "no address"),
        ("https://kas.example:port", "no address"),
        ("https://kas.example?key=1", "no address"),
    ],
)
def test_what_is_no_address(host, words):
    with pytest.raises(ContractInvalid, match=words) as refused:
        base(connection(host))
    assert refused.value.where == "connection kas"


def test_the_authorities_are_the_systems_or_those_of_a_bundle(tmp_path):
    assert trust(connection()) == {"trust_env": True}
    assert trust(connection("http://127.0.0.1")) == {"trust_env": False}
    authority = next(iter(ssl.create_default_context().get_ca_certs(binary_form=True)), None)
    if authority is None:
        pytest.skip("this machine trusts nobody: install ca-certificates")
    (tmp_path / "ca.pem").write_text(ssl.DER_cert_to_PEM_cert(authority))
    options = trust(connection(extra={"verify": str(tmp_path / "ca.pem")}))
    assert options["verify"].verify_mode == ssl.CERT_REQUIRED
    assert len(options["verify"].get_ca_certs()) == 1


@pytest.mark.parametrize("verify", [False, "false", "", 0, None, "/nowhere/ca.pem"])
def test_nobody_turns_it_off(verify):
    with pytest.raises(ContractInvalid, match="verify"):
        trust(connection(extra={"verify": verify}))


def test_a_bundle_of_nothing(tmp_path):
    (tmp_path / "ca.pem").write_text("nothing")
    with pytest.raises(ContractInvalid, match="bundle"):
        trust(connection(extra={"verify": str(tmp_path / "ca.pem")}))


@pytest.mark.parametrize(
    ("host", "near"), [("127.0.0.2", True), ("localhost", True), ("::1", True), ("10.0.0.1", False)]
)
def test_this_machine(host, near):
    assert is_near(host) is near
