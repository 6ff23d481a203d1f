"""Zip files, workbooks among them: nothing is believed that the archive says about itself."""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp
from zipfile import BadZipFile, ZipFile, ZipInfo

from simpul.errors import PromiseBroken
from simpul.readers.refusals import refused

MOST_ENTRIES = 1_000
MOST_BYTES = 512 * 1024 * 1024
MOST_RATIO = 100
CHUNK = 1 << 20
LITTER = re.compile(r"(?i)(^|/)(__MACOSX/.*|\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$")
"""What desktops leave in a zip beside the data."""


class Archive:
    """A zip file, opened with suspicion."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def entries(self) -> list[ZipInfo]:
        """Return its directory.

        Raises:
            PromiseBroken: no whole zip.
        """
        try:
            with ZipFile(self.path) as file:
                return file.infolist()
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self._damaged() from error

    @property
    def names(self) -> list[str]:
        """Return the names of its entries."""
        return [entry.filename for entry in self.entries]

    @property
    def is_workbook(self) -> bool:
        """Say whether it is an .xlsx."""
        return "xl/workbook.xml" in self.names

    def guard(self) -> None:
        """Read everything once, keeping nothing.

        Raises:
            PromiseBroken: damaged, locked, too many entries, too much in it, a name that leads out, a link, a DOCTYPE.
        """
        if len(self.entries) > MOST_ENTRIES:
            raise refused(f"a zip of {len(self.entries):,} entries; {MOST_ENTRIES:,} may be", self.path.name)
        if len(set(self.names)) < len(self.names):
            raise refused("a zip with two entries of one name", self.path.name)
        most, size = min(MOST_BYTES, MOST_RATIO * self.path.stat().st_size), 0
        for entry in self.entries:
            self._guard_name(entry)
            tail = b""
            for chunk in self.read(entry.filename):
                size += len(chunk)
                if size > most:
                    raise refused(f"a zip bomb: more than {most:,} bytes unpacked", self._place(entry))
                if entry.filename.endswith((".xml", ".rels")):
                    tail = self._guard_markup(entry, tail, chunk)

    def read(self, name: str) -> Iterator[bytes]:
        """Yield the content of one entry, unpacked, in chunks.

        Raises:
            PromiseBroken: damaged or locked.
        """
        try:
            with ZipFile(self.path) as archive, archive.open(name) as file:
                while chunk := file.read(CHUNK):
                    yield chunk
        except RuntimeError as error:  # zipfile's word for encryption and, as NotImplementedError, for odd methods
            raise refused("a zip that is locked or packed in an odd way", self.path.name, "send it plain") from error
        except (BadZipFile, zlib.error, EOFError, OSError) as error:
            raise self._damaged() from error

    def extract(self) -> Path:
        """Unpack the one data file into a temporary folder.

        Raises:
            PromiseBroken: it holds none or several.
        """
        members = [name for name in self.names if not name.endswith("/") and not LITTER.search(name)]
        if len(members) != 1:
            held = ", ".join(members[:5]) or "nothing"
            raise refused(f"a zip of {len(members)} files: {held}", self.path.name, "send a zip of one data file")
        target = Path(mkdtemp(prefix="simpul-")) / PurePosixPath(members[0]).name
        with target.open("wb") as file:
            file.writelines(self.read(members[0]))
        return target

    def _guard_name(self, entry: ZipInfo) -> None:
        name = entry.filename
        leads_out = name.startswith("/") or "\\" in name or ":" in name or ".." in PurePosixPath(name).parts
        if leads_out:
            raise refused("a zip entry whose name leads out of the archive", self._place(entry))
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise refused("a zip entry that is a link", self._place(entry))

    def _guard_markup(self, entry: ZipInfo, tail: bytes, chunk: bytes) -> bytes:
        """Refuse a DOCTYPE, also one that two chunks or the zeros of UTF-16 tear apart."""
        text = tail + chunk.replace(b"\0", b"")
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
            raise refused("a DOCTYPE in a workbook", self._place(entry))
        return text[-16:]

    def _place(self, entry: ZipInfo) -> str:
        return f"{self.path.name}, {entry.filename!r}"

    def _damaged(self) -> PromiseBroken:
        return refused("cut or damaged: no whole zip or workbook", self.path.name)
