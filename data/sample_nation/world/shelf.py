"""Frames that are too large to be kept in memory: made part by part, kept as files of this run, read by column."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path

import polars as pl

from sample_nation.nation import Nation

Made = Callable[[Nation], Iterator[pl.DataFrame]]


def shelved(make: Made) -> Callable[[Nation], list[Path]]:
    """Turn what yields a topic's parts into what returns their files, in order; each is made once in a run."""

    @cache
    @wraps(make)
    def kept(nation: Nation) -> list[Path]:
        folder = Path(tempfile.mkdtemp(prefix=f"{make.__name__.strip('_')}-", dir=_shelf().name))
        files = []
        for number, part in enumerate(make(nation)):
            files.append(folder / f"{number:04}.parquet")
            part.write_parquet(files[-1], compression="lz4", statistics=False)
        return files

    return kept


def read(files: list[Path], columns: tuple[str, ...] = ()) -> pl.DataFrame:
    """Return the parts as one frame: the columns named, else all."""
    return pl.concat(parts(files, columns), rechunk=False)


def parts(files: list[Path], columns: tuple[str, ...] = ()) -> Iterator[pl.DataFrame]:
    """Yield each part: the columns named, else all."""
    return (pl.read_parquet(file, columns=list(columns) or None, memory_map=False) for file in files)


@cache
def _shelf() -> tempfile.TemporaryDirectory[str]:
    """Return the folder of this run; it goes when the run ends."""
    return tempfile.TemporaryDirectory(prefix="sample_nation-")
