"""Faults of the network that the gateway plays, by profile: who is down, storms, breaks off, lets tokens expire."""

from __future__ import annotations

import json

from sample_nation.nation import Nation

Plan = dict[str, list[dict[str, str | int]]]

PLANS: dict[str, Plan] = {
    "none": {},
    "typical": {
        "bkn": [{"kind": "token", "requests": 9}],
        "bappenas": [{"kind": "too_many", "after": 2, "times": 2, "retry_after": 1}],
        "lkpp": [{"kind": "half_page", "after": 1, "times": 1}],
    },
    "hard": {
        "bkn": [{"kind": "token", "requests": 4}, {"kind": "half_page", "after": 5, "times": 3}],
        "panrb": [{"kind": "error", "after": 1, "times": 3}],
        "bappenas": [{"kind": "too_many", "after": 1, "times": 4, "retry_after": 1}],
        "lkpp": [{"kind": "half_page", "after": 1, "times": 3}],
        "komdigi": [{"kind": "down"}],
    },
}
"""Profile → agency → what the gateway does to it, in the words of ``gateway``; counts are of data requests."""


def write(nation: Nation) -> None:
    """Write the profile's plan beside the country."""
    (nation.out / "gateway.json").write_text(json.dumps(PLANS[nation.faults], indent=1), "utf-8")
