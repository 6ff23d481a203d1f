"""Ports on the loopback: the wanted one, or the next that is free."""

from __future__ import annotations

import socket

from simpul.errors import LoadFailed

HOST = "127.0.0.1"
TRIES = 50


def free_port(wanted: int) -> int:
    """Return ``wanted``, or the next port above it that nobody holds.

    Raises:
        LoadFailed: every port of the next fifty is taken.
    """
    for port in range(wanted, wanted + TRIES):
        if _is_free(port):
            return port
    raise LoadFailed("no free port", where=f"{HOST}:{wanted}–{wanted + TRIES - 1}", todo="stop what holds them")


def _is_free(port: int) -> bool:
    """Say whether a server could listen; one that listens on every address holds the port too."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as caller:
        caller.settimeout(0.5)
        return caller.connect_ex((HOST, port)) != 0
