import json
from dataclasses import replace

import pytest
from simpul import receipts
from simpul.connectors import stores
from simpul.errors import ContractInvalid, NotDelivered
from simpul.land import land
from tenacity import wait_none

from tests.dags.simpul.connectors.far_stores import LOGIN, PASSWORD
from tests.dags.simpul.house import build

CSV = b"code,amount\na,1\n"


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setattr(stores, "PAUSE", wait_none())
    return build(tmp_path / "house")


@pytest.fixture
def bucket(request):
    """Return the name of a bucket of this test's own."""
    return f"kiriman-{abs(hash(request.node.name))}"


def test_files_of_a_bucket_land_oldest_first(house, s3_server, bucket, monkeypatch):
    for name in ("spending_2026-01.csv", "deep/er/spending_2026-02.csv", "deep/", ".x/spending_2026-03.csv"):
        s3_server.put(bucket, f"masuk/{name}", CSV if not name.endswith("/") else b"")
    s3_server.put(bucket, "lain/spending_2026-04.csv", CSV)
    monkeypatch.setenv("AIRFLOW_CONN_KAS", s3_server.connection(bucket, extra={"path": "masuk"}))
    found = land(house.settings, house.world, "kas", "spending")
    assert sorted(one.file for one in found) == ["deep/er/spending_2026-02.csv", "spending_2026-01.csv"]
    assert receipts.payload(house.settings, found[0]).read_bytes() == CSV
    assert land(house.settings, house.world, "kas", "spending") == found
    s3_server.put(bucket, "masuk/spending_2026-01.csv", CSV + b"b,2\n")
    assert [one.bytes for one in land(house.settings, house.world, "kas", "spending")][2:] == [len(CSV) + 4]


def test_a_big_object_comes_whole_in_pieces(house, s3_server, bucket, monkeypatch):
    content = CSV + b"".join(b"k%d,1\n" % number for number in range(500_000))
    s3_server.put(bucket, "spending_2026-01.csv", content)
    monkeypatch.setenv("AIRFLOW_CONN_KAS", s3_server.connection(bucket))
    (one,) = land(house.settings, house.world, "kas", "spending")
    assert receipts.payload(house.settings, one).read_bytes() == content


def test_a_landing_names_bucket_and_place(house, s3_server, bucket, monkeypatch):
    s3_server.put(bucket, "kas/2026/spending_2026-01.csv", CSV)
    s3_server.put(bucket, "lain/spending_2026-01.csv", CSV)
    text = (house.settings.promises / "agencies" / "kas.yml").read_text()
    landing = '{connector: drop, match: "**/spending_*.csv", connection: gudang, root: %s/kas}'
    house.promise(text.replace('{connector: drop, match: "**/spending_*.csv"}', landing % bucket))
    monkeypatch.setenv("AIRFLOW_CONN_GUDANG", s3_server.connection(""))
    (one,) = land(house.settings, house.world, "kas", "spending")
    assert one.file == f"{bucket}/kas/2026/spending_2026-01.csv"


def test_the_drop_itself_may_be_a_bucket(house, s3_server, bucket, monkeypatch):
    s3_server.put(bucket, "masuk/spending_2026-01.csv", CSV)
    monkeypatch.setenv("AIRFLOW_CONN_SIMPUL_DROP", s3_server.connection(""))
    far = replace(house.settings, drop=f"s3://{bucket}/masuk")
    assert [one.file for one in land(far, house.world, "kas", "spending")] == ["spending_2026-01.csv"]


def test_without_a_connection_the_machine_s_own_key_counts(house, s3_server, bucket, monkeypatch):
    s3_server.put(bucket, "spending_2026-01.csv", CSV)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", LOGIN)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", PASSWORD)
    monkeypatch.setenv("AWS_ENDPOINT_URL", s3_server.address)
    far = replace(house.settings, drop=f"s3://{bucket}")
    assert [one.file for one in land(far, house.world, "kas", "spending")] == ["spending_2026-01.csv"]


@pytest.mark.parametrize(
    ("told", "error", "why"),
    [
        ({"bucket": "tidak-ada"}, NotDelivered, "tidak-ada"),
        ({"endpoint_url": "http://127.0.0.1:9"}, NotDelivered, "cannot be reached"),
        ({"endpoint_url": "http://minio.go.id"}, ContractInvalid, "plain line"),
    ],
)
def test_a_store_out_of_reach_is_named_without_secrets(house, s3_server, bucket, monkeypatch, told, error, why):
    s3_server.put(bucket, "spending_2026-01.csv", CSV)
    monkeypatch.setattr("simpul.connectors.storage.PATIENCE", {"connect_timeout": 1, "retries": {"max_attempts": 1}})
    monkeypatch.setenv("AIRFLOW_CONN_KAS", s3_server.connection(bucket, extra=told))
    with pytest.raises(error, match=why) as refused:
        land(house.settings, house.world, "kas", "spending")
    said = f"{refused.value!r} {refused.value} {refused.value.__cause__}"
    assert "connection kas" in said
    assert PASSWORD not in said and LOGIN not in said


@pytest.mark.parametrize("told", [{"host": "{}"}, {"extra": {"path": "{}"}}, {"schema": "{}"}])
@pytest.mark.parametrize("kind", ["fs", "file"])
def test_a_folder_of_an_agency_s_own(house, tmp_path, monkeypatch, kind, told):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "spending_2026-01.csv").write_bytes(CSV)
    text = json.dumps({"conn_type": kind, **told}).replace("{}", str(tmp_path / "own"))
    monkeypatch.setenv("AIRFLOW_CONN_KAS", text)
    house.deliver("spending_2026-02.csv", "code,amount\n")
    assert [one.file for one in land(house.settings, house.world, "kas", "spending")] == ["spending_2026-01.csv"]


def test_no_root_leads_out_of_its_store(house, tmp_path, monkeypatch):
    text = (house.settings.promises / "agencies" / "kas.yml").read_text()
    house.promise(text.replace('match: "**/spending_*.csv"', 'match: "**/spending_*.csv", root: a/../..'))
    monkeypatch.setenv("AIRFLOW_CONN_KAS", json.dumps({"conn_type": "fs", "host": str(tmp_path)}))
    with pytest.raises(ContractInvalid, match="leads out"):
        land(house.settings, house.world, "kas", "spending")
