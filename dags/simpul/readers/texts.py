"""Text files as bytes: how they are encoded, whether they are whole, whether their lines are sane."""

from __future__ import annotations

import codecs
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp

from charset_normalizer import from_bytes

from simpul.readers.refusals import refused
from simpul.readers.survey import CHUNK, Survey

LONGEST_LINE = 2_000_000
NO_END = "no final newline: may be cut"
MARKS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
PLAUSIBLE = ["cp1252", "cp1256", "gb18030", "big5", "shift_jis", "euc_kr"]
"""What the machines of agencies and their suppliers write where it is not Unicode."""


@dataclass
class Text:
    """A text as DuckDB can read it: UTF-8, one kind of line end, no line beyond the limit."""

    path: Path
    notes: list[str] = field(default_factory=list)

    @property
    def head(self) -> str:
        """Return the beginning, at most one chunk."""
        with self.path.open("rb") as file:
            return file.read(CHUNK).decode("utf-8-sig", "ignore")


def readable(path: Path, longest: int | None = LONGEST_LINE) -> Text:
    """Survey a text; where DuckDB could not read it as it is, rewrite it into a temporary file.

    Args:
        path: the file.
        longest: bytes that a line may have; None where lines mean nothing.

    Raises:
        PromiseBroken: NUL bytes, a line beyond the limit, bytes in no encoding that we know.
    """
    with path.open("rb") as file:
        wide = _wide(file.read(CHUNK))
    text = Text(_rewritten(path, wide), [f"encoding {wide}"]) if wide else Text(path)
    survey = Survey(text.path, path.name, longest).read()
    if survey.strange:
        encoding = _guess(survey.strange, path.name)
        text = Text(_rewritten(path, encoding), [f"encoding {encoding}"])
    elif survey.has_mixed_ends:
        text = Text(_rewritten(text.path, "utf-8-sig"), [*text.notes, "line ends of two kinds"])
    if not survey.is_ended:
        text.notes.append(NO_END)
    return text


def _wide(head: bytes) -> str:
    """Return the kind of UTF-16, told by its mark or by every other byte being zero; else ""."""
    even, odd, half = head[0::2].count(0), head[1::2].count(0), len(head) // 2
    if head[:2] in MARKS:
        return MARKS[head[:2]]
    if half > 1 and odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if half > 1 and even > 0.7 * half and odd < 0.1 * half else ""


def _guess(sample: bytes, name: str) -> str:
    found = from_bytes(sample, cp_isolation=PLAUSIBLE)
    names = [match.encoding for match in found]
    if not names:
        raise refused("bytes in no encoding that we know", name, "send it as UTF-8")
    # a few accents tell little: what can be our machines' own encoding is that
    return PLAUSIBLE[0] if PLAUSIBLE[0] in names else names[0]


def _rewritten(path: Path, encoding: str) -> Path:
    target = Path(mkdtemp(prefix="simpul-")) / path.name
    try:
        with (
            path.open(encoding=encoding, newline=None) as source,
            target.open("w", encoding="utf-8", newline="\n") as file,
        ):
            shutil.copyfileobj(source, file, CHUNK)
    except UnicodeError as error:
        raise refused(f"not {encoding} throughout: cut or mixed", path.name, "send it as UTF-8") from error
    return target
