"""Clock, randomness and disk, passed in so that a simulator can stand in for them."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path


class Disk:
    """The mutating calls of the protocols, each durable when it returns."""

    def write_new(self, path: Path, content: bytes) -> None:
        """Write, fsync and name a file in one atomic step, replacing what was there."""
        temporary = path.with_name(f".{path.name}.tmp-{secrets.token_hex(4)}")
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        self.sync_folder(path.parent)

    def append(self, path: Path, content: bytes) -> None:
        """Write after a file's last byte, making the file where there is none."""
        with path.open("ab", buffering=0) as file:
            file.write(content)
            os.fsync(file.fileno())
        self.sync_folder(path.parent)

    def sync_file(self, path: Path) -> None:
        """Fsync one file's content; a failure is never retried."""
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def sync_folder(self, path: Path) -> None:
        """Fsync a folder, so that the names in it outlive a power loss."""
        self.sync_file(path)

    def make_folder(self, path: Path) -> None:
        """Make a folder and its parents, each name durable."""
        missing = [folder for folder in (path, *path.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            self.sync_folder(folder.parent)

    def name_once(self, temporary: Path, path: Path) -> bool:
        """Give a whole file its name without ever clobbering; say whether the name was free."""
        try:
            os.link(temporary, path)
        except FileExistsError:
            return False
        finally:
            temporary.unlink()
        self.sync_folder(path.parent)
        return True

    def rename_folder(self, source: Path, target: Path) -> None:
        """Rename a folder to a name that is free and make the name durable."""
        source.rename(target)
        self.sync_folder(target.parent)

    def set_mode(self, path: Path, mode: int) -> None:
        """Set who may read and write a file or folder, durably."""
        path.chmod(mode)
        self.sync_file(path)

    def remove(self, path: Path) -> None:
        """Remove a file or a whole folder, if it is there."""
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


@dataclass(frozen=True)
class World:
    """What a protocol may not reach for by itself."""

    now: Callable[[], datetime] = field(default=lambda: datetime.now(UTC))
    token: Callable[[], str] = field(default=lambda: secrets.token_hex(8))
    disk: Disk = field(default_factory=Disk)
