"""Streamlit's own files, compressed once and kept: it serves them plain, nine megabytes on a first visit."""

import gzip
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FILES = "/static/"
"""Where Streamlit serves what its build made: names hold a hash, so a file never changes under its name."""
PLAIN = (".woff2", ".png", ".jpg", ".gif", ".ico", ".wasm.gz")
"""Files that are compressed as they are."""


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
        """Answer a request for a static file from what is kept; hand on every other."""
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
    body = gzip.compress(b"".join(message.get("body", b"") for message in answer[1:]), mtime=0)
    headers = MutableHeaders(raw=list(answer[0]["headers"]))
    headers["content-encoding"] = "gzip"
    headers["content-length"] = str(len(body))
    headers.add_vary_header("accept-encoding")
    return Kept(headers.raw, body)
