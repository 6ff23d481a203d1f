"""CKAN: the newest resource of a data set that fits the contract's rule, downloaded as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import httpx2
import msgspec

from simpul.connection import Connection
from simpul.connectors import Ask, Offer, Position, Sink
from simpul.connectors.answers import Passing, body, chunks
from simpul.connectors.http import Http
from simpul.landing import CkanLanding
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.world import World

Resource = dict[str, Any]

PACKAGE = "/api/3/action/package_show"
MOST = 16_000_000
"""Bytes of the longest description of a data set."""
MARKS = ("id", "hash", "last_modified")
"""What tells, without a download, whether a resource is the one seen before."""
SHA256 = re.compile(r"(?i)(?:sha256:)?([0-9a-f]{64})")


class Ckan:
    """One CKAN portal."""

    def __init__(self, settings: Settings, world: World, connection: Connection) -> None:
        self._http = Http(connection)

    def offers(self, ask: Ask) -> Iterator[Offer]:
        """Yield each landing's newest resource, unless its marks are those of the delivery that is known.

        Raises:
            NotDelivered: the portal is out of reach, or has no such data set or resource.
        """
        for landing in ask.landings:
            if isinstance(landing, CkanLanding):
                where = f"{ask.agency}.{ask.table} {landing.dataset}"
                resource = newest(self._resources(landing, where), landing)
                if resource is None:
                    raise self._http.refusal(f"has no resource like {landing.resource}", where)
                known = ask.newest(landing, file_name(resource))
                if not _is_known(resource, known):
                    fetch = partial(self._fetch, resource, known, where)
                    yield Offer(file_name(resource), landing, "ckan", fetch, _marks(resource))

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def _resources(self, landing: CkanLanding, where: str) -> list[Resource]:
        def read(answer: httpx2.Response) -> list[Resource]:
            try:
                found = msgspec.json.decode(body(answer, MOST))["result"]["resources"]
                return [one for one in found if one.get("url")]
            except (msgspec.DecodeError, KeyError, TypeError, AttributeError):
                raise Passing("a description that is cut, or not CKAN's") from None

        return self._http.get(PACKAGE, read, where, {"id": landing.dataset})

    def _fetch(self, resource: Resource, known: Receipt | None, where: str, sink: Sink) -> Position | None:
        """Download a resource; None where its server says that it is the one that is known."""
        promised = SHA256.fullmatch(str(resource.get("hash") or ""))

        def read(answer: httpx2.Response) -> Position | None:
            if answer.status_code == 304:
                return None
            sink.restart()
            for chunk in chunks(answer):
                sink.write(chunk)
            if promised and promised[1].lower() != sink.sha256:
                raise Passing("a file that has not the hash it should")
            marks = {"etag": answer.headers.get("ETag", ""), "modified": answer.headers.get("Last-Modified", "")}
            return {**_marks(resource), **marks}

        past = known.position if known else {}
        headers = {"If-None-Match": past.get("etag"), "If-Modified-Since": past.get("modified")}
        asked = {name: str(value) for name, value in headers.items() if value}
        return self._http.get(urljoin(self._http.base + "/", str(resource["url"])), read, where, None, asked)


def newest(resources: list[Resource], landing: CkanLanding) -> Resource | None:
    """Return the newest resource that fits; of several of one time the one last in its name, then in its id."""
    fits = [one for one in resources if any(re.fullmatch(landing.resource, name) for name in _names(one))]
    key = landing.newest_by
    return max(fits, key=lambda one: (_age(one, key), str(one.get("name")), str(one.get("id"))), default=None)


def file_name(resource: Resource) -> str:
    """Return the name of a resource's file, with a suffix."""
    name = PurePosixPath(unquote(urlsplit(str(resource["url"])).path)).name or str(resource.get("name") or "resource")
    form = str(resource.get("format") or "").lower()
    return name if PurePosixPath(name).suffix or not form.isalnum() else f"{name}.{form}"


def _names(resource: Resource) -> tuple[str, str]:
    return str(resource.get("name") or ""), file_name(resource)


def _age(resource: Resource, key: str) -> tuple[datetime, str]:
    """Return what a resource is compared by; one that was never changed is as old as it is."""
    if key == "name":
        return datetime.min.replace(tzinfo=UTC), str(resource.get("name") or "")
    told = resource.get(key) or resource.get("created") or ""
    try:
        when = datetime.fromisoformat(str(told))
    except ValueError:
        when = datetime.min
    return when if when.tzinfo else when.replace(tzinfo=UTC), ""


def _marks(resource: Resource) -> Position:
    return {mark: str(resource.get(mark) or "") for mark in MARKS}


def _is_known(resource: Resource, known: Receipt | None) -> bool:
    """Say whether the portal's own marks are the ones of the delivery; without a hash or a time they tell nothing."""
    marks = _marks(resource)
    is_told = bool(marks["hash"] or marks["last_modified"])
    return is_told and known is not None and all(known.position.get(mark) == value for mark, value in marks.items())
