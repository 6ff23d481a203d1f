"""The gateway's keys: drawn once for a country, and the connections that hold them, as Airflow reads them."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import uuid
from pathlib import Path
from typing import Any

TOKENS = {"bkn": "/oauth2/token", "panrb": "/arsitektur-spbe/oauth2/token", "komdigi": "/pdn/oauth2/token"}
"""Agency → where its client-credentials tokens are had."""
SSO = "/auth/realms/public-siasn/protocol/openid-connect/token"
SSO_CLIENT, SSO_USER = "siasn-instansi", "simpul"
KEY_HEADER = "X-API-Key"
MANNERS = {"requests_per_second": 50, "attempts": 5}
"""How often Simpul may ask on this machine, and how soon it gives up."""


def secret(folder: Path, of: str) -> str:
    """Return the secret of an agency or person; it follows from a key that lies beside the country."""
    path = folder / "gateway.key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return hmac.new(path.read_text().encode(), of.encode(), hashlib.sha256).hexdigest()[:32]


def path_key(folder: Path) -> str:
    """Return the key that ISB wants in its paths."""
    return str(uuid.UUID(secret(folder, "lkpp")))


def connections(folder: Path, port: int) -> dict[str, str]:
    """Return every agency's Airflow Connection to a gateway on a port, as environment variables."""
    found: dict[str, dict[str, Any]] = {
        agency: {"login": f"{agency}-client", "password": secret(folder, agency), "extra": {"token_url": url}}
        for agency, url in TOKENS.items()
    }
    found["bkn"]["extra"] |= {"second_connection": "bkn_sso", "second_header": "Auth"}
    found["bkn_sso"] = {
        "login": SSO_USER,
        "password": secret(folder, "sso"),
        "extra": {"token_url": SSO, "client_id": SSO_CLIENT},
    }
    found["bappenas"] = {"password": secret(folder, "bappenas"), "extra": {"api_key_header": KEY_HEADER}}
    found["lkpp"] = {"login": path_key(folder), "extra": {}}
    found["kemendagri"] = {"extra": {}}
    here = {"conn_type": "http", "host": "http://127.0.0.1", "port": port}
    return {
        f"AIRFLOW_CONN_{name.upper()}": json.dumps({**here, **one, "extra": {**one["extra"], **MANNERS}})
        for name, one in found.items()
    }
