"""The outer wall: what the operating system does not let the child do, whatever the SQL or DuckDB may try.

No file is opened or written, no socket, no other process; memory and processor time end. Linux on x86-64 and arm64.
"""

import ctypes
import os
import platform
import resource
import signal
import struct

SET_NO_NEW_PRIVILEGES, DIE_WITH_PARENT, INSTALL, EVERY_THREAD = 38, 1, 1, 1
ALLOW, REFUSE, UNKNOWN, KILL = 0x7FFF0000, 0x00050001, 0x00050026, 0x80000000
LOAD, EQUAL, AT_LEAST, HAS, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER_AT, MACHINE_AT, FIRST_ARGUMENT_AT = 0, 4, 16
OTHER_NUMBERS, A_THREAD, NEWER_CLONE = 0x40000000, 0x00010000, 435
KNOWN = {
    # machine: (its name in a filter, the numbers of seccomp and of clone, calls that are refused)
    "x86_64": (
        0xC000003E,
        (317, 56),
        {
            "open": (2, 85, 257, 304, 437),
            "write to the disk": (76, 77, 82, 83, 84, 86, 87, 88, 258, 259, 263, 264, 265, 266, 316, 90, 91, 268),
            "talk": (41, 42, 43, 44, 46, 49, 50, 53, 288, 425),
            "start another": (57, 58, 59, 322, 101, 310, 311, 62, 234, 200),
            "change the system": (155, 161, 165, 166, 272, 308, 321, 248, 250, 319),
        },
    ),
    "aarch64": (
        0xC00000B7,
        (277, 220),
        {
            "open": (56, 265, 437),
            "write to the disk": (33, 34, 35, 36, 37, 38, 45, 46, 52, 53, 276),
            "talk": (198, 199, 200, 201, 202, 203, 206, 211, 242, 425),
            "start another": (221, 281, 117, 270, 271, 129, 130, 131),
            "change the system": (39, 40, 41, 51, 97, 268, 217, 219, 279, 280),
        },
    ),
}
"""Calls by number: open, creat, rename, unlink, link, chmod, socket, connect, fork, execve, kill, mount, bpf …"""


class NoWalls(Exception):
    """This system can not be told to hold a process: then nobody's SQL is run on it."""


def limit(memory: int, seconds: int) -> None:
    """Bound what the process may take: bytes of memory, seconds of processor time; pages go before it."""
    os.nice(5)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    for what, most in {
        resource.RLIMIT_DATA: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_MEMLOCK: 0,
    }.items():
        resource.setrlimit(what, (most, most))


def close() -> None:
    """Close the doors of the whole process, its threads too, for good: no file, no socket, no other process.

    Raises:
        NoWalls: The system is none that is known here, or refuses the filter.
    """
    machine = platform.machine()
    if platform.system() != "Linux" or machine not in KNOWN:
        raise NoWalls(f"{platform.system()} {machine}")
    name, (own_number, clone), refused = KNOWN[machine]
    steps = _steps(name, clone, sorted(number for numbers in refused.values() for number in numbers))
    written = ctypes.create_string_buffer(b"".join(steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(written)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.syscall(own_number, INSTALL, EVERY_THREAD, program):
        raise NoWalls(f"seccomp: errno {ctypes.get_errno()}")


def _steps(machine: int, clone: int, refused: list[int]) -> list[bytes]:
    """Write the filter: a call of another numbering ends the process, a copy of the process that is no thread fails."""
    steps = [_step(LOAD, MACHINE_AT), _step(EQUAL, machine, 1), _step(RETURN, KILL), _step(LOAD, NUMBER_AT)]
    steps += [_step(AT_LEAST, OTHER_NUMBERS, 0, 1), _step(RETURN, KILL)]
    # The newer clone hides its flags from a filter; where it is unknown, threads are made by the older.
    steps += [_step(EQUAL, NEWER_CLONE, 0, 1), _step(RETURN, UNKNOWN)]
    steps += [_step(EQUAL, clone, 0, 4), _step(LOAD, FIRST_ARGUMENT_AT), _step(HAS, A_THREAD, 0, 1)]
    steps += [_step(RETURN, ALLOW), _step(RETURN, REFUSE)]
    steps += [_step(EQUAL, number, len(refused) - place) for place, number in enumerate(refused)]
    return [*steps, _step(RETURN, ALLOW), _step(RETURN, REFUSE)]


def _step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_so, if_not, value)
