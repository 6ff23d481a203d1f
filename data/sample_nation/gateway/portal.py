"""The CKAN portal: data sets are folders, resources their files, told as CKAN 3 tells them."""

from __future__ import annotations

import hashlib
import json
import uuid
from datetime import UTC, datetime
from email.utils import formatdate
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

DESCRIPTION = "package.json"


class Portal:
    """The data sets below ``ckan/``."""

    def __init__(self, folder: Path) -> None:
        self._folder = (folder / "ckan").resolve()

    def show(self, request: Request) -> Response:
        """Answer ``package_show``."""
        found = self._package(request.query_params.get("id", ""), str(request.base_url))
        if found is None:
            return JSONResponse({"success": False, "error": {"message": "Not found", "__type": "Not Found Error"}}, 404)
        return JSONResponse({"success": True, "result": found})

    def search(self, request: Request) -> Response:
        """Answer ``package_search``: ``q`` is looked for in names and titles."""
        wanted, rows = request.query_params.get("q", "").strip("*:").lower(), int(request.query_params.get("rows", 10))
        names = sorted(path.name for path in self._folder.glob("*/"))
        packages = [found for name in names if (found := self._package(name, str(request.base_url)))]
        fits = [one for one in packages if wanted in f"{one['name']} {one['title']}".lower()]
        return JSONResponse({"success": True, "result": {"count": len(fits), "results": fits[:rows]}})

    def download(self, request: Request) -> Response:
        """Answer with a resource's file; 304 where it is the one that is known."""
        path = self._file(request.path_params["dataset"], request.path_params["name"])
        if path is None:
            return Response("Not found", 404)
        etag, changed = f'"{_sha256(path, path.stat().st_mtime_ns)}"', formatdate(path.stat().st_mtime, usegmt=True)
        marks = {"ETag": etag, "Last-Modified": changed}
        if request.headers.get("If-None-Match") == etag:
            return Response(status_code=304, headers=marks)
        if "If-None-Match" not in request.headers and request.headers.get("If-Modified-Since") == changed:
            return Response(status_code=304, headers=marks)
        return FileResponse(path, headers=marks)

    def _package(self, name: str, address: str) -> dict[str, Any] | None:
        folder = (self._folder / name).resolve()
        if folder.parent != self._folder or folder.name != name or not folder.is_dir():
            return None
        path = folder / DESCRIPTION
        told = json.loads(path.read_text("utf-8")) if path.exists() else {}
        known = {one.get("filename") or one.get("name"): one for one in told.get("resources", [])}
        files = sorted(one for one in folder.iterdir() if one.is_file() and one.name != DESCRIPTION)
        resources = [_resource(name, one, known.get(one.name, {}), address) for one in files]
        return {
            "id": _id(name),
            "name": name,
            "title": name,
            **told,
            "num_resources": len(files),
            "resources": resources,
        }

    def _file(self, dataset: str, name: str) -> Path | None:
        path = (self._folder / dataset / name).resolve()
        is_inside = path.parent.parent == self._folder and name != DESCRIPTION
        return path if is_inside and path.is_file() else None


def _resource(dataset: str, path: Path, told: dict[str, Any], address: str) -> dict[str, Any]:
    """Return a file as CKAN describes it; what the description leaves out is made from the file."""
    seen = path.stat()
    changed = datetime.fromtimestamp(seen.st_mtime, UTC).replace(tzinfo=None).isoformat()
    known = {"name": path.name, "format": path.suffix[1:].upper(), "created": changed, "last_modified": changed}
    known |= {"id": _id(f"{dataset}/{path.name}"), "hash": _sha256(path, seen.st_mtime_ns), "size": seen.st_size}
    known |= {key: value for key, value in told.items() if key != "filename"}
    return known | {"url": f"{address}dataset/{dataset}/resource/{known['id']}/download/{path.name}"}


def _id(of: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"ckan:{of}"))


@lru_cache(maxsize=256)
def _sha256(path: Path, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
