"""What a login is worth: the one file that maps groups to roles and agencies, and the profiles of a machine without."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

ROLES = ("leadership", "analyst", "steward", "engineer")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class RolesInvalid(Exception):
    """The file of roles cannot be followed; the message says what, where and what to do."""


@dataclass(frozen=True)
class Profile:
    """A role and the agencies that it is limited to; None is all of them."""

    role: str
    scope: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """Return the profile in the form that an address and `SIMPUL_ROLE` carry: `analyst:025,054`."""
        return self.role if self.scope is None else f"{self.role}:{','.join(self.scope)}"


@dataclass(frozen=True)
class Roles:
    """A file of roles: the claim to look at, what each group is granted, in order, and the profiles without a login."""

    claim: str
    grants: tuple[tuple[str, Profile], ...]
    profiles: tuple[Profile, ...]

    def granted(self, claims: Mapping[str, Any]) -> Profile | None:
        """Return what the first grant whose group the claims hold gives; None where no grant names any."""
        held: Any = claims
        for step in self.claim.split("."):
            held = held.get(step) if isinstance(held, Mapping) else None
        groups = [held] if isinstance(held, str) else held if isinstance(held, list | tuple) else []
        return next((profile for group, profile in self.grants if group in groups), None)

    def all(self) -> list[Profile]:
        """Return every profile that the file knows, each once."""
        return list(dict.fromkeys((*self.profiles, *(profile for _group, profile in self.grants))))


def named(text: str) -> Profile | None:
    """Read a profile's name; None where it is none."""
    role, colon, codes = text.partition(":")
    scope = tuple(codes.split(",")) if colon else None
    known = role in ROLES and all(CODE.fullmatch(code) for code in scope or ())
    return Profile(role, scope) if known else None


def read(path: Path) -> Roles:
    """Read a file of roles; the one read last is kept until it changes.

    Raises:
        RolesInvalid: It is missing, not TOML, or names what does not exist.
    """
    try:
        return _read(path, path.stat().st_mtime_ns)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        message = f"{path}: {error!r}. Correct it after the example app/roles.toml, or set SIMPUL_ROLES."
        raise RolesInvalid(message) from error


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> Roles:
    told = tomllib.loads(path.read_text("utf-8"))
    if strange := set(told) - {"claim", "grants", "profiles"}:
        raise ValueError(f"unknown: {', '.join(sorted(strange))}")
    grants = tuple((_text(one["group"]), _profile(one)) for one in told.get("grants", []))
    return Roles(_text(told["claim"]), grants, tuple(_profile(one) for one in told.get("profiles", [])))


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError(f"{value!r} is not a text")
    return value


def _profile(one: dict[str, Any]) -> Profile:
    """Read a role and its agencies; what would widen a role by a slip is refused."""
    role, agencies = one["role"], one.get("agencies", "all" if one["role"] != "analyst" else None)
    if strange := set(one) - {"group", "role", "agencies"}:
        raise ValueError(f"unknown: {', '.join(sorted(strange))}")
    if role not in ROLES:
        raise ValueError(f"{role!r} is no role; roles are {', '.join(ROLES)}")
    if agencies == "all":
        return Profile(role)
    if not isinstance(agencies, list) or not agencies or not all(CODE.fullmatch(code) for code in agencies):
        raise ValueError(f'agencies of {role}: {agencies!r} is neither "all" nor a list of codes')
    return Profile(role, tuple(sorted(set(agencies))))
