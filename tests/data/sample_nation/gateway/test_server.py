"""The agencies' side: who is let in, how pages are told, and which faults are played."""

import json

import httpx2
import pytest
from sample_nation.gateway import connections, serving
from sample_nation.gateway.keys import SSO, SSO_CLIENT
from sample_nation.gateway.routes import resources

KAB = "/isb-2/api/{0}/json/1041/RUP-ProgramMaster/tipe/4:12/parameter/{1}"


@pytest.fixture
def nation(tmp_path):
    for name, rows in {
        "bkn/employees": [{"nip": str(number)} for number in range(7)],
        "panrb/services": [{"id": number} for number in range(7)],
        "bappenas/programmes": [{"kode": n, "tahun": year} for year in (2024, 2025) for n in range(5)],
        "lkpp/programmes": [{"tahun_anggaran": 2025, "kd_klpd": f"K{number % 2}"} for number in range(5)],
        "komdigi/hosted_applications": [{"id": number} for number in range(3)],
    }.items():
        path = tmp_path / "api" / f"{name}.ndjson"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


class Caller:
    """Somebody with the keys of every agency."""

    def __init__(self, nation, playing):
        told = connections(nation, playing.port)
        self.told = {name.removeprefix("AIRFLOW_CONN_").lower(): json.loads(text) for name, text in told.items()}
        self.client = httpx2.Client(base_url=playing.address, timeout=10)

    def token(self, agency, **wrong):
        one = self.told[agency]
        if agency == "bkn_sso":
            form = {"grant_type": "password", "client_id": SSO_CLIENT, "username": one["login"]}
            return self.client.post(SSO, data={**form, "password": one["password"], **wrong})
        pair = (one["login"], wrong.pop("password", one["password"]))
        return self.client.post(
            one["extra"]["token_url"], data={"grant_type": "client_credentials", **wrong}, auth=pair
        )

    def keys(self, agency):
        if agency == "bkn":
            sso = self.token("bkn_sso").json()["access_token"]
            return {"Authorization": f"Bearer {self.token('bkn').json()['access_token']}", "Auth": f"bearer {sso}"}
        if agency == "bappenas":
            return {"X-API-Key": self.told["bappenas"]["password"]}
        return {"Authorization": f"Bearer {self.token(agency).json()['access_token']}"}

    def get(self, agency, path, **more):
        return self.client.get(path, headers={**self.keys(agency), **more.pop("headers", {})}, **more)


@pytest.fixture
def gateway(nation):
    with serving(nation) as playing:
        yield playing


@pytest.fixture
def caller(nation, gateway):
    return Caller(nation, gateway)


def test_siasn_wants_two_tokens_and_gives_cursors(caller):
    path = "/apisiasn/1.0/pns/data-utama"
    first = caller.get("bkn", path, params={"limit": 5}).json()
    assert ([row["nip"] for row in first["data"]], first["meta"]["total"]) == (["0", "1", "2", "3", "4"], 7)
    last = caller.get("bkn", path, params={"limit": 5, "cursor": first["meta"]["next_cursor"]}).json()
    assert (len(last["data"]), last["meta"]) == (2, {"total": 7, "count": 2, "next_cursor": None})
    keys = caller.keys("bkn")
    for name in keys:
        assert caller.client.get(path, headers={name: keys[name]}).status_code == 401
    swapped = {"Authorization": keys["Auth"], "Auth": keys["Authorization"]}
    assert caller.client.get(path, headers=swapped).status_code == 401


@pytest.mark.parametrize("wrong", [{"password": "guessed"}, {"grant_type": "implicit"}])
@pytest.mark.parametrize("agency", ["bkn", "bkn_sso", "panrb", "komdigi"])
def test_no_token_for_who_proves_nothing(caller, agency, wrong):
    assert caller.token(agency, **wrong).status_code == 401


