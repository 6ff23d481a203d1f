"""Shelves: the records of a resource, found by their place in a file of which never more than a page is in memory."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import msgspec
import numpy as np

ANY = "*"
"""The value of a filter that lets everything through."""

Key = tuple[str | None, ...]


@dataclass(frozen=True)
class Selection:
    """The records that a filter lets through: where each begins, and the mark of them all."""

    path: Path
    begins: np.ndarray
    mark: str

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.begins)

    def lines(self, first: int, most: int) -> list[bytes]:
        """Return the records from the ``first`` on, as they stand in the file."""
        if not len(self.begins):
            return []
        with self.path.open("rb") as file:
            return [_line(file, int(begin)) for begin in self.begins[first : first + most]]


class Shelf:
    """One file of records and the index of its lines by the columns that can be filtered."""

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self._path, self._columns, self._lock = path, columns, Lock()
        self._seen: tuple[int, int] | None = None
        self._begins, self._codes = np.empty(0, np.uint64), np.empty(0, np.int32)
        self._marks: dict[Key, str] = {}

    def select(self, wanted: Mapping[str, str]) -> Selection:
        """Return the records whose columns have the wanted values, or have no such column."""
        with self._lock:
            self._refresh()
            fits = [_fits(key, [wanted.get(column, ANY) for column in self._columns]) for key in self._marks]
            told = sorted(f"{key}:{mark}" for (key, mark), fit in zip(self._marks.items(), fits, strict=True) if fit)
            mark = hashlib.sha256("\n".join(told).encode()).hexdigest()[:20]
            begins = self._begins if all(fits) else self._begins[np.isin(self._codes, np.flatnonzero(fits))]
            return Selection(self._path, begins, mark)

    def _refresh(self) -> None:
        """Read the file again if it has changed."""
        seen = _stamp(self._path)
        if seen == self._seen:
            return
        begins, codes, digests = array("Q"), array("i"), {}
        position = 0
        with self._path.open("rb") if seen else _nothing() as file:
            for line in file:
                key = _key(line, self._columns)
                code, digest = digests.setdefault(key, (len(digests), hashlib.blake2b(digest_size=16)))
                digest.update(line)
                begins.append(position)
                codes.append(code)
                position += len(line)
        self._begins, self._codes = np.array(begins, np.uint64), np.array(codes, np.int32)
        self._marks = {key: digest.hexdigest() for key, (_, digest) in digests.items()}
        self._seen = seen


def _key(line: bytes, columns: tuple[str, ...]) -> Key:
    if not columns:
        return ()
    record = msgspec.json.decode(line)
    values = (record.get(column) for column in columns)
    return tuple(None if value is None else str(value) for value in values)


def _fits(key: Key, wanted: list[str]) -> bool:
    return all(value is None or want in {ANY, value} for value, want in zip(key, wanted, strict=True))


def _line(file, begin: int) -> bytes:
    file.seek(begin)
    return file.readline().rstrip(b"\n")


def _nothing():
    return Path("/dev/null").open("rb")


def _stamp(path: Path) -> tuple[int, int] | None:
    return (path.stat().st_mtime_ns, path.stat().st_size) if path.exists() else None
