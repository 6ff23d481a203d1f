import os
from dataclasses import replace

import asyncssh
import pytest
from simpul import receipts
from simpul.connectors import stores
from simpul.errors import ContractInvalid, NotDelivered
from simpul.land import land
from tenacity import wait_none

from tests.dags.simpul.connectors.far_stores import LOGIN, PASSWORD, Shelf
from tests.dags.simpul.house import build

CSV = "code,amount\na,1\n"


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setattr(stores, "PAUSE", wait_none())
    monkeypatch.setenv("HOME", str(tmp_path))
    return build(tmp_path / "house")


@pytest.fixture
def lands(house, sftp_server, monkeypatch):
    """Return a function that lands what the server has, under a connection with some changes."""

    def run(settings=house.settings, **changes):
        monkeypatch.setenv("AIRFLOW_CONN_KAS", sftp_server.connection(**changes))
        return land(settings, house.world, "kas", "spending")

    return run


def put(server, name, content=CSV, at=1):
    path = server.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content)
    os.utime(path, (at, at))
    return path


def test_what_was_left_lands_and_a_second_look_costs_nothing(house, sftp_server, lands):
    put(sftp_server, "b/spending_2026-02.csv", at=5)
    put(sftp_server, "spending_2026-01.csv", at=9)
    put(sftp_server, ".part/spending_2026-03.csv")
    (sftp_server.root / "link_spending_2026-04.csv").symlink_to(sftp_server.root / "spending_2026-01.csv")
    found = lands()
    assert [one.file for one in found] == ["b/spending_2026-02.csv", "spending_2026-01.csv"]
    assert receipts.payload(house.settings, found[0]).read_text() == CSV
    assert found[0].position == {"mtime_ns": 5_000_000_000, "size": len(CSV)}
    assert lands() == found
    put(sftp_server, "spending_2026-01.csv", "code,amount\nb,1\n", at=10)
    assert [one.file for one in lands()][2:] == ["spending_2026-01.csv"]


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("form", ["whole", "bare"])
def test_any_of_its_keys_proves_the_server(sftp_server, lands, number, form):
    put(sftp_server, "spending_2026-01.csv")
    key = sftp_server.host_key(number)
    assert lands(extra={"host_key": key if form == "whole" else key.split()[1]})


def test_another_host_key_is_refused_before_the_password_is_said(sftp_server, lands, monkeypatch):
    said = []
    monkeypatch.setattr(
        "tests.dags.simpul.connectors.far_stores.Door.validate_password", lambda *words: said.append(words)
    )
    other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    with pytest.raises(NotDelivered, match="Host key for server") as refused:
        lands(extra={"host_key": other})
    assert PASSWORD not in str(refused.value) and LOGIN not in str(refused.value)
    assert not said


def test_an_unknown_server_is_refused_unless_told_otherwise(sftp_server, lands, caplog):
    put(sftp_server, "spending_2026-01.csv")
    with pytest.raises(NotDelivered, match="not found in known_hosts"):
        lands(extra={"host_key": ""})
    assert lands(extra={"host_key": "", "no_host_key_check": True})
    assert "is not checked" in caplog.text


def test_a_host_key_that_is_none(lands):
    with pytest.raises(ContractInvalid, match="no SSH public key"):
        lands(extra={"host_key": "ssh-ed25519 abc"})


def test_known_hosts_count(house, sftp_server, lands, tmp_path):
    put(sftp_server, "spending_2026-01.csv")
    (tmp_path / ".ssh").mkdir()
    (tmp_path / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{sftp_server.port} {sftp_server.host_key()}\n")
    assert lands(extra={"host_key": ""})


@pytest.mark.parametrize("form", ["key_file", "private_key"])
@pytest.mark.parametrize("passphrase", [None, "kunci 1"])
def test_a_key_lets_us_in(sftp_server, lands, tmp_path, form, passphrase):
    put(sftp_server, "spending_2026-01.csv")
    text = sftp_server.client_key.export_private_key(passphrase=passphrase, rounds=50).decode()
    (tmp_path / "key").write_text(text)
    extra = {form: str(tmp_path / "key") if form == "key_file" else text, "private_key_passphrase": passphrase}
    assert lands(password=None, extra=extra)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"password": "salah besar"}, "Authentication failed"),
        ({"port": 1}, "Unable to connect"),
        ({"extra": {"path": "/no"}}, "/no"),
    ],
)
def test_a_server_that_does_not_let_us_in_is_named_without_secrets(house, sftp_server, lands, changes, told):
    put(sftp_server, "spending_2026-01.csv")
    lands()
    with pytest.raises(NotDelivered, match=told) as refused:
        lands(**changes)
    said = f"{refused.value!r} {refused.value} {refused.value.__cause__}"
    assert "connection kas" in said
    assert not [secret for secret in (PASSWORD, LOGIN, "salah besar") if secret in said]
    assert receipts.all(house.settings)[-1].state == "stale"


def test_a_line_that_breaks_midway_goes_on_behind_what_came(house, sftp_server, lands, monkeypatch):
    content = "code,amount\n" + "".join(f"k{number},{number}\n" for number in range(400_000))
    put(sftp_server, "spending_2026-01.csv", content)
    monkeypatch.setattr(Shelf, "cut", ["once", "twice"])
    (one,) = lands()
    assert receipts.payload(house.settings, one).read_text() == content
    assert Shelf.cut == []


def test_a_line_that_breaks_each_time_leaves_nothing(house, sftp_server, lands, monkeypatch):
    put(sftp_server, "spending_2026-01.csv", CSV + "x,1\n" * 100_000)
    monkeypatch.setattr(Shelf, "cut", ["always"] * 100_000)
    assert lands() == []
    (refused,) = receipts.all(house.settings)
    assert (refused.state, refused.reason[:14]) == ("refused", "cannot be read")
    monkeypatch.setattr(Shelf, "cut", [])
    assert [one.state for one in lands()] == ["landed"]


def test_a_landing_has_its_own_place(house, sftp_server, lands):
    put(sftp_server, "masuk/kas/spending_2026-01.csv")
    put(sftp_server, "masuk/lain/spending_2026-02.csv")
    house.promise(
        (house.settings.promises / "agencies" / "kas.yml")
        .read_text()
        .replace(
            '{connector: drop, match: "**/spending_*.csv"}', '{connector: drop, match: "spending_*.csv", root: kas}'
        )
    )
    assert [one.file for one in lands(extra={"path": "masuk"})] == ["kas/spending_2026-01.csv"]
    assert [one.file for one in lands(extra={"path": "masuk"})] == ["kas/spending_2026-01.csv"]


def test_the_drop_itself_may_be_there(house, sftp_server, lands, monkeypatch):
    put(sftp_server, "a/spending_2026-01.csv")
    address = f"sftp://{LOGIN}@127.0.0.1:{sftp_server.port}/a"
    far = replace(house.settings, drop=address)
    monkeypatch.setenv("AIRFLOW_CONN_SIMPUL_DROP", sftp_server.connection())
    assert [one.file for one in land(far, house.world, "kas", "spending")] == ["spending_2026-01.csv"]
    with pytest.raises(ContractInvalid, match="password in the drop's address") as refused:
        land(replace(far, drop=address.replace("@", ":geheim@")), house.world, "kas", "spending")
    assert "geheim" not in str(refused.value)
