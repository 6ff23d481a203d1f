"""Stops a verb at every call by which it changes the disk: killed there, or told that the disk is broken or full."""

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    *("write", "pwrite64", "writev", "pwritev", "pwritev2", "copy_file_range", "sendfile"),
    *("fsync", "fdatasync", "sync_file_range", "ftruncate", "truncate", "fallocate"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat", "unlink", "unlinkat"),
    *("mkdir", "mkdirat", "rmdir", "chmod", "fchmod", "fchmodat", "fchmodat2", "utimensat"),
    *("openat", "open", "creat"),
)
FAULTS = ("signal=SIGKILL", "error=EIO", "error=ENOSPC")
OPENS = {"openat", "open", "creat"}


@dataclass(frozen=True)
class Stop:
    """One stop: the n-th time (from 1) that a call is made, and what happens there."""

    call: str
    nth: int
    fault: str
    where: str

    @property
    def strace(self) -> list[str]:
        """Return strace's options."""
        return ["-e", f"trace={self.call}", "-e", f"inject={self.call}:{self.fault}:when={self.nth}"]


class Runner:
    """A process that runs verbs in fresh forks of itself."""

    def __init__(self, log: Path) -> None:
        checkout = Path(__file__).parents[2]
        command = [sys.executable, "-m", "tests.campaign.verb"]
        env = {"PYTHONPATH": f"{checkout}:{checkout / 'dags'}", "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=env, cwd=checkout)
        self.log = log

    def run(self, verb: str, root: Path, strace: list[str] | None = None) -> dict:
        """Run one verb in a house; return its exit and its last words."""
        order = {"verb": verb, "root": str(root), "strace": strace, "log": str(self.log)}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        """End the process."""
        self.process.stdin.close()
        self.process.wait(10)

    def stops(self, verb: str, root: Path) -> Iterator[Stop]:
        """Run a verb undisturbed and yield every stop that its calls allow."""
        known = [f"?{call}" for call in CALLS]  # ? : a call that this machine does not have
        answer = self.run(verb, root, ["-e", f"trace={','.join(known)}", "-y"])
        assert answer["exit"] == 0, answer
        seen: Counter[str] = Counter()
        for line in self.log.read_text().splitlines():
            found = re.match(r"\d+\s+(\w+)\((.*)", line)
            if not found:
                continue
            call, rest = found.groups()
            seen[call] += 1
            if call in OPENS and not re.search(r"O_CREAT|O_TRUNC", rest):
                continue
            for fault in FAULTS:
                yield Stop(call, seen[call], fault, rest.replace(str(root), "")[:100])


def fresh(template: Path, root: Path) -> Path:
    """Copy a house, times included."""
    for folder in (root, *root.rglob("*")) if root.exists() else ():
        if folder.is_dir():
            folder.chmod(0o700)  # an edition's folder lets nobody remove what is in it
    shutil.rmtree(root, ignore_errors=True)
    return Path(shutil.copytree(template, root, symlinks=True))
