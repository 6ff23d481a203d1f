"""The agencies' side of every transport over HTTP, on this machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sample_nation.gateway.access import Access
from sample_nation.gateway.answers import Broken, half, sent, trouble
from sample_nation.gateway.faults import Faults
from sample_nation.gateway.keys import SSO, TOKENS
from sample_nation.gateway.portal import Portal
from sample_nation.gateway.routes import Resource, resources
from sample_nation.gateway.shelf import Shelf
from sample_nation.gateway.styles import page_of, wrapped

PORTAL = "kemendagri"
"""The agency that publishes on the CKAN portal."""


class Gateway:
    """What stands behind the routes: tokens, shelves, faults, and how often each agency was asked for data."""

    def __init__(self, folder: Path, faults: Faults) -> None:
        self.faults, self.asked = faults, Counter[str]()
        self._access, self._portal = Access(folder), Portal(folder)
        self._shelves = {
            one: Shelf(folder / "api" / one.agency / f"{one.name}.ndjson", one.columns) for one in resources()
        }

    def app(self) -> Starlette:
        """Return the application."""
        routes = [Route(one.path, partial(self._data, one)) for one in resources()]
        routes += [Route(path, partial(self._token, agency), methods=["POST"]) for agency, path in TOKENS.items()]
        routes.append(Route(SSO, partial(self._token, "sso"), methods=["POST"]))
        portal = {
            "/api/3/action/package_show": self._portal.show,
            "/api/3/action/package_search": self._portal.search,
            "/dataset/{dataset}/resource/{id}/download/{name}": self._portal.download,
        }
        routes += [Route(path, partial(self._published, answer)) for path, answer in portal.items()]
        return Starlette(routes=routes)

    async def _token(self, agency: str, request: Request) -> Response:
        """Give a token."""
        if self.faults.is_down("bkn" if agency == "sso" else agency):
            return Response(status_code=503)
        form = {name: str(value) for name, value in (await request.form()).items()}
        basic = request.headers.get("Authorization", "")
        found = self._access.give(agency, form, basic, self.faults.life(agency))
        return JSONResponse(found or {"error": "invalid_client"}, 200 if found else 401)

    def _data(self, resource: Resource, request: Request) -> Response:
        """Give a page of records, or the trouble that is planned for it."""
        told = {**request.query_params, **{name: str(value) for name, value in request.path_params.items()}}
        if not self._access.lets_in(resource.agency, resource.access, request.headers, told.get("key", "")):
            return JSONResponse({"message": "Invalid Credentials"}, 401)
        self.asked[resource.agency] += 1
        hits = self.faults.next(resource.agency)
        if answer := trouble(hits):
            return answer
        wanted = {column: told[name] for name, column in resource.filters if name in told}
        selection = self._shelves[resource].select(wanted)
        etag = f'"{selection.mark}-{_place(request)}"'
        if request.headers.get("If-None-Match") == etag:
            return Response(status_code=304, headers={"ETag": etag})
        try:
            part = page_of(resource.style, selection, told)
        except ValueError as error:
            return JSONResponse({"message": str(error)}, 400)
        way, part = half(hits, part)
        return sent(wrapped(resource.style, part, selection.mark), way, {"ETag": etag})

    def _published(self, answer: Callable[[Request], Response], request: Request) -> Response:
        """Give what the portal has, or the trouble that is planned for it."""
        self.asked[PORTAL] += 1
        hits = self.faults.next(PORTAL)
        if found := trouble(hits):
            return found
        way, _ = half(hits, None)
        return Broken(b"{}") if way else answer(request)


def _place(request: Request) -> str:
    """Return what tells the pages of one collection apart."""
    asked = request.query_params
    return "-".join(asked.get(name, "") for name in ("cursor", "offset", "page", "limit", "per_page")).strip("-") or "0"
