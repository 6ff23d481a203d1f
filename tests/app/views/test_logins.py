"""The page of logins: who is in can be put out, what was looked at is listed, and only the engineer has it."""

import time

import pytest
import sessions
from spoken import text_of


@pytest.fixture
def claims() -> dict:
    """What the provider says of somebody, just now: what it said long ago opens no session."""
    return {"iss": "https://login.example", "sub": "somebody", "iat": int(time.time()), "nonce": "1"}


@pytest.fixture
def page(opened, monkeypatch, data, claims):
    """Open the page as the engineer, somebody being logged in."""
    monkeypatch.setenv("SIMPUL_DATA", str(data))
    monkeypatch.setenv("SIMPUL_ROLE", "engineer")
    assert sessions.holds(claims)
    return opened("logins", login=sessions.key(claims))


def test_somebody_is_put_out(page, claims):
    assert sessions.is_open(sessions.key(claims))
    assert sessions.who(claims) in text_of(page) and "somebody" not in text_of(page)
    page.button(key="put-out").click().run()
    assert not page.exception
    assert not sessions.is_open(sessions.key(claims))
    assert sessions.who(claims) not in text_of(page).partition("Catatan akses")[0]


def test_what_was_looked_at_is_listed(opened):
    opened("budget_execution", role="analyst:025", agency="025")
    page = opened("logins", role="engineer")
    log = [*page.get("table"), *page.get("dataframe")][-1]  # a short log is a table, a long one a grid
    rows = [[str(cell) for cell in row] for row in log.value.to_numpy()]
    newest = next(row for row in rows if "local:analyst:025" in row)
    assert {"agency=025", "dibuka", "Pelaksanaan anggaran"} <= set(newest) and "budget_execution" not in newest


def test_nobody_else_has_the_page(opened):
    for role in ("leadership", "analyst", "steward"):
        assert "bukan untuk peran Anda" in text_of(opened("logins", role=role))
