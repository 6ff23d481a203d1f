"""Signs of the machine: interpreter, packages, disk, rights, ports."""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
from dataclasses import dataclass
from importlib import metadata
from typing import Literal

from simpul.settings import HOUSE, Settings

ROOM = 5_000_000_000
"""Free bytes below which a run may fail."""
NETWORKED = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "fuse.sshfs"}
"""File systems on which DuckDB's locks do not hold."""


@dataclass(frozen=True)
class Sign:
    """One thing looked at: what was found, and what to do about it."""

    what: str
    verdict: Literal["ok", "note", "bad"]
    told: str
    todo: str = ""


def python(_: Settings) -> Sign:
    """Hold the interpreter against the versions that were tried."""
    version = ".".join(map(str, sys.version_info[:3]))
    if (3, 11) <= sys.version_info < (3, 14):
        return Sign("python", "ok", version)
    return Sign("python", "bad", f"{version} is not tried", "use Python 3.11, 3.12 or 3.13")


def packages(_: Settings) -> Sign:
    """Hold what is installed against the lock file."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    lines = (HOUSE / "requirements.lock").read_text("utf-8").splitlines()
    locked = [Requirement(line.removesuffix("\\").strip()) for line in lines if line[:1].isalnum()]
    needed = [one for one in locked if one.marker is None or one.marker.evaluate()]
    present = {canonicalize_name(found.name): found.version for found in metadata.distributions() if found.name}
    installed = {one: present.get(canonicalize_name(one.name)) for one in needed}
    wrong = [one.name for one, version in installed.items() if version is None or version not in one.specifier]
    if not wrong:
        return Sign("packages", "ok", f"{len(needed)} as in requirements.lock")
    return Sign("packages", "bad", f"{len(wrong)} not as locked: {', '.join(wrong[:8])}", "run `make setup`")


def rights(settings: Settings) -> Sign:
    """Try to write below the data folder."""
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=settings.data):
            return Sign("writing", "ok", str(settings.data))
    except OSError as error:
        todo = f"give this user the right to write {settings.data}, or set SIMPUL_DATA"
        return Sign("writing", "bad", error.strerror or str(error), todo)


def disk(settings: Settings) -> Sign:
    """Find the mount that holds the data folder; the warehouse needs a local disk."""
    import psutil

    mounts = [mount for mount in psutil.disk_partitions(all=True) if settings.data.is_relative_to(mount.mountpoint)]
    kind = max(mounts, key=lambda mount: len(mount.mountpoint)).fstype if mounts else "unknown"
    if kind in NETWORKED:
        return Sign("disk", "bad", f"{settings.data} is on {kind}", "set SIMPUL_DATA to a folder on a local disk")
    return Sign("disk", "ok", f"{kind}, local")


def room(settings: Settings) -> Sign:
    """Look at the free space."""
    free = shutil.disk_usage(next(p for p in (settings.data, *settings.data.parents) if p.exists())).free
    told = f"{free / 1e9:,.1f} GB free"
    return Sign("room", "ok", told) if free > ROOM else Sign("room", "note", told, f"free {ROOM / 1e9:.0f} GB or more")


def port(port: int, whose: str) -> Sign:
    """See whether a port is free on this machine."""
    with socket.socket() as probe:
        probe.settimeout(0.2)
        if probe.connect_ex(("127.0.0.1", port)):
            return Sign(f"port {port}", "ok", f"free for {whose}")
    return Sign(f"port {port}", "note", "taken", f"nothing: {whose} takes the next one")
