"""How much a value covers, up to when, and how settled it is."""

from typing import Any

from editions import Edition

from components import surroundings
from components.formatting import period
from components.language import N_, _

FINAL, PROVISIONAL, ESTIMATE, PROJECTION = N_("final"), N_("provisional"), N_("estimated"), N_("projection")
COUNTS = ("covered", "coverable")


def sentence(edition: Edition, definition: dict, agency: str, last: dict[str, Any], yearly: bool) -> str:
    """Write coverage, as-of and status: `34 dari 37 instansi · s.d. Oktober 2026 · sementara`."""
    counts = {name: last[name] or 0 for name in COUNTS}
    parts = [_("{covered} of {coverable} agencies").format(**counts)] if agency == "all" and counts["coverable"] else []
    return " · ".join(
        [
            *parts,
            _("up to {period}").format(period=period(last["period"], yearly)),
            _(status(edition, definition, agency, counts)),
        ]
    )


def status(edition: Edition, definition: dict, agency: str, counts: dict[str, int]) -> str:
    """Return how settled a value is: final, provisional while something is due, estimate or projection."""
    if definition["metric"].startswith("forecast_"):
        return PROJECTION
    if '"estimate"' in (definition["dimensions"] or ""):
        return ESTIMATE
    is_partial = agency == "all" and counts["covered"] < counts["coverable"]
    return PROVISIONAL if is_partial or surroundings.lacks(edition, definition["metric"], agency) else FINAL
