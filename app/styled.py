"""The app's style and mends, told in the page itself: nothing is seen undressed or touched unheard.

A grid asks once how large letters are, and a key that is pressed while a page is being drawn is a choice as any other.
"""

from dataclasses import dataclass, field
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STYLE, MENDS = (Path(__file__).parent / "components" / name for name in ("style.css", "mended.js"))
END = b"</body>"
"""Behind Streamlit's own style, which it puts into the head as it draws: of two rules as strong the later one holds."""
UNASKED = (b"if-none-match", b"if-modified-since", b"accept-encoding")
"""A page that the browser has kept from before may be without them, and a compressed one has no room for it."""


@dataclass
class Styled:
    """An ASGI application whose pages carry its style and its mends."""

    app: ASGIApp
    carried: bytes = field(
        default_factory=lambda: b"<style>%s</style><script>%s</script>" % (STYLE.read_bytes(), MENDS.read_bytes())
    )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer who asks for a page with it whole; hand on everything else as it comes."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        kept: list[Message] = []

        async def dressed(message: Message) -> None:
            if not kept and not _is_page(message):
                await send(message)
                return
            kept.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                await self._send(kept, send)

        headers = [pair for pair in scope["headers"] if pair[0] not in UNASKED]
        await self.app({**scope, "headers": headers, "extensions": {}}, receive, dressed)

    async def _send(self, kept: list[Message], send: Send) -> None:
        body = b"".join(message.get("body", b"") for message in kept[1:]).replace(END, self.carried + END, 1)
        headers = MutableHeaders(raw=list(kept[0]["headers"]))
        headers["content-length"] = str(len(body))
        for name in ("etag", "last-modified"):
            del headers[name]
        await send({**kept[0], "headers": headers.raw})
        await send({"type": "http.response.body", "body": body})


def _is_page(message: Message) -> bool:
    if message["type"] != "http.response.start" or message["status"] != 200:
        return False
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")
