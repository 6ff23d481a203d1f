"""A server that plays the agencies' side on 127.0.0.1: REST interfaces, a CKAN portal, tokens, and faults."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from sample_nation.gateway.faults import Faults
from sample_nation.gateway.keys import connections
from sample_nation.gateway.server import Gateway

__all__ = ["Playing", "connections", "plan_of", "server", "serving", "socket_at"]


@dataclass(frozen=True)
class Playing:
    """A gateway that stands: its port, its faults, which may be changed, and the data requests so far by agency."""

    port: int
    faults: Faults
    asked: Counter[str]

    @property
    def address(self) -> str:
        """Return where it stands."""
        return f"http://127.0.0.1:{self.port}"


def plan_of(folder: Path, path: Path | None = None) -> Faults:
    """Read a plan of faults; by default the one that lies beside the country."""
    path = path or folder / "gateway.json"
    return Faults(json.loads(path.read_text("utf-8")) if path.exists() else {})


def socket_at(port: int) -> socket.socket:
    """Return a listening socket of this machine only."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.bind(("127.0.0.1", port))
    found.listen(128)
    return found


def server(gateway: Gateway) -> uvicorn.Server:
    """Return the server of a gateway; it logs nothing, for paths may hold keys."""
    return uvicorn.Server(uvicorn.Config(gateway.app(), log_level="critical", access_log=False, lifespan="off"))


@contextmanager
def serving(folder: Path, faults: dict[str, list[dict]] | None = None, port: int = 0) -> Iterator[Playing]:
    """Let a gateway stand in a thread of this process."""
    plan = Faults(faults or {})
    gateway, listening = Gateway(folder, plan), socket_at(port)
    running = server(gateway)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not running.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield Playing(listening.getsockname()[1], plan, gateway.asked)
    finally:
        running.should_exit = True
        thread.join()
        listening.close()
