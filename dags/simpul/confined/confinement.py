"""What a reader's process does to itself before it opens a stranger's file: limits, no network, no heirs."""

from __future__ import annotations

import ctypes
import gc
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from simpul.confined.answers import pack
from simpul.errors import PromiseBroken, SimpulError

PR_SET_PDEATHSIG = 1
CLONE_NEWNET = 0x40000000
NETWORK = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
READY = b"ready"
OUT_OF_MEMORY = "the reader ran out of memory"
TOO_LONG = "the reader ran out of time"
TOO_MUCH = "look into the file; send it corrected or in smaller parts"


def serve(descriptor: int, parent: int, memory: int, file_size: int, scratch: str) -> None:
    """Confine this process, then answer the tasks that come through the socket until it closes.

    Args:
        descriptor: the inherited socket.
        parent: id of the process whose end is ours too.
        memory: bytes of private memory.
        file_size: bytes that one written file may have.
        scratch: folder for temporary files, emptied after each task.
    """
    confine(parent, memory, file_size, scratch)
    with Connection(descriptor) as pipe:
        pipe.send_bytes(READY)
        while True:
            try:
                function, arguments, cpu_seconds, where = pipe.recv()
            except EOFError:
                return
            _allow_cpu(cpu_seconds)
            pipe.send_bytes(_answer(function, arguments, where))
            _tidy(Path(scratch))


def confine(parent: int, memory: int, file_size: int, scratch: str) -> None:
    """Give up what a reader does not need: a life after its parent, memory, core dumps, the network."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit("the parent is gone")
    libc.unshare(CLONE_NEWNET)  # needs a privilege; the audit hook holds in any case
    sys.addaudithook(_refuse_network)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent to answer
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    tempfile.tempdir = scratch


def _refuse_network(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in NETWORK:
        raise PermissionError(f"{event}: a reader has no network")


def _allow_cpu(seconds: int) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))


def _answer(function: Any, arguments: tuple[Any, ...], where: str) -> bytes:
    """Return the pickled pair of success and value, or error."""
    try:
        return pack(True, function(*arguments))
    except Exception as error:  # noqa: BLE001 - the parent raises it again
        return pack(False, _in_our_words(error, where))
    except BaseException as panic:  # noqa: BLE001 - a Rust panic is no Exception; the parent raises it again
        return pack(False, PromiseBroken(f"the reader panicked: {panic}", where=where, todo=TOO_MUCH))


def _in_our_words(error: Exception, where: str) -> Exception:
    """Blame the file for what it is and for memory that ran out; leave our own failures as they are."""
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryException":
        return PromiseBroken(OUT_OF_MEMORY, where=where, todo=TOO_MUCH)
    from simpul.readers.refusals import reason  # late, so that a start stays cheap

    if what := reason(error):
        return PromiseBroken(what, where=where, todo=TOO_MUCH)
    if not isinstance(error, SimpulError):
        error.add_note("In the reader's process:\n" + "".join(traceback.format_exception(error)))
    return error


def _tidy(scratch: Path) -> None:
    """Leave nothing of one task to the next: no temporary file, no memory that only a cycle holds."""
    for path in scratch.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != "stderr":
            path.unlink()
    gc.collect()
    gc.freeze()  # what is alive now are modules: the next collection need not look at them
    ctypes.CDLL(None).malloc_trim(0)
