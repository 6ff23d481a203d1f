"""A taken port is left to who holds it."""

import socket

import pytest
from simpul.errors import LoadFailed
from simpul.installation import ports


@pytest.fixture
def held() -> int:
    """Hold a port, as another server would, on every address."""
    with socket.socket() as server:
        server.bind(("0.0.0.0", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_free_port_is_taken_as_asked(held):
    free = ports.free_port(held + 1)
    assert ports.free_port(free) == free


def test_a_held_port_gives_the_next(held):
    assert held < ports.free_port(held) <= held + ports.TRIES


def test_no_port_at_all_is_said(held, monkeypatch):
    monkeypatch.setattr(ports, "TRIES", 1)
    with pytest.raises(LoadFailed, match=f"no free port · 127.0.0.1:{held}"):
        ports.free_port(held)
