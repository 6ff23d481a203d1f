"""Questions: what a REST landing asks for, filled in for each period that is due."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from simpul.connectors import Ask
from simpul.landing import MONTHS, RestLanding


@dataclass(frozen=True)
class Question:
    """One address with its parameters, and what is known of its answer."""

    landing: RestLanding
    name: str
    where: str
    path: str
    params: dict[str, str | int]
    meaning: str
    etag: str
    is_new: bool


def questions(ask: Ask, landing: RestLanding, login: str) -> Iterator[Question]:
    """Yield what is due: a snapshot; or the last periods again, and those before that are not settled yet."""
    due = _periods(landing, ask.world.now())
    settled = {one.file for one in ask.settled(landing)}
    for place, first in enumerate(due, 1):
        name = file_name(ask.table, landing, first)
        if place > len(due) - landing.look_back or name not in settled:
            yield _question(ask, landing, name, _words(landing, first, login))


def file_name(table: str, landing: RestLanding, first: date | None) -> str:
    """Return the name of a delivery: its table, part and period."""
    period = _words(landing, first, "").get("period", "")
    return "_".join(word for word in (table, landing.part, period) if word) + ".ndjson"


def _question(ask: Ask, landing: RestLanding, name: str, words: dict[str, str]) -> Question:
    path = _filled(landing.path, {key: quote(word, safe="") for key, word in words.items()})
    params = {key: _filled(value, words) if isinstance(value, str) else value for key, value in landing.params.items()}
    pages = landing.pages.model_dump() if landing.pages else None
    meaning = json.dumps([path, params, pages, landing.records], sort_keys=True)
    meaning = hashlib.sha256(meaning.encode()).hexdigest()[:16]
    known = ask.newest(landing, name)
    etag = str(known.position.get("etag", "")) if known and known.position.get("asked") == meaning else ""
    is_new = not any(one.file == name and one.part == landing.part and one.sha256 for one in ask.earlier)
    return Question(landing, name, f"{ask.agency}.{ask.table} {landing.path}", path, params, meaning, etag, is_new)


def _periods(landing: RestLanding, now: datetime) -> list[date | None]:
    """Return the first days of the periods from ``since`` to now; a snapshot has none."""
    if landing.by is None or landing.since is None:
        return [None]
    length = MONTHS[landing.by]
    year, month = (int(part) for part in landing.since.split("-"))
    first = (year * 12 + month - 1) // length * length
    return [date(one // 12, one % 12 + 1, 1) for one in range(first, now.year * 12 + now.month, length)]


def _words(landing: RestLanding, first: date | None, login: str) -> dict[str, str]:
    """Return what may stand in braces."""
    if first is None:
        return {"login": login}
    period = f"{first:%Y}" if landing.by == "year" else f"{first:%Y-%m}"
    half = str((first.month - 1) // 6 + 1)
    return {"login": login, "period": period, "year": f"{first:%Y}", "month": f"{first:%m}", "half": half}


def _filled(text: str, words: dict[str, Any]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: str(words.get(found[1], found[0])), text)
