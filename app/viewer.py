"""Who looks: the role, the agencies that the role is limited to, and the name by which the access log knows them."""

from dataclasses import dataclass

import settings

ROLES = ("leadership", "analyst", "steward", "engineer")


@dataclass(frozen=True)
class Viewer:
    """Whoever opens the app: role, agencies (None is all) and name."""

    role: str
    scope: tuple[str, ...] | None
    name: str


def current() -> Viewer:
    """Return who opens the app in this run."""
    role = settings.profile() or "analyst"
    return Viewer(role if role in ROLES else "analyst", None, role)
