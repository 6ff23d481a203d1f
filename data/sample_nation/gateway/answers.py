"""Answers of a server in trouble."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from sample_nation.gateway.styles import Slice

ERRORS = (500, 502, 503)


class Broken(Response):
    """A body that ends before the length that was announced, or an answer that breaks off at once."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send half of it and hang up."""
        length = str(len(self.body) + 1).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", length)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.body[: len(self.body) // 2], "more_body": True})
        raise ConnectionResetError("as planned")


def trouble(faults: list[tuple[dict, int]]) -> Response | None:
    """Return what is answered instead of data, after the pause of a slow server."""
    for fault, hits in faults:
        kind = fault["kind"]
        if kind == "slow":
            time.sleep(fault["seconds"])
        if kind == "down":
            return JSONResponse({"message": "Service Unavailable"}, 503)
        if kind == "refuse":
            return Broken(b"")
        if kind == "error":
            return Response("<html>Bad Gateway</html>", ERRORS[hits % len(ERRORS)], media_type="text/html")
        if kind == "too_many":
            seconds = fault.get("retry_after", 1)
            until = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
            told = until if fault.get("dated") else str(seconds)
            return JSONResponse({"message": "Too Many Requests"}, 429, headers={"Retry-After": told})
    return None


def half(faults: list[tuple[dict, int]], part: Slice | None) -> tuple[str, Slice | None]:
    """Say how an answer is halved, by turns: announced length, JSON, or records, where their number is said."""
    turn = next((hits for fault, hits in faults if fault["kind"] == "half_page"), None)
    if turn is None:
        return "", part
    ways = ["length", "json", "records"] if part and part.lines and part.size < part.total else ["length", "json"]
    way = ways[turn % len(ways)]
    if way == "records" and part:
        part = Slice(part.lines[: len(part.lines) // 2], part.count, part.first, part.size, part.total)
    return way, part


def sent(body: bytes, way: str, headers: dict[str, str]) -> Response:
    """Return an answer, whole or halved."""
    if way == "length":
        return Broken(body)
    return Response(body[: len(body) // 2] if way == "json" else body, headers=headers, media_type="application/json")
