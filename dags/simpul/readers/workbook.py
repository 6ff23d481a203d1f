"""What a workbook's XML says and its values do not: which cells are formulas, whether their results came along."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.parsers import expat

from simpul.readers.archives import Archive
from simpul.readers.refusals import refused

_A_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass
class Formulas:
    """The formulas of one sheet; places are (row, column) from 0."""

    count: int = 0
    first: str = ""
    without_value: list[tuple[int, int]] = field(default_factory=list)


def formulas_of(archive: Archive, sheet: str) -> Formulas:
    """Find the formulas of a sheet; sheets that have none cost one search through their bytes.

    Raises:
        PromiseBroken: the sheet's XML is broken.
    """
    part = _part_of(archive, sheet)
    if part is None or not _holds_formula(archive, part):
        return Formulas()
    return _Scan().read(archive, part)


def has_links(archive: Archive) -> bool:
    """Say whether the workbook takes values from other workbooks."""
    return any(name.startswith("xl/externalLinks/") for name in archive.names)


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell counted from 0, such as H12."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _part_of(archive: Archive, sheet: str) -> str | None:
    """Return the entry that holds a sheet, by way of the workbook's relations."""
    book, relations = (_tree(archive, f"xl/{name}") for name in ("workbook.xml", "_rels/workbook.xml.rels"))
    ids = [e.get(_RELATION) for e in book.iter() if e.tag.endswith("}sheet") and e.get("name") == sheet]
    targets = {e.get("Id"): e.get("Target", "") for e in relations.iter()}
    part = posixpath.join("/xl", targets.get(ids[0], "")).lstrip("/") if ids else ""
    return part if part in archive.names else None


def _tree(archive: Archive, name: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(b"".join(archive.read(name)))  # noqa: S314 - the guard refused every DOCTYPE
    except (ElementTree.ParseError, KeyError) as error:
        raise refused("a workbook with broken XML", f"{archive.path.name}, {name}") from error


def _holds_formula(archive: Archive, part: str) -> bool:
    tail = b""
    for chunk in archive.read(part):
        text = tail + chunk
        if _A_FORMULA.search(text):
            return True
        tail = text[-64:]
    return False


class _Scan:
    """A stream through one sheet's XML."""

    def __init__(self) -> None:
        self.found = Formulas()
        self.row, self.column = -1, -1
        self.is_formula = self.has_value = self.in_value = self.is_text = False

    def read(self, archive: Archive, part: str) -> Formulas:
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        try:
            for chunk in archive.read(part):
                parser.Parse(chunk)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise refused("a sheet with broken XML", f"{archive.path.name}, {part}") from error
        return self.found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "row":
            self.row, self.column = int(attributes.get("r", self.row + 2)) - 1, -1
        elif tag == "c":
            self.column = _column(attributes["r"]) if "r" in attributes else self.column + 1
            self.is_text = attributes.get("t") == "str"
            self.is_formula = self.has_value = False
        elif tag == "f":
            self.is_formula = True
        elif tag == "v":
            # an empty text is a result, an empty number is none
            self.in_value, self.has_value = True, self.is_text

    def _text(self, text: str) -> None:
        self.has_value = self.has_value or (self.in_value and bool(text.strip()))

    def _end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "v":
            self.in_value = False
        elif tag == "c" and self.is_formula:
            self.found.count += 1
            self.found.first = self.found.first or cell_name(self.row, self.column)
            if not self.has_value:
                self.found.without_value.append((self.row, self.column))


def _column(cell: str) -> int:
    column = 0
    for letter in cell.rstrip("0123456789"):
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
