"""What a brief is asked for must be known to its edition: an unknown name is refused beside those that are near."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

import warehouse
from components.filters import CUTS
from components.formatting import as_date
from editions import Edition

NEAR = 3


class Unknown(Exception):
    """A name that the edition does not know; the message says what, and which may have been meant."""


def refuse_unknown(edition: Edition, asked: Any) -> None:
    """Hold the words of the command line against an edition: indicator, agency, period, unit, wave and building.

    Raises:
        Unknown: the edition knows no such thing.
    """
    if asked.metric:
        known = warehouse.read(edition, "metrics")["metric"]
        _refuse("metric", asked.metric, known, "list them with `simpul trust`")
    if asked.agency != "all":
        known = warehouse.read(edition, "agencies")["agency_code"].drop_nulls()
        _refuse("agency", asked.agency, known, "an agency's code is its budget section, such as 025")
    if asked.period:
        _refuse_period(edition, asked.period)
    members = warehouse.read(edition, "members")
    for name in ("unit", "wave", "building"):
        if code := getattr(asked, name):
            known = members.filter(dimension=CUTS[name])["member"]
            _refuse(name, code, known, "the address of the app's page has it where one is chosen")


def _refuse(kind: str, name: str, known: Iterable[str], todo: str) -> None:
    names = sorted(known)
    if name in names:
        return
    alike = [one for one in names if name.lower() in one.lower()]
    near = list(dict.fromkeys([*get_close_matches(name.lower(), names, NEAR), *alike]))[:NEAR]
    meant = f"did you mean {' or '.join(near)}? " if near else ""
    raise Unknown(f"there is no {kind} {name!r} · {meant}{todo}")


def _refuse_period(edition: Edition, period: str) -> None:
    """Refuse what is no period, or one of which the edition has no number."""
    try:
        as_date(period)
    except ValueError:
        raise Unknown(f"{period!r} is no period · write it as 2025, 2025-06 or 2025-06-01") from None
    held = warehouse.read(edition, "periods")["period"].dt.strftime("%Y-%m-%d")
    if not held.str.starts_with(period).any():
        there = f"those from {held.min()} to {held.max()}" if held.len() else "none"
        raise Unknown(f"there is no period {period!r} · the edition tells of {there}")
