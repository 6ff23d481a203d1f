"""Tokens: HMAC-SHA-256 as everybody computes it, in letters, under a secret that is nowhere else."""

import base64
import hmac
import json

import duckdb
import pytest
from simpul.errors import LoadFailed
from simpul.people import tokens
from simpul.settings import Settings
from simpul.world import World

SECRET = bytes(range(32))


def house(tmp_path, secret=""):
    return Settings(data=tmp_path, drop="", promises=tmp_path, dbt_project=tmp_path, secret=secret)


def token(key, value):
    """Let DuckDB make a value's token."""
    query = f"select {key.expression('$value', '$inner', '$outer')}"
    return duckdb.execute(query, {"value": value, "inner": key.inner, "outer": key.outer}).fetchall()[0][0]


@pytest.mark.parametrize("value", ["198609262015051001", "", "Nyoman é \\x41", "x" * 200])
def test_a_token_is_an_hmac_in_letters(value):
    key = tokens.Key.of(SECRET, "nip")
    bare = bytes(byte ^ 0x36 for byte in key.inner[:32])
    letters = str.maketrans(tokens.DIGITS, tokens.LETTERS)
    assert token(key, value) == f"{key.id}_{hmac.new(bare, value.encode(), 'sha256').hexdigest().translate(letters)}"
    assert set(token(key, value)) <= set("abcdefghijklmnop_")


def test_null_has_no_token_and_a_number_has_that_of_its_text():
    key = tokens.Key.of(SECRET, "nip")
    assert token(key, None) is None
    assert token(key, 12) == token(key, "12")


def test_each_word_and_each_secret_has_its_own_key():
    keys = {tokens.Key.of(secret, word) for secret in (SECRET, SECRET[::-1]) for word in ("nip", "nik")}
    assert len({key.id for key in keys}) == len({key.inner for key in keys}) == 4
    assert "inner" not in repr(keys.pop())


def test_a_number_in_another_role_has_the_same_token(tmp_path):
    keys = tokens.keys(house(tmp_path, SECRET.hex()), World(), {"nip", "rater_nip", "nik", "turnip"})
    assert keys["rater_nip"] == keys["nip"]
    assert len({key.id for key in keys.values()}) == 3


@pytest.mark.parametrize("written", [SECRET.hex(), base64.b64encode(SECRET).decode(), f" {SECRET.hex().upper()}\n"])
def test_a_secret_may_be_hex_or_base64(tmp_path, written):
    assert tokens.keys(house(tmp_path, written), World(), {"nip"}) == {"nip": tokens.Key.of(SECRET, "nip")}
    assert not (tmp_path / "keys").exists()
    assert written not in repr(house(tmp_path, written))


@pytest.mark.parametrize("written", ["abc", "11" * 31, "kein geheimnis ist das hier, wirklich nicht, nein"])
def test_a_weak_secret_is_refused_and_not_repeated(tmp_path, written):
    with pytest.raises(LoadFailed, match="SIMPUL_SECRET") as refused:
        tokens.keys(house(tmp_path, written), World(), {"nip"})
    assert written not in str(refused.value)


def test_without_a_secret_one_is_made_once_that_only_its_owner_reads(tmp_path):
    settings = house(tmp_path)
    assert tokens.keys(settings, World(), set()) == {}
    assert not settings.keys.exists()
    first = tokens.keys(settings, World(), {"nip"})
    (path,) = settings.keys.iterdir()
    assert (settings.keys.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)
    assert tokens.keys(settings, World(), {"nip"}) == first
    path.write_text("not a secret")
    with pytest.raises(LoadFailed, match="backup"):
        tokens.keys(settings, World(), {"nip"})


def test_a_connection_s_password_is_the_secret(tmp_path, monkeypatch):
    told = json.dumps({"conn_type": "generic", "password": SECRET.hex()})
    monkeypatch.setenv("AIRFLOW_CONN_SIMPUL_SECRET", told)
    assert tokens.keys(house(tmp_path), World(), {"nip"}) == {"nip": tokens.Key.of(SECRET, "nip")}
    assert not (tmp_path / "keys").exists()
    monkeypatch.setenv("AIRFLOW_CONN_SIMPUL_SECRET", told.replace(SECRET.hex(), "short"))
    with pytest.raises(LoadFailed, match="the password of Connection simpul_secret"):
        tokens.keys(house(tmp_path), World(), {"nip"})
