"""Pages: the records of one answer as they came, and where the next ones are."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from simpul.connectors.answers import Passing
from simpul.landing import Pages, RestLanding

BREAKS = bytes.maketrans(b"\r\n", b"  ")
"""A line break inside a record is white space between its tokens: a string cannot hold one."""


@dataclass(frozen=True)
class Page:
    """What one answer holds: whole records, one a line, and what the source says of all of them."""

    lines: bytes
    records: int
    total: int | None = None
    cursor: str | int | None = None


@dataclass(frozen=True)
class Place:
    """How far a pull has come: records and pages so far, how many there are in all, the cursor of the next page."""

    records: int = 0
    pages: int = 0
    total: int | None = None
    cursor: str | int | None = None

    def params(self, pages: Pages | None) -> dict[str, str | int]:
        """Return the parameters of the next page."""
        if pages is None:
            return {}
        size: dict[str, str | int] = {pages.size_param: pages.size}
        if pages.style == "page":
            return size | {pages.param: pages.first + self.pages}
        if pages.style == "offset":
            return size | {pages.param: self.records}
        return size if self.cursor is None else size | {pages.param: self.cursor}

    def after(self, page: Page) -> Place:
        """Return the place behind a page."""
        return Place(self.records + page.records, self.pages + 1, page.total, page.cursor)

    @property
    def is_complete(self) -> bool:
        """Say whether, at the end, there are as many records as the source said; where it said nothing, there are."""
        return self.total is None or self.records == self.total


def read_page(body: bytes, landing: RestLanding) -> Page:
    """Take an answer apart; the records' bytes stay as they came.

    Raises:
        Passing: it is cut, no JSON, not of the promised shape, or holds fewer records than it says.
    """
    try:
        found = msgspec.json.decode(body, type=msgspec.Raw)
        records = msgspec.json.decode(_at(found, landing.records), type=list[msgspec.Raw])
        pages = landing.pages
        count = _number(found, pages.count) if pages else None
        total = _number(found, pages.total) if pages else None
        cursor = _value(found, pages.next) if pages and pages.style == "cursor" else None
    except (msgspec.DecodeError, KeyError):
        raise Passing("a page that is cut or not as promised") from None
    if count is not None and count != len(records):
        raise Passing(f"half a page: {len(records):,} records where it says {count:,}")
    lines = b"".join(bytes(record).translate(BREAKS) + b"\n" for record in records)
    return Page(lines, len(records), total, cursor if cursor != "" else None)


def is_last(page: Page, place: Place, pages: Pages | None) -> bool:
    """Say whether nothing comes behind a page; ``place`` is the one behind it.

    Raises:
        Passing: it cannot be whole, or leads nowhere.
    """
    if pages is None:
        return True
    if pages.style == "cursor":
        if page.cursor is not None and not page.records:
            raise Passing("an empty page that says there are more")
        return page.cursor is None
    if page.total is None:
        return page.records < pages.size
    if place.records < page.total and page.records < pages.size:
        raise Passing(f"half a page: {page.records:,} records where {pages.size:,} were asked for")
    return place.records >= page.total


def _at(found: msgspec.Raw, path: str | None) -> msgspec.Raw:
    """Return what stands at a dotted path."""
    for step in path.split(".") if path else ():
        found = msgspec.json.decode(found, type=dict[str, msgspec.Raw])[step]
    return found


def _value(found: msgspec.Raw, path: str) -> str | int | None:
    """Return a text or a number at a dotted path; what is missing is null."""
    try:
        return msgspec.json.decode(_at(found, path), type=str | int | None)
    except KeyError:
        return None


def _number(found: msgspec.Raw, path: str | None) -> int | None:
    return msgspec.json.decode(_at(found, path), type=int) if path else None
