"""What a bad reader might do, for the child to survive."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
from simpul.errors import DecisionNeeded


@dataclass(frozen=True)
class Stranger:
    """A record that is not ours."""

    value: int


class Panic(BaseException):
    """Like calamine's: no Exception."""


def add(a: int, b: int) -> int:
    return a + b


def process_id() -> int:
    return os.getpid()


def eat() -> int:
    eaten = []
    while True:
        eaten.append(bytearray(20_000_000))


def eat_in_duckdb() -> int:
    connection = duckdb.connect(config={"memory_limit": "100GB", "threads": 1})
    return len(connection.execute("select list(repeat('x', 1000) || i) from range(100000000) t(i)").fetchall())


_kept: list[bytearray] = []


def hoard(megabytes: int, for_ever: bool) -> int:
    """Keep memory by a cycle, or for ever."""
    cycle: list[object] = [bytearray(megabytes << 20)]
    cycle.append(cycle)
    _kept.extend(cycle[:1] if for_ever else [])
    return os.getpid()


def sleep() -> None:
    time.sleep(60)


def burn() -> None:
    while True:
        pass


def busy(seconds: float) -> float:
    """Burn some processor time; return how much more was allowed at the start."""
    used = time.process_time()
    while time.process_time() < used + seconds:
        pass
    return resource.getrlimit(resource.RLIMIT_CPU)[0] - used


def kill_myself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def crash() -> None:
    ctypes.string_at(0)


def leave() -> None:
    os._exit(7)


def panic() -> None:
    raise Panic("index out of bounds: the len is 3 but the index is 5")


def bug() -> None:
    raise KeyError("ours")


def read_csv(path: Path) -> int:
    table = "read_csv(?, header = true, auto_detect = false, columns = {a: 'VARCHAR', b: 'VARCHAR'})"
    return len(duckdb.connect().execute(f"select * from {table}", [str(path)]).fetchall())


def refuse() -> None:
    raise DecisionNeeded("kode → kode_baru", where="a.xlsx", todo="accept")


def stranger() -> Stranger:
    return Stranger(1)


def call_home(family: int) -> None:
    address = {socket.AF_UNIX: "/tmp/x", socket.AF_INET: ("127.0.0.1", 8), socket.AF_INET6: ("::1", 8)}[family]
    with socket.socket(family) as wire:
        wire.connect(address)


def look_up() -> None:
    socket.getaddrinfo("example.com", 443)


def write_much(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(100):
            file.write(bytes(1 << 20))


def litter() -> str:
    folder = tempfile.mkdtemp()
    Path(folder, "rest").write_text("x")
    return folder


def is_there(path: str) -> bool:
    return Path(path).exists()


def call_and_wait(settings: object) -> None:
    """Start a worker, print its id and be killed before it is dismissed."""
    from simpul.confined import child  # noqa: PLC0415

    print(child.call(settings, process_id, where=""), flush=True)  # type: ignore[arg-type]
    time.sleep(60)


def run_python(code: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
