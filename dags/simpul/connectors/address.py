"""Where an HTTP connection leads, and whom it trusts: always TLS, but to this very machine."""

from __future__ import annotations

import ssl
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from simpul.connection import Connection
from simpul.errors import ConnectionInvalid


def base(connection: Connection) -> str:
    """Return the address that paths are put behind; HTTPS where nothing else is said.

    Raises:
        ConnectionInvalid: there is no host, or the line to it would be plain.
    """
    said = connection.schema_ if connection.schema_ in {"http", "https"} else "https"
    address = connection.host if "://" in connection.host else f"{said}://{_bracketed(connection.host)}"
    try:
        parts = urlsplit(address)
        port = connection.port or parts.port
    except ValueError:
        raise _invalid(connection, "its host is no address", "correct it") from None
    if not parts.hostname or parts.username or parts.query:
        raise _invalid(connection, "its host is no address", "write https://host, the port and the login apart")
    guard(address, connection)
    return f"{parts.scheme}://{_bracketed(parts.hostname)}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def guard(address: str, connection: Connection) -> None:
    """Let nothing be asked over a plain line, unless it does not leave this machine.

    Raises:
        ConnectionInvalid: it would be.
    """
    parts = urlsplit(address)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_near(parts.hostname or "")):
        raise _invalid(connection, f"{parts.scheme} is a plain line", "use https")


def is_near(host: str) -> bool:
    """Say whether a host is this machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def trust(connection: Connection) -> dict[str, Any]:
    """Return an HTTP client's options: the system's authorities, or those of the bundle that ``verify`` names.

    Raises:
        ConnectionInvalid: the bundle cannot be read, or verification was to be turned off.
    """
    verify = connection.extra.get("verify", True)
    options = {"trust_env": not is_near(urlsplit(base(connection)).hostname or "")}
    if verify is True:
        return options
    if not isinstance(verify, str) or not Path(verify).is_file():
        raise _invalid(connection, "`verify` names no file", "name a bundle of authorities; TLS is always verified")
    try:
        return {**options, "verify": ssl.create_default_context(cafile=verify)}
    except ssl.SSLError:
        raise _invalid(connection, "`verify` names no bundle of authorities", "name one in PEM") from None


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _invalid(connection: Connection, what: str, todo: str) -> ConnectionInvalid:
    return ConnectionInvalid(what, where=f"connection {connection.name}", todo=todo)
