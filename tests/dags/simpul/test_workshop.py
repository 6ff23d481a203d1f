import subprocess
import sys
from collections import namedtuple
from dataclasses import replace

import duckdb
import psutil
import pytest
from simpul import workshop
from simpul.errors import LoadFailed

from tests.dags.simpul.house import build


@pytest.fixture
def house(tmp_path):
    return build(tmp_path)


def test_limits_hold_and_nothing_is_fetched(house):
    with workshop.open(replace(house.settings, memory_limit="300MB", threads=1)) as connection:
        sql = "select name, value from duckdb_settings()"
        said = dict(connection.execute(sql).fetchall())
    assert said["threads"] == "1"
    assert said["memory_limit"].startswith("286.1")
    assert said["temp_directory"].startswith(str(house.settings.data))
    assert said["autoinstall_known_extensions"] == said["autoload_known_extensions"] == "false"


def test_it_is_closed_whatever_happens(house):
    with pytest.raises(ZeroDivisionError), workshop.open(house.settings) as connection:
        connection.execute("create table t (x integer)")
        raise ZeroDivisionError
    with pytest.raises(duckdb.ConnectionException):
        connection.execute("select 1")
    with workshop.open(house.settings, read_only=True) as connection:
        assert connection.execute("select count(*) from t").fetchall() == [(0,)]
        with pytest.raises(duckdb.InvalidInputException):
            connection.execute("insert into t values (1)")


def test_who_holds_it_is_named(house):
    code = (
        "import sys; from pathlib import Path; from simpul import workshop; from simpul.settings import Settings; "
        "p = Path(sys.argv[1]); s = Settings(p, '', p, p)\n"
        "with workshop.hold(s): print('held', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(house.settings.data)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        message = f"in use by process {other.pid} "
        with pytest.raises(LoadFailed, match=message), workshop.open(house.settings, wait_seconds=0.1):
            pass
        other.kill()
    with workshop.open(house.settings):
        pass


def test_another_program_in_the_file_is_our_failure(house):
    house.settings.data.mkdir()
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(house.settings.warehouse)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        other.stdout.readline()
        with pytest.raises(LoadFailed, match="lock"), workshop.open(house.settings):
            pass
        other.kill()


def test_a_file_that_is_no_warehouse_is_our_failure(house):
    house.settings.data.mkdir()
    house.settings.warehouse.write_bytes(b"no warehouse" * 9999)
    with pytest.raises(LoadFailed, match="it is rebuilt"), workshop.open(house.settings):
        pass


@pytest.mark.parametrize(
    ("kind", "is_refused"), [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False)]
)
def test_network_file_systems_are_refused_by_type(house, monkeypatch, kind, is_refused):
    mount = namedtuple("mount", "mountpoint fstype")
    mounts = [mount("/", "ext4"), mount(str(house.settings.data), kind), mount(f"{house.settings.data}/deeper", "nfs")]
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: mounts)
    if is_refused:
        with pytest.raises(LoadFailed, match=f"{kind} at"), workshop.open(house.settings):
            pass
    else:
        workshop.refuse_network(house.settings.data)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), duckdb.IOException("No space left\nmore")])
def test_a_failure_of_disk_or_duckdb_is_ours(error):
    with pytest.raises(LoadFailed, match="No space left.* · the place · free or repair"), workshop.guard("the place"):
        raise error
