"""How each agency's interface speaks: its page parameters, and what it wraps records in."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sample_nation.gateway.shelf import Selection

MOST = 5000
"""Records of the biggest page."""


@dataclass(frozen=True)
class Slice:
    """A part of a selection; ``lines`` may be fewer than ``count`` says, where a fault has taken some."""

    lines: list[bytes]
    count: int
    first: int
    size: int
    total: int


Wrap = Callable[[Slice], bytes]


def page_of(style: str, selection: Selection, asked: Mapping[str, str]) -> Slice:
    """Return the part that is asked for.

    Raises:
        ValueError: there is no such page.
    """
    total = len(selection)
    if style == "isb":
        return Slice(selection.lines(0, total), total, 0, total, total)
    size = int(asked.get("limit") or asked.get("per_page") or 100)
    if not 0 < size <= MOST:
        raise ValueError(f"at most {MOST} records a page")
    if style == "siasn":
        first = _opened(asked["cursor"], selection.mark) if asked.get("cursor") else 0
    elif style == "register":
        first = int(asked.get("offset") or 0)
    else:
        first = (int(asked.get("page") or 1) - 1) * size
    if first < 0:
        raise ValueError("no such page")
    lines = selection.lines(first, size)
    return Slice(lines, len(lines), first, size, total)


def wrapped(style: str, part: Slice, mark: str) -> bytes:
    """Return a page in its agency's words."""
    rows = b"[" + b",".join(part.lines) + b"]"
    if style == "isb":
        return rows
    behind = part.first + part.count
    if style == "siasn":
        cursor = _sealed(behind, mark) if behind < part.total else None
        meta = {"total": part.total, "count": part.count, "next_cursor": cursor}
        return b'{"success":true,"message":"OK","data":' + rows + b',"meta":' + _json(meta) + b"}"
    if style == "register":
        told = {"total": part.total, "offset": part.first, "limit": part.size}
        return _json(told)[:-1] + b',"items":' + rows + b"}"
    place = {"page": part.first // part.size + 1, "last_page": -(-part.total // part.size), "total": part.total}
    if style == "krisna":
        return b'{"status":"ok",' + _json(place)[1:-1] + b',"data":' + rows + b"}"
    return b'{"data":' + rows + b',"meta":' + _json(place) + b"}"


def _sealed(first: int, mark: str) -> str:
    return base64.urlsafe_b64encode(f"{first}:{mark}".encode()).decode()


def _opened(cursor: str, mark: str) -> int:
    """Return where a cursor stands; one of another state of the collection is no longer known."""
    first, _, told = base64.urlsafe_b64decode(cursor.encode()).decode().partition(":")
    if told != mark:
        raise ValueError("the cursor is no longer known")
    return int(first)


def _json(told: object) -> bytes:
    return json.dumps(told, separators=(",", ":")).encode()
