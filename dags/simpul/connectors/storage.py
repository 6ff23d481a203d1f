"""Where files are left: the drop's address, or a store of an agency's own that its connection names."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from fsspec import AbstractFileSystem
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from simpul.connection import Connection
from simpul.connectors.address import guard
from simpul.errors import ConnectionInvalid

PATIENCE = {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 5, "mode": "standard"}}
"""What an S3 store may take in seconds, and how often its client tries."""
SFTP, S3 = ("sftp", "ssh"), ("s3", "s3a", "aws")


def reach(drop: str, connection: Connection | None) -> tuple[AbstractFileSystem, str]:
    """Open the store of an address, as whom the connection says; without one, as whom this machine is.

    Raises:
        ConnectionInvalid: there is a password in the address, or the line would be plain.
    """
    parts = urlsplit(drop)
    if "://" not in drop or parts.scheme not in (*SFTP, *S3):
        store, root = url_to_fs(drop)
        return store, root
    if parts.password:
        todo = "give it as AIRFLOW_CONN_SIMPUL_DROP"
        raise ConnectionInvalid("there is a password in the drop's address", where="SIMPUL_DROP", todo=todo)
    if parts.scheme in SFTP:
        told = {"host": parts.hostname or "", "port": parts.port, "login": parts.username or ""}
        named = connection.model_dump(by_alias=True) if connection else {"name": "SIMPUL_DROP"}
        known = {name: value for name, value in told.items() if value}
        return _sftp(Connection.model_validate({**named, "conn_type": "sftp", **known}), parts.path)
    return _s3(connection), f"{parts.netloc}{parts.path}"


def open_store(connection: Connection, root: str = "") -> tuple[AbstractFileSystem, str]:
    """Open a connection's own store and return it with the place below which the files stand.

    Raises:
        ConnectionInvalid: the place leads out of the store, or the line would be plain.
    """
    if ".." in PurePosixPath(root).parts:
        raise ConnectionInvalid(f"root {root} leads out of its store", where=f"connection {connection.name}")
    path = str(connection.extra.get("path") or "")
    if connection.conn_type in SFTP:
        return _sftp(connection, _joined(path or connection.schema_, root))
    if connection.conn_type in S3:
        bucket = str(connection.extra.get("bucket") or connection.schema_)
        return _s3(connection), _joined(bucket, path, root).lstrip("/")
    return LocalFileSystem(), _joined(path or connection.host or connection.schema_, root)


def _joined(*parts: str) -> str:
    first, *rest = [part for part in parts if part] or [""]
    return "/".join([first.rstrip("/") if rest else first, *(part.strip("/") for part in rest)])


def _sftp(connection: Connection, path: str) -> tuple[AbstractFileSystem, str]:
    from simpul.connectors.sftp import connect

    store = connect(connection)
    return store, store.ftp.normalize(path or ".")


def _s3(connection: Connection | None) -> AbstractFileSystem:
    """Open an S3 store; without a key it is the machine's own that counts."""
    from s3fs import S3FileSystem

    told = connection.extra if connection else {}
    options: dict[str, Any] = {"config_kwargs": PATIENCE, "use_listings_cache": False, "skip_instance_cache": True}
    if connection and connection.login:
        options |= {"key": connection.login, "secret": connection.secret, "token": told.get("aws_session_token")}
    if connection and (endpoint := told.get("endpoint_url")):
        guard(str(endpoint), connection)
        options["endpoint_url"] = str(endpoint)
    if region := told.get("region_name") or told.get("region"):
        options["client_kwargs"] = {"region_name": region}
    return S3FileSystem(anon=bool(told.get("anon", False)), **options)
