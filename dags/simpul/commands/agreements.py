"""Data-sharing agreements as a command."""

from __future__ import annotations

from simpul.commands.editions import Json
from simpul.settings import settings

SHOWN = ("agency", "table_name", "recipient", "fields", "purpose", "valid_until", "days_left", "state")


def agreements(as_json: Json = False) -> None:
    """List what each agency agreed to share.

    Shows which fields, for which purpose, until when. A table without a living agreement stays out of every edition.

    JSON: a list of {agency, agency_name, table_name, recipient, fields, purpose, legal_basis, valid_from, valid_until,
    state, is_sample, days_left}; state is alive, ending (90 days or less), expired, not yet, or none.

    Example: simpul agreements --json
    """
    from datetime import date

    from simpul.agreement import WITHIN, Sharing
    from simpul.commands.screen import show
    from simpul.world import World

    today, found = World().now().date(), []
    for one in Sharing(settings().promises, today).rows():
        until = one.get("valid_until")
        left = (date.fromisoformat(until) - today).days if until else None
        is_ending = one["state"] == "alive" and left is not None and left <= WITHIN
        found.append({**one, "state": "ending" if is_ending else one["state"], "days_left": left})
    show("Agreements", found, SHOWN, as_json)
