"""The walls: with the gate taken away, no attack reads, writes or reaches anything, and memory and time still end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.sql_sandbox.attacking import ATTACKS, BOUNDED, SECRET, asked, beside, written

UNGATED = Path(__file__).with_name("ungated.py")
REACHING = [
    "select * from read_text('{secret}')",
    "select * from read_blob('{edition}')",
    "select * from glob('/**')",
    "from '/proc/self/environ'",
    "attach '{edition}' as again (read_only)",
    "copy (select 1) to '{edition}.wal' (format csv)",
    "copy (select 1) to '/dev/stdout'",
    "copy (select 1) to '/tmp/simpul-was-here'",
    "export database '{folder}/out'",
    "install httpfs",
    "load '{secret}'",
    "from 'https://example.com/x.parquet'",
    "set enable_external_access = true",
    "set disabled_filesystems = ''",
    "set lock_configuration = false",
    "reset memory_limit",
    "create persistent secret s (type s3)",
    "create table x as select 1",
    "drop table dim_metrics",
    "update dim_metrics set metric = 'x'",
]


@pytest.fixture
def ungated(monkeypatch):
    """Let the warden start the child without its gate."""
    from sql_sandbox import warden

    monkeypatch.setattr(warden, "CHILD", UNGATED)


@pytest.mark.usefixtures("ungated")
def test_the_gate_is_gone_here(places):
    (answer,) = asked(["select name from duckdb_settings()"], places["{edition}"], seconds=20)
    assert answer.state == "done", answer.what
    assert answer.frame.height > 100


@pytest.mark.usefixtures("ungated")
def test_nothing_is_reached_without_the_gate(places):
    before = beside(places)
    answers = asked([written(sql, places) for sql in REACHING], places["{edition}"], seconds=20)
    through = [sql for sql, answer in zip(REACHING, answers, strict=True) if answer.state != "error"]
    assert through == []
    assert SECRET not in " ".join(answer.what for answer in answers)
    assert beside(places) == before
    assert not Path("/tmp/simpul-was-here").exists()


@pytest.mark.campaign
@pytest.mark.usefixtures("ungated")
def test_no_listed_attack_shows_the_secret_or_leaves_a_file_without_the_gate(places):
    before = beside(places)
    drawn = slice(None) if os.environ.get("SIMPUL_CAMPAIGN") == "all" else slice(None, None, 5)
    for kind in set(ATTACKS) - {BOUNDED}:
        answers = asked([written(sql, places) for sql in ATTACKS[kind][drawn]], places["{edition}"], seconds=5)
        shown = [answer.what + str(answer.frame.rows()) for answer in answers]
        assert [kind for text in shown if SECRET in text] == []
    assert beside(places) == before


CLOSED = """
import os, socket, subprocess, sys, threading
sys.path.insert(0, {app!r})
from sql_sandbox import walls
walls.close()
tried = dict(
    read=lambda: open("/etc/hostname"), write=lambda: open("/tmp/simpul-was-here", "w"), listed=lambda: os.listdir("/"),
    linked=lambda: os.symlink("/etc", "/tmp/simpul-was-here"), made=lambda: os.mkdir("/tmp/simpul-was-here"),
    talk=lambda: socket.socket(), pair=lambda: socket.socketpair(), fork=lambda: os.fork(), kill=lambda: os.kill(1, 0),
    run=lambda: os.execv("/bin/true", ["true"]), start=lambda: subprocess.run(["/bin/true"]),
    gone=lambda: os.unlink("/tmp/simpul-was-here"),
)
for name, attempt in tried.items():
    try:
        attempt()
        print(name)
    except PermissionError:
        pass
made = []
thread = threading.Thread(target=lambda: made.append(1))
thread.start(); thread.join()
print("threads" if made else "no threads")
"""


def test_what_the_system_refuses_to_a_process_behind_the_walls():
    code = CLOSED.format(app=str(Path(__file__).resolve().parents[3] / "app"))
    ended = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert ended.stdout.split("\n")[:-1] == ["threads"], ended.stderr
    assert ended.returncode == 0


def test_a_system_that_is_not_known_has_no_walls(monkeypatch):
    from sql_sandbox import walls

    monkeypatch.setattr(walls.platform, "machine", lambda: "sparc")
    with pytest.raises(walls.NoWalls, match="sparc"):
        walls.close()
