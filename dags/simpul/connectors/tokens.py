"""Who we are to a source: a key in a header, a login, or OAuth2 tokens; SIASN wants two tokens at once."""

from __future__ import annotations

from base64 import b64encode

import httpx2
from authlib.integrations.httpx_client import OAuth2Client, OAuthError

from simpul.connection import Connection
from simpul.connectors.address import base, guard, trust
from simpul.connectors.answers import PASSING, Passing, Refusal, told_pause, unanswered
from simpul.errors import ConnectionInvalid
from simpul.settings import connection as connection_of

LEEWAY, TIMEOUT = 10, 60
"""Seconds before its end at which a token is renewed, and seconds for its address to answer."""


class Token:
    """One OAuth2 token: fetched when first needed, and again at its end or when the source no longer knows it."""

    def __init__(self, connection: Connection, header: str, grant: dict[str, str]) -> None:
        """Fetch nothing yet; the password grant is a public client's, the other one has the client's secret.

        Raises:
            ConnectionInvalid: the connection does not say where tokens are had.
        """
        told = str(connection.extra.get("token_url") or "")
        if not told:
            what, todo = "it does not say where tokens are had", "put token_url into its extra"
            raise ConnectionInvalid(what, where=f"connection {connection.name}", todo=todo)
        self._url = told if "://" in told else base(connection) + told
        guard(self._url, connection)
        is_public = grant["grant_type"] == "password"
        who = str(connection.extra.get("client_id") or "") if is_public else connection.login
        options = {"timeout": TIMEOUT, "scope": connection.extra.get("scope"), **trust(connection)}
        self._client = OAuth2Client(who, None if is_public else connection.secret, **options)
        self._header, self._grant = header, grant

    def headers(self) -> dict[str, str]:
        """Return the header that shows the token.

        Raises:
            Passing: the token's address is in trouble.
            Refusal: it gives none.
        """
        try:
            if not self._client.token or self._client.token.is_expired(leeway=LEEWAY):
                self._client.fetch_token(self._url, **self._grant)
        except httpx2.HTTPStatusError as error:
            status = error.response.status_code
            if status in PASSING:
                raise Passing(f"HTTP {status} for a token", told_pause(error.response)) from None
            raise Refusal(f"gives no token (HTTP {status})") from None
        except httpx2.TransportError as error:
            raise unanswered(error) from None
        except (OAuthError, httpx2.HTTPError, ValueError) as error:
            why = getattr(error, "error", "") or type(error).__name__
            raise Refusal(f"gives no token ({why})") from None
        return {self._header: f"Bearer {self._client.token['access_token']}"}

    def forget(self) -> None:
        """Throw the token away."""
        self._client.token = None

    def close(self) -> None:
        """Close the client."""
        self._client.close()


class Keys:
    """All that a source wants to see from us with every question."""

    def __init__(self, connection: Connection) -> None:
        """Read the connection; nothing is fetched yet.

        Raises:
            ConnectionInvalid: it names a second connection that is not there, or no address for tokens.
        """
        extra = connection.extra
        self._fixed = _fixed(connection)
        self._tokens: list[Token] = []
        if extra.get("token_url"):
            self._tokens.append(Token(connection, "Authorization", {"grant_type": "client_credentials"}))
        if named := extra.get("second_connection"):
            second = connection_of(str(named))
            if second is None:
                where, todo = f"connection {connection.name}", f"set AIRFLOW_CONN_{str(named).upper()}"
                raise ConnectionInvalid(f"its second connection {named} is not there", where=where, todo=todo)
            grant = {"grant_type": "password", "username": second.login, "password": second.secret}
            self._tokens.append(Token(second, str(extra.get("second_header") or "Auth"), grant))

    def headers(self) -> dict[str, str]:
        """Return the headers; tokens that are missing or at their end are fetched.

        Raises:
            Passing: the tokens' address is in trouble.
            Refusal: it gives none.
        """
        return self._fixed | {name: value for token in self._tokens for name, value in token.headers().items()}

    def forget(self) -> bool:
        """Throw the tokens away; say whether there can be others."""
        for token in self._tokens:
            token.forget()
        return bool(self._tokens)

    def close(self) -> None:
        """Close what was opened for tokens."""
        for token in self._tokens:
            token.close()


def _fixed(connection: Connection) -> dict[str, str]:
    """Return the header of a key or of a login; a login without a password stands in paths only."""
    if header := connection.extra.get("api_key_header"):
        return {str(header): connection.secret}
    if not connection.secret or connection.extra.get("token_url"):
        return {}
    pair = b64encode(f"{connection.login}:{connection.secret}".encode()).decode()
    return {"Authorization": f"Basic {pair}"}
