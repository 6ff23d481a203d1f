"""Databases to pull from: a PostgreSQL server of our own, and a SQLite file; both are asked in the same SQL."""

import json
import os
import pwd
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from adbc_driver_postgresql import dbapi

PASSWORD = "geheim'\\ 4711"
"""With everything in it that a line of libpq must escape."""
HASTY = "-c fsync=off -c max_connections=20 -c max_wal_senders=4 -c autovacuum=off"
BINARIES = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/bin"), Path("/usr/bin")]


def binaries() -> Path:
    """Return the folder of PostgreSQL's programs; without them the test is skipped."""
    found = shutil.which("pg_ctl")
    places = [*BINARIES, *([Path(found).resolve().parent] if found else [])]
    place = next((one for one in places if (one / "initdb").exists() and (one / "pg_ctl").exists()), None)
    return place or pytest.skip("needs a PostgreSQL server: apt-get install postgresql (.ci/run does)")


@dataclass
class SqliteFile:
    """A database in a file."""

    path: Path

    @property
    def connection(self) -> str:
        """Return the Airflow Connection as JSON."""
        return json.dumps({"conn_type": "sqlite", "host": str(self.path)})

    def execute(self, *queries: str) -> None:
        """Run queries that change something."""
        with closing(sqlite3.connect(self.path)) as line, line:
            for query in queries:
                line.execute(query)


@dataclass
class PostgresServer:
    """A server with a folder, a port and a password of its own; it refuses to run as root, so another user does."""

    folder: Path
    port: int
    database: str = "postgres"

    @property
    def connection(self) -> str:
        """Return the Airflow Connection as JSON."""
        told = {"conn_type": "postgres", "host": "127.0.0.1", "port": self.port, "login": "pemilik"}
        return json.dumps(told | {"password": PASSWORD, "schema": self.database})

    def line(self) -> dbapi.Connection:
        """Open a connection of the owner's."""
        secret = PASSWORD.replace("\\", "\\\\").replace("'", "\\'")
        where = f"host=127.0.0.1 port={self.port} user=pemilik password='{secret}' dbname={self.database}"
        return dbapi.connect(where, autocommit=True)

    def execute(self, *queries: str) -> None:
        """Run queries that change something."""
        with closing(self.line()) as line, line.cursor() as cursor:
            for query in queries:
                cursor.execute(query)

    def rows(self, query: str) -> list[tuple]:
        """Ask as the owner."""
        with closing(self.line()) as line, line.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchall()

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 {HASTY}"
        run("pg_ctl", "-w", "-D", self.folder / "data", "-l", self.folder / "log", "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once, as a crash would."""
        run("pg_ctl", "-w", "-D", self.folder / "data", "-m", "immediate", "stop")


def run(program: str, *words: str | Path, **env: str) -> None:
    """Run one of PostgreSQL's programs as somebody who is not root."""
    command = [str(binaries() / program), *map(str, words)]
    who = {"user": account().pw_uid, "group": account().pw_gid, "extra_groups": []} if os.getuid() == 0 else {}
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C"} | env
    subprocess.run(command, check=True, cwd="/tmp", env=env, stdout=subprocess.DEVNULL, timeout=60, **who)


def account() -> pwd.struct_passwd:
    """Return the account that the server runs under."""
    names = {one.pw_name: one for one in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def place() -> tuple[Path, int]:
    """Return an empty folder that the account owns, and a free port."""
    folder = Path(tempfile.mkdtemp(prefix="simpul-postgres-"))
    if os.getuid() == 0:
        os.chown(folder, account().pw_uid, account().pw_gid)
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return folder, free.getsockname()[1]


@contextmanager
def serving() -> Iterator[PostgresServer]:
    """Give a running server, and leave nothing of it."""
    binaries()
    server = PostgresServer(*place())
    secret = server.folder / "password"
    secret.write_text(PASSWORD + "\n")
    secret.chmod(0o644)
    words = ("-U", "pemilik", "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "-N", "--pwfile", secret)
    with running(server):
        run("initdb", "-D", server.folder / "data", *words)
        server.start()
        yield server


@contextmanager
def replica(primary: PostgresServer) -> Iterator[PostgresServer]:
    """Give a hot standby of a server."""
    server = PostgresServer(*place(), primary.database)
    who = ("-h", "127.0.0.1", "-p", str(primary.port), "-U", "pemilik")
    with running(server):
        run("pg_basebackup", *who, "-D", server.folder / "data", "-R", "-c", "fast", PGPASSWORD=PASSWORD)
        server.start()
        yield server


@contextmanager
def running(server: PostgresServer) -> Iterator[None]:
    """Stop the server in the end and remove its folder."""
    try:
        yield
    finally:
        if (server.folder / "data" / "postmaster.pid").exists():
            server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)
