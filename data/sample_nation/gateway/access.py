"""Whom the gateway lets in: who shows OAuth2 tokens, one or two as SIASN wants, or a key in a header or in the path."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sample_nation.gateway import keys

LIFE = 3600
"""Seconds that a token lives."""


@dataclass
class Token:
    """A token that was given: to whom, until when, for how many requests more."""

    of: str
    end: float
    left: float


@dataclass
class Access:
    """The tokens of one gateway."""

    folder: Path
    given: dict[str, Token] = field(default_factory=dict)

    def give(self, agency: str, form: Mapping[str, str], basic: str, left: float) -> dict[str, object] | None:
        """Return an answer with a token for who proves to be an agency's client, or SIASN's user; None for others."""
        if agency == "sso":
            is_right = form.get("grant_type") == "password" and form.get("client_id") == keys.SSO_CLIENT
            user, password = form.get("username", ""), form.get("password", "")
            is_right = is_right and user == keys.SSO_USER and self._is(password, "sso")
        else:
            user, password = _pair(basic)
            is_right = form.get("grant_type") == "client_credentials" and user == f"{agency}-client"
            is_right = is_right and self._is(password, agency)
        if not is_right:
            return None
        token = secrets.token_urlsafe(24)
        self.given[token] = Token(agency, time.monotonic() + LIFE, left)
        return {"access_token": token, "token_type": "Bearer", "expires_in": LIFE}

    def lets_in(self, agency: str, access: str, headers: Mapping[str, str], key: str) -> bool:
        """Say whether a request may read an agency's data; a token that is used has one request less."""
        if access == "path":
            return hmac.compare_digest(key, keys.path_key(self.folder))
        if access == "key":
            return self._is(headers.get(keys.KEY_HEADER, ""), agency)
        shown = [(agency, headers.get("Authorization", ""))]
        if access == "two-tokens":
            shown.append(("sso", headers.get("Auth", "")))
        good = [self._is_good(of, value) for of, value in shown]
        return all(good)

    def _is_good(self, of: str, value: str) -> bool:
        scheme, _, told = value.partition(" ")
        token = self.given.get(told)
        if scheme.lower() != "bearer" or token is None or token.of != of:
            return False
        if token.left <= 0 or time.monotonic() > token.end:
            del self.given[told]
            return False
        token.left -= 1
        return True

    def _is(self, told: str, of: str) -> bool:
        return hmac.compare_digest(told.encode(), keys.secret(self.folder, of).encode())


def _pair(basic: str) -> tuple[str, str]:
    try:
        user, _, password = base64.b64decode(basic.partition(" ")[2], validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return user, password
