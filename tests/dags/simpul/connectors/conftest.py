"""Servers that tests of the connectors share."""

from itertools import count

import pytest

from tests.dags.simpul.connectors import databases, far_stores

NAMES = (f"sumber_{number}" for number in count())


@pytest.fixture(scope="session")
def postgres_server():
    """Return a running PostgreSQL server."""
    with databases.serving() as server:
        yield server


@pytest.fixture
def postgres(postgres_server):
    """Return the server with a database of this test's own."""
    name = next(NAMES)
    postgres_server.execute(f"create database {name}")
    return databases.PostgresServer(postgres_server.folder, postgres_server.port, name)


@pytest.fixture(params=["postgres", "sqlite"])
def source(request, tmp_path):
    """Return a database of either kind, empty."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres")
    return databases.SqliteFile(tmp_path / "sumber.sqlite")


@pytest.fixture
def sftp_server(tmp_path):
    """Return an SFTP server for the files of ``tmp_path / "dikirim"``."""
    (tmp_path / "dikirim").mkdir()
    with far_stores.sftp(tmp_path / "dikirim") as server:
        yield server


@pytest.fixture(scope="session")
def s3_server():
    """Return a server that speaks S3."""
    with far_stores.s3() as server:
        yield server
