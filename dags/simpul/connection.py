"""How a source is reached and as whom: an Airflow Connection, in the JSON or the URI form that Airflow takes."""

from __future__ import annotations

import json
from typing import Annotated, Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from simpul.errors import ConnectionInvalid

SHORTEST_SECRET = 4
"""Shorter ones are not blotted out: they would blot out half of every message."""

Extra = Annotated[dict[str, Any], BeforeValidator(lambda v: json.loads(v) if isinstance(v, str) and v else v or {})]


class Connection(BaseModel):
    """One connection; what may be secret is not shown.

    What HTTP sources may have in ``extra``: ``token_url`` (OAuth2 client credentials: login and password are the
    client's), ``scope``; ``second_connection`` and ``second_header`` (a second token, by the password grant of that
    connection's ``client_id``); ``api_key_header`` (the password is the key); ``verify`` (a bundle of authorities);
    ``requests_per_second``, ``attempts``, ``patience_seconds``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)
    name: str
    conn_type: str
    host: str = ""
    port: int | None = None
    login: str = Field(default="", repr=False)
    password: SecretStr | None = Field(default=None, repr=False)
    schema_: str = Field(default="", alias="schema", repr=False)
    extra: Extra = Field(default={}, repr=False)

    @property
    def secret(self) -> str:
        """Return the password, or nothing."""
        return self.password.get_secret_value() if self.password else ""

    def hide(self, text: str) -> str:
        """Return a text without the connection's login and password."""
        for word in sorted({self.secret, self.login}, key=len, reverse=True):
            if len(word) >= SHORTEST_SECRET:
                text = text.replace(word, "***")
        return text


def read(name: str, where: str, text: str) -> Connection | None:
    """Return the connection that a text tells, or None where it tells nothing.

    Raises:
        ConnectionInvalid: it cannot be read; what stands in it is not shown.
    """
    try:
        return parse(name, text.strip()) if text.strip() else None
    except ValueError:
        todo = "write it as Airflow's JSON or URI"
        raise ConnectionInvalid("the connection cannot be read", where=where, todo=todo) from None


def parse(name: str, text: str) -> Connection:
    """Return the connection that a text tells in either form.

    Raises:
        ValueError: in neither; the message may quote the text.
    """
    told = json.loads(text) if text.lstrip().startswith("{") else _from_uri(text)
    known = {key: value for key, value in told.items() if value is not None}
    return Connection.model_validate({**known, "name": name, "conn_type": _kind(known.get("conn_type", ""))})


def _kind(scheme: str) -> str:
    """Return a connection type as Airflow normalises it."""
    return "postgres" if scheme == "postgresql" else scheme.replace("-", "_")


def _from_uri(uri: str) -> dict[str, Any]:
    """Read ``type://login:password@host:port/schema?key=value``; the host may have a protocol of its own."""
    scheme, _, rest = uri.partition("://")
    if not rest:
        raise ValueError("no address")
    protocol, has_protocol, below = rest.partition("://")
    parts = urlsplit("//" + (below if has_protocol else rest))
    host = unquote(_host(parts))
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    return {
        "conn_type": scheme,
        "host": f"{protocol}://{host}" if has_protocol else host,
        "port": parts.port,
        "login": unquote(parts.username or ""),
        "password": unquote(parts.password) if parts.password else None,
        "schema": unquote(parts.path[1:]),
        "extra": query.get("__extra__") or query,
    }


def _host(parts: SplitResult) -> str:
    """Return the host with its letter case, which ``hostname`` would lower; without the brackets of IPv6."""
    place = parts.netloc.rpartition("@")[2]
    return place[1:].partition("]")[0] if place.startswith("[") else place.partition(":")[0]
