"""Streamlit's own files, compressed once and kept: it serves them plain, nine megabytes on a first visit."""

import asyncio
import gzip
import re
from dataclasses import dataclass, field
from functools import partial

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FILES = "/static/"
"""Where Streamlit serves what its build made: names hold a hash, so a file never changes under its name."""
PLAIN = (".woff2", ".png", ".jpg", ".gif", ".ico", ".wasm.gz")
"""Files that are compressed as they are."""
NAMED = re.compile(rb'"\./(static/[^"]+\.(?:js|css))"')
"""What the first page names."""


@dataclass
class Kept:
    """A file's headers and its bytes, compressed."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


@dataclass
class Compressed:
    """An ASGI application whose static files go out compressed to whoever takes gzip."""

    app: ASGIApp
    kept: dict[str, Kept] = field(default_factory=dict)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a static file from what is kept; hand on every other.

        What the first page names is kept before the server says that it has started: nobody waits for it.
        """
        if scope["type"] == "lifespan":
            await self.app(scope, receive, partial(self._started, send))
            return
        if not _may_be_compressed(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path not in self.kept:
            answer = await _answer(self.app, scope, receive)
            if answer[0]["status"] != 200:
                for message in answer:
                    await send(message)
                return
            self.kept[path] = _compress(answer)
        kept = self.kept[path]
        await send({"type": "http.response.start", "status": 200, "headers": kept.headers})
        await send({"type": "http.response.body", "body": kept.body})

    async def _started(self, send: Send, message: Message) -> None:
        if message["type"] == "lifespan.startup.complete":
            page = await _answer(self.app, _asking("/"), _silence)
            for path in NAMED.findall(_body(page)):
                await self(_asking(f"/{path.decode()}"), _silence, _nowhere)
        await send(message)


def _asking(path: str) -> Scope:
    """Return a request of our own for a file."""
    headers = [(b"host", b"localhost"), (b"accept-encoding", b"gzip")]
    where = {"path": path, "raw_path": path.encode(), "root_path": "", "query_string": b"", "scheme": "http"}
    return {"type": "http", "http_version": "1.1", "method": "GET", "headers": headers, **where}


async def _silence() -> Message:
    """Say nothing, for ever: an answer that streams listens whether its reader goes, over and over."""
    return await asyncio.Future[Message]()


async def _nowhere(_: Message) -> None:
    return None


def _body(answer: list[Message]) -> bytes:
    return b"".join(message.get("body", b"") for message in answer[1:])


def _may_be_compressed(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(FILES):
        return False
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and "range" not in headers and not scope["path"].endswith(PLAIN)


async def _answer(app: ASGIApp, scope: Scope, receive: Receive) -> list[Message]:
    """Return what the application answers, whole; without conditions, for the file itself is wanted."""
    conditions = (b"if-none-match", b"if-modified-since")
    headers = [pair for pair in scope["headers"] if pair[0] not in conditions]
    messages: list[Message] = []

    async def keep(message: Message) -> None:
        messages.append(message)

    await app({**scope, "headers": headers, "extensions": {}}, receive, keep)
    return messages


def _compress(answer: list[Message]) -> Kept:
    body = gzip.compress(_body(answer), mtime=0)
    headers = MutableHeaders(raw=list(answer[0]["headers"]))
    headers["content-encoding"] = "gzip"
    headers["content-length"] = str(len(body))
    headers.add_vary_header("accept-encoding")
    return Kept(headers.raw, body)
