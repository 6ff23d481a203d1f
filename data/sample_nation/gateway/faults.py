"""Faults of the network: a plan by agency, counted in data requests, so that every pull can come to its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf
from threading import Lock

ENDING = {"half_page": 3, "too_many": 3, "error": 3}
"""Kind → how many requests it hits where the plan does not say; the others go on for ever."""


@dataclass
class Faults:
    """One plan, ``{agency: [{"kind": …, "after": …, "times": …, "every": …}, …]}``, and how far it has come."""

    plan: dict[str, list[dict]]
    _asked: dict[str, int] = field(default_factory=dict)
    _hits: dict[tuple[str, int], int] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def next(self, agency: str) -> list[tuple[dict, int]]:
        """Count one data request and return the faults that hit it, each with how often it has hit before."""
        with self._lock:
            number = self._asked[agency] = self._asked.get(agency, -1) + 1
            found = []
            for place, fault in enumerate(self.plan.get(agency, [])):
                hits, late = self._hits.get((agency, place), 0), number - fault.get("after", 0)
                times = fault.get("times", ENDING.get(fault["kind"], inf))
                if late >= 0 and late % fault.get("every", 1) == 0 and hits < times:
                    self._hits[agency, place] = hits + 1
                    found.append((fault, hits))
            return found

    def life(self, agency: str) -> float:
        """Return for how many requests a token of an agency is good."""
        agency = "bkn" if agency == "sso" else agency
        return next((one["requests"] for one in self.plan.get(agency, []) if one["kind"] == "token"), inf)

    def is_down(self, agency: str) -> bool:
        """Say whether an agency is down for good, so that it gives no tokens either."""
        return any(one["kind"] == "down" and "times" not in one for one in self.plan.get(agency, []))
