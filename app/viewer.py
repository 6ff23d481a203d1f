"""Who looks: the role, the agencies that it is limited to, and the name by which the access log knows them."""

import ipaddress
import os
from dataclasses import dataclass
from functools import lru_cache

import roles
import sessions
import settings
import streamlit as st
from roles import ROLES, Profile

__all__ = ["ROLES", "Viewer", "choices", "current", "is_loopback", "is_login_configured"]
NOBODY = Profile("", ())


@dataclass(frozen=True)
class Viewer:
    """Whoever opens the app: role, agencies (None is all), name, and what the access log calls them.

    `real_role` is what they are where an engineer looks as somebody else; `session` is their login, if there is one.
    """

    role: str
    scope: tuple[str, ...] | None
    name: str
    who: str = "local"
    real_role: str = ""
    session: str = ""

    @property
    def is_acting(self) -> bool:
        """Say whether an engineer looks as somebody else: then nothing may be decided."""
        return self.real_role not in {"", self.role}


def current() -> Viewer:
    """Return who opens the app in this run; where a login is configured, whoever has none is nobody."""
    if not is_login_configured():
        chosen = _chosen() or roles.named(settings.profile()) or NOBODY
        return Viewer(chosen.role, chosen.scope, chosen.name, f"local:{chosen.name}")
    claims = st.user.to_dict()
    if not claims.get("is_logged_in") or not sessions.holds(claims):
        return Viewer(NOBODY.role, NOBODY.scope, "")
    known = _known()
    real = (known and known.granted(claims)) or NOBODY
    seen = (_chosen() if real.role == "engineer" else None) or real
    name = str(claims.get("name") or claims.get("email") or seen.name)
    return Viewer(seen.role, seen.scope, name, sessions.who(claims), real.role, sessions.key(claims))


def choices() -> list[Profile]:
    """Return what a viewer may look as: without a login every profile; with one, what an engineer may try."""
    known = _known()
    if known is None:
        return []
    if not is_login_configured():
        first = roles.named(settings.profile())
        return list(dict.fromkeys([first, *known.profiles] if first else known.profiles))
    claims = st.user.to_dict()
    real = known.granted(claims) if claims.get("is_logged_in") and sessions.holds(claims) else None
    return [real, *(one for one in known.all() if one != real)] if real and real.role == "engineer" else []


def is_login_configured() -> bool:
    """Say whether there is an `[auth]` section in Streamlit's secrets."""
    # Streamlit works its paths out anew each time it is asked for a file that is not there, 20 times a page.
    return any(map(os.path.exists, _secrets())) and bool(st.secrets.load_if_toml_exists() and st.secrets.get("auth"))


@lru_cache(1)
def _secrets() -> tuple[str, ...]:
    return tuple(st.get_option("secrets.files"))


def is_loopback(address: str | None) -> bool:
    """Say whether an address is reached from this machine only; one that is not set is reached from everywhere."""
    try:
        return address == "localhost" or ipaddress.ip_address((address or "").strip("[]")).is_loopback
    except ValueError:
        return False


def _chosen() -> Profile | None:
    text = st.session_state.get("role")
    return next((one for one in choices() if one.name == text), None)


def _known() -> roles.Roles | None:
    try:
        return roles.read(settings.roles())
    except roles.RolesInvalid:
        return None
