"""Streamlit's scripts that every page needs and none names: it asks for each as its first element is drawn."""

import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import file_util

DRAWN = ("Html", "PageLink", "ButtonGroup", "Selectbox", "Button", "DownloadButton")
"""The kinds of element that every page begins with; a script is named for its kind."""
ASKED = re.compile(r'(?:from|import)"\./([^"]+\.js)"')
"""A script that another one begins with."""


@dataclass
class Preloads:
    """An ASGI application whose pages name these scripts as they are answered: they come with those of the page.

    Else each is asked for once the page's words are there, and React draws all that it has anew as it comes. They are
    of low priority: what the page names itself starts the app, and goes first.
    """

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on every request; name the scripts in the answer where it is a page."""
        await self.app(scope, receive, partial(_answered, send) if scope["type"] == "http" else send)


async def _answered(send: Send, message: Message) -> None:
    if message["type"] == "http.response.start":
        headers = MutableHeaders(raw=message["headers"])
        if headers.get("content-type", "").startswith("text/html"):
            named = (f"<./static/js/{name}>; rel=modulepreload; fetchpriority=low" for name in scripts())
            headers["link"] = ", ".join(named)
    await send(message)


@cache
def scripts() -> tuple[str, ...]:
    """Return the scripts of these kinds and all that they begin with, without those that the page names itself."""
    folder = Path(file_util.get_static_dir())
    page = (folder / "index.html").read_text("utf-8")
    waiting = [path.name for kind in DRAWN for path in sorted((folder / "static/js").glob(f"{kind}.*.js"))]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop(0)
        if name not in found and name not in page:
            found[name] = None
            waiting += ASKED.findall((folder / "static/js" / name).read_text("utf-8"))
    return tuple(found)