def test_the_register_counts_records_and_krisna_pages(caller):
    found = caller.get("panrb", "/arsitektur-spbe/api/v1/layanan", params={"offset": 5, "limit": 5}).json()
    assert found == {"total": 7, "offset": 5, "limit": 5, "items": [{"id": 5}, {"id": 6}]}
    found = caller.get("bappenas", "/krisna/api/v2/program", params={"tahun": 2025, "page": 2, "per_page": 3}).json()
    assert (found["page"], found["last_page"], found["total"], [one["kode"] for one in found["data"]]) == (
        2,
        2,
        5,
        [3, 4],
    )
    found = caller.get("komdigi", "/pdn/api/v1/hosting", params={"per_page": 2}).json()
    assert (len(found["data"]), found["meta"]) == (2, {"page": 1, "last_page": 2, "total": 3})


def test_isb_gives_whole_arrays_to_who_has_the_key_in_the_path(caller):
    key = caller.told["lkpp"]["login"]
    assert len(caller.client.get(KAB.format(key, "2025:*")).json()) == 5
    assert len(caller.client.get(KAB.format(key, "2025:K1")).json()) == 2
    assert caller.client.get(KAB.format(key, "2024:*")).json() == []
    assert caller.client.get(KAB.format("guessed", "2025:*")).status_code == 401


def test_what_is_not_new_is_not_sent(caller):
    first = caller.get("panrb", "/arsitektur-spbe/api/v1/layanan", params={"limit": 5})
    again = caller.get(
        "panrb",
        "/arsitektur-spbe/api/v1/layanan",
        params={"limit": 5},
        headers={"If-None-Match": first.headers["ETag"]},
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("params", [{"limit": 5001}, {"limit": 0}, {"limit": "many"}, {"offset": -1}])
def test_a_page_that_there_is_not(caller, params):
    assert caller.get("panrb", "/arsitektur-spbe/api/v1/layanan", params=params).status_code == 400


def played(nation, fault, agency="panrb", requests=4):
    """Return what an agency answers while a fault is played."""
    with serving(nation, {agency: [fault]}) as playing:
        caller, found = Caller(nation, playing), []
        for _ in range(requests):
            try:
                answer = caller.get(agency, "/arsitektur-spbe/api/v1/layanan", params={"limit": 3})
                body = answer.json() if answer.status_code == 200 else {}
                found.append((answer.status_code, answer.headers.get("Retry-After"), len(body.get("items", []))))
            except (httpx2.TransportError, ValueError) as error:
                found.append(type(error).__name__)
        return found


GOOD = (200, None, 3)


@pytest.mark.parametrize(
    ("fault", "answers"),
    [
        ({"kind": "too_many", "after": 1, "times": 2, "retry_after": 7}, [GOOD, (429, "7", 0), (429, "7", 0), GOOD]),
        ({"kind": "error"}, [(500, None, 0), (502, None, 0), (503, None, 0), GOOD]),
        ({"kind": "down", "times": 1}, [(503, None, 0), GOOD, GOOD, GOOD]),
        ({"kind": "refuse", "every": 2}, ["RemoteProtocolError", GOOD, "RemoteProtocolError", GOOD]),
        ({"kind": "half_page"}, ["RemoteProtocolError", "JSONDecodeError", (200, None, 1), GOOD]),
        ({"kind": "slow", "seconds": 0.01}, [GOOD] * 4),
    ],
)
def test_faults(nation, fault, answers):
    assert played(nation, fault) == answers


def test_a_date_may_say_when_to_come_again(nation):
    ((_, told, _), *_) = played(nation, {"kind": "too_many", "dated": True}, requests=1)
    assert told.endswith("GMT")


def test_who_is_down_gives_no_tokens_either(nation):
    with serving(nation, {"panrb": [{"kind": "down"}]}) as playing:
        assert Caller(nation, playing).token("panrb").status_code == 503


def test_a_token_ends_after_its_requests(nation):
    with serving(nation, {"panrb": [{"kind": "token", "requests": 2}]}) as playing:
        caller = Caller(nation, playing)
        keys = caller.keys("panrb")
        path = "/arsitektur-spbe/api/v1/layanan"
        assert [caller.client.get(path, headers=keys).status_code for _ in range(3)] == [200, 200, 401]


def test_every_route_is_another():
    assert len({one.path for one in resources()}) == len(resources())
