"""The table of logins: eight hours, not a second more; whoever is revoked is out; nobody's name stands in it."""

import time

import pytest
import sessions

CLAIMS = {"iss": "https://login.example", "sub": "198501012010011001", "nonce": "n1"}


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A data folder of its own."""
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    return tmp_path / "access"


def login(age: float = 0, **more: object) -> dict:
    """Claims of a login that was made some seconds ago."""
    return CLAIMS | {"iat": int(time.time() - age)} | more


def test_a_login_holds_for_eight_hours():
    claims = login()
    issued = claims["iat"]
    assert sessions.holds(claims, issued + 1)
    assert sessions.holds(claims, issued + sessions.LIFE - 1)
    assert not sessions.holds(claims, issued + sessions.LIFE)


@pytest.mark.parametrize("issued", [None, "yesterday", 3600.0], ids=["none", "word", "in an hour"])
def test_a_login_without_a_time_of_issue_is_none(issued):
    claimed = time.time() + issued if isinstance(issued, float) else issued
    assert not sessions.holds(CLAIMS | {"iat": claimed})
    assert not sessions.holds(CLAIMS)


def test_an_old_cookie_does_not_come_back_into_an_empty_table():
    assert not sessions.holds(login(age=sessions.FRESH + 5))


def test_whoever_is_revoked_is_out_and_stays_out():
    claims, other = login(), login(nonce="n2")
    assert sessions.holds(claims) and sessions.holds(other)
    sessions.revoke(sessions.key(claims))
    assert not sessions.holds(claims)
    assert not sessions.is_open(sessions.key(claims))
    assert sessions.holds(other)
    assert [one["key"] for one in sessions.table()] == [sessions.key(other)]


def test_nobody_is_named_in_the_table(folder):
    assert sessions.holds(login())
    written = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert CLAIMS["sub"].encode() not in written
    assert sessions.who(login()) == sessions.who(login(nonce="n2"))
    assert sessions.who(login()) != sessions.who(login(sub="2"))


def test_a_spoiled_file_lets_nobody_in(folder):
    claims = login()
    assert sessions.holds(claims)
    (folder / "sessions" / f"{sessions.key(claims)}.json").write_text("{", "utf-8")
    assert not sessions.holds(claims)


@pytest.mark.parametrize("name", ["../who", "none", ""])
def test_a_key_that_is_none_is_not_open(name):
    sessions.revoke(name)
    assert not sessions.is_open(name)
