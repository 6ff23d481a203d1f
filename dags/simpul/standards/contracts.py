"""The agencies' contracts as ODCS v3."""

from __future__ import annotations

from simpul.contract import load_contracts
from simpul.settings import Settings
from simpul.standards.odcs import to_yaml


def contracts(settings: Settings) -> dict[str, bytes]:
    """Return one file an agency; tests hold them against the standard's schema, which costs a second."""
    found = load_contracts(settings.promises)
    return {f"odcs_{agency}.yaml": to_yaml(settings, found[agency], is_held=False).encode() for agency in sorted(found)}
