"""The workshop: the one handle on the DuckDB warehouse, held by one process at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import psutil
from filelock import BaseFileLock, FileLock, Timeout

from simpul.errors import LoadFailed
from simpul.settings import Settings

NETWORK = frozenset({"afs", "beegfs", "ceph", "cifs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4", "smb3", "smbfs"})
NETWORK |= {f"fuse.{name}" for name in ("ceph", "glusterfs", "rclone", "s3fs", "sshfs")}
"""File systems on which locks and fsync do not hold what DuckDB needs."""


@contextmanager
def hold(settings: Settings, wait_seconds: float = 60) -> Iterator[None]:
    """Hold the writer's place for a while; the kernel frees it when the process dies.

    Raises:
        LoadFailed: another process holds it (says which), or the folder is on a network file system.
    """
    refuse_network(settings.data)
    path = settings.data / "warehouse.lock"
    lock = FileLock(path, timeout=wait_seconds, fallback_to_soft=False)
    try:
        with guard(str(path)):
            settings.data.mkdir(parents=True, exist_ok=True)
            _acquire(lock, path)
            path.write_text(f"{os.getpid()} {Path(sys.argv[0]).name}\n")
        yield
    finally:
        lock.release()


def _acquire(lock: BaseFileLock, path: Path) -> None:
    try:
        lock.acquire()
    except Timeout as error:
        what = f"the warehouse is in use by process {path.read_text().strip() or 'unknown'}"
        raise LoadFailed(what, where=str(path), todo="wait until it ends, then run again") from error


@contextmanager
def open(settings: Settings, read_only: bool = False, wait_seconds: float = 60) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the warehouse under the lock, within the limits of the settings, and close it whatever happens.

    Raises:
        LoadFailed: it is in use, cannot be read, or is on a network file system.
    """
    with hold(settings, wait_seconds):
        try:
            connection = duckdb.connect(settings.warehouse, read_only=read_only, config=limits(settings))
        except duckdb.Error as error:
            what, todo = str(error).splitlines()[0], "close what holds it; if it is damaged, remove it: it is rebuilt"
            raise LoadFailed(what, where=str(settings.warehouse), todo=todo) from error
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def guard(where: str) -> Iterator[None]:
    """Turn a failure of DuckDB or of the disk into one of ours.

    Raises:
        LoadFailed: the warehouse or the disk failed.
    """
    try:
        yield
    except (duckdb.DataError, duckdb.InvalidInputException, duckdb.IntegrityError) as error:
        todo = "tell the maintainers; nothing is half done"
        raise LoadFailed(type(error).__name__, where=where, todo=todo) from None  # its text quotes values of rows
    except (duckdb.Error, OSError) as error:
        todo = "free or repair the disk, then run again; nothing is half done"
        raise LoadFailed(str(error).splitlines()[0], where=where, todo=todo) from error


def limits(settings: Settings) -> dict[str, str | bool | int | float | list[str]]:
    """Return DuckDB's configuration: bounded memory, spilling beside the data, nothing fetched from outside."""
    return {
        "memory_limit": settings.memory_limit,
        "threads": settings.threads,
        "temp_directory": str(settings.data / ".spill"),
        "preserve_insertion_order": False,  # rows carry their place; keeping order costs a third of a large load
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }


def refuse_network(folder: Path) -> None:
    """Refuse a folder on a network file system.

    Raises:
        LoadFailed: it is on one; names its type and mount point.
    """
    mounts = [one for one in psutil.disk_partitions(all=True) if folder.resolve().is_relative_to(one.mountpoint)]
    mount = max(mounts, key=lambda one: len(one.mountpoint), default=None)
    if mount and mount.fstype in NETWORK:
        what = f"{mount.fstype} at {mount.mountpoint} is a network file system"
        raise LoadFailed(what, where=str(folder), todo="set SIMPUL_DATA to a folder on a local disk")
