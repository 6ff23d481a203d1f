"""Faults of a whole file on its way: never sent, cut, an error page, empty, sent twice, or under a drifted header."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from sample_nation import files
from sample_nation.nation import Nation

RATES = {"none": 0.0, "typical": 0.008, "hard": 0.025}
"""Share of files that one kind of fault hits."""
PAGE = "<!DOCTYPE html><html><head><title>503</title></head><body>{}: layanan tidak tersedia</body></html>\n"
ENDS = {
    "missing": "not landed", "cut": "refused", "drifted": "needs_decision", "doubled": "unchanged",
    "html_page": "refused", "empty": "refused",
}  # fmt: skip
"""Kind → the state in which the spoiled delivery must end."""


def spoil(
    nation: Nation, agency: str, path: Path, frame: pl.DataFrame, form: files.Form
) -> Iterator[tuple[str, str, str]]:
    """Leave spoiled files beside a good one, or in its place; give name, kind and the state in which it must end.

    ``missing``, ``cut`` and ``drifted`` take the good file's place, so that its period is missing; others come beside.
    """
    rng = nation.rng("spoiled", agency, path.name)
    for kind, ends in ENDS.items():
        if rng.random() >= RATES[nation.faults]:
            continue
        if kind == "missing":
            path.unlink()
            yield path.relative_to(nation.out / "drop" / agency).as_posix(), kind, ends
            return
        target = path if kind in ("cut", "drifted") else path.with_name(f"{path.stem}_{SUFFIX[kind]}{path.suffix}")
        target.write_bytes(_content(kind, path, frame, form, nation))
        yield target.relative_to(nation.out / "drop" / agency).as_posix(), kind, ends
        if target == path:
            return


SUFFIX = {"doubled": "SALINAN", "html_page": "ULANG", "empty": "KOSONG"}
"""What a file's name gets behind it."""


def _content(kind: str, path: Path, frame: pl.DataFrame, form: files.Form, nation: Nation) -> bytes:
    whole = path.read_bytes()
    match kind:
        case "doubled":
            return whole
        case "html_page":
            return PAGE.format(f"{path.name} ({kind})").encode()
        case "empty":
            return b"\n" * (zlib.crc32(path.name.encode()) % 997)  # else the second one were known bytes
        case "cut":
            page = PAGE.format(f"{path.name} ({kind})").encode()  # a text cut at a line's end would look whole
            return whole[: len(whole) * 2 // 3] if path.suffix != ".csv" else page
    drifted = frame.rename({frame.columns[0]: f"{frame.columns[0]} Baru"})
    copy = path.with_name(f".drifted{path.suffix}")
    files.write(copy, drifted, form)
    content = copy.read_bytes()
    copy.unlink()
    return content
