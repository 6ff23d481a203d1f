"""The portal tells its data sets as CKAN 3 does, and nothing beside them."""

import json

import httpx2
import pytest
from sample_nation.gateway import serving


@pytest.fixture
def portal(tmp_path):
    folder = tmp_path / "ckan" / "kode-wilayah"
    folder.mkdir(parents=True)
    (folder / "provinsi.csv").write_text("kode\n11\n")
    (folder / "package.json").write_text(
        json.dumps(
            {"title": "Kode wilayah", "resources": [{"filename": "provinsi.csv", "last_modified": "2025-04-25"}]}
        )
    )
    with serving(tmp_path) as playing, httpx2.Client(base_url=playing.address) as client:
        yield client


def test_a_data_set_and_its_file(portal):
    told = portal.get("/api/3/action/package_show", params={"id": "kode-wilayah"}).json()
    assert told["success"]
    (resource,) = told["result"]["resources"]
    assert (resource["name"], resource["format"], resource["last_modified"]) == ("provinsi.csv", "CSV", "2025-04-25")
    found = portal.get(resource["url"])
    assert found.text == "kode\n11\n"
    for mark in ({"If-None-Match": found.headers["ETag"]}, {"If-Modified-Since": found.headers["Last-Modified"]}):
        assert portal.get(resource["url"], headers=mark).status_code == 304


def test_search(portal):
    assert portal.get("/api/3/action/package_search", params={"q": "wilayah"}).json()["result"]["count"] == 1
    assert portal.get("/api/3/action/package_search", params={"q": "anggaran"}).json()["result"]["count"] == 0


@pytest.mark.parametrize("name", ["", "kode-hilang", "..", "../ckan/kode-wilayah"])
def test_no_such_data_set(portal, name):
    assert portal.get("/api/3/action/package_show", params={"id": name}).status_code == 404


@pytest.mark.parametrize(
    "path", ["kode-wilayah/resource/x/download/package.json", "%2e%2e/resource/x/download/gateway.key"]
)
def test_nothing_else_is_handed_out(portal, path):
    assert portal.get(f"/dataset/{path}").status_code == 404
