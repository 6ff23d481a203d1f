"""Runs one verb in a process of its own, forked from one that has the imports behind it; under strace if asked.

Reads orders from standard input, one JSON a line: {"verb", "root", "strace": options or null, "log"}; answers each
with {"exit": code, or minus the signal, "error": its last words}. Codes: 0 done, 3 one of our refusals, 4 any other
exception. A traced child waits until strace holds it, so that only the verb's own calls are counted.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from simpul import receipts
from simpul.errors import SimpulError
from simpul.land import land
from simpul.load import load
from simpul.publish import publish
from simpul.settings import HOUSE, Settings
from simpul.world import World

PR_SET_PTRACER = 0x59616D61


def settings_of(root: Path) -> Settings:
    """Return the settings of a house; with one thread every call is the main thread's, and counted in one row."""
    own = root / "expectations"
    promises = own if own.exists() else HOUSE / "expectations"
    return Settings(root / "data", str(root / "drop"), promises, HOUSE / "dbt_project", threads=1)


def _land(settings: Settings) -> None:
    land(settings, World(), "kas")


def _load(settings: Settings) -> None:
    load(settings, World(), [one for one in receipts.all(settings) if one.state == "validated"])


def _publish(settings: Settings) -> None:
    publish(settings, World())


VERBS: dict[str, Callable[[Settings], None]] = {"land": _land, "load": _load, "publish": _publish}


def _obey(order: dict) -> None:
    """Be the child: wait for strace, do the verb, and leave by a code."""
    if order["strace"] is not None:
        ctypes.CDLL(None).prctl(PR_SET_PTRACER, -1, 0, 0, 0)
        os.kill(os.getpid(), signal.SIGSTOP)
    words = Path(order["log"]).with_suffix(".err")
    code = 4
    try:
        VERBS[order["verb"]](settings_of(Path(order["root"])))
        code = 0
    except SimpulError as error:
        words.write_text(f"{type(error).__name__}: {error}")
        code = 3
    finally:
        if code == 4:
            words.write_text(traceback.format_exc())
        os._exit(code)


def _trace(pid: int, order: dict) -> subprocess.Popen:
    """Let strace take hold of the stopped child, then let the child go on."""
    os.waitpid(pid, os.WUNTRACED)
    strace = subprocess.Popen(["strace", "-f", "-qq", "-p", str(pid), "-o", order["log"], *order["strace"]])
    while "TracerPid:\t0" in Path(f"/proc/{pid}/status").read_text() and strace.poll() is None:
        time.sleep(0.001)
    os.kill(pid, signal.SIGCONT)
    return strace


def main() -> None:
    """Answer orders until standard input ends."""
    for line in sys.stdin:
        order = json.loads(line)
        words = Path(order["log"]).with_suffix(".err")
        words.unlink(missing_ok=True)
        pid = os.fork()
        if pid == 0:
            _obey(order)
        strace = _trace(pid, order) if order["strace"] is not None else None
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if strace:
            strace.wait()
        print(json.dumps({"exit": code, "error": words.read_text() if words.exists() else ""}), flush=True)


if __name__ == "__main__":
    main()
