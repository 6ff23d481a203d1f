"""What stands on each page of a paper: of which edition it is, of when, and what vouches for it."""

from typing import Any

import codes
import warehouse
from components import formatting
from components.language import _, chosen
from editions import Edition

from brief import annex


def of(edition: Edition, first: list[tuple[str, str]]) -> dict[str, Any]:
    """Return what a paper's head and foot say; `first` are the lines that stand before the edition's."""
    through = warehouse.facts(edition).get("data_through")
    status = _("the current edition") if edition.is_current else _("an older edition, as it was published then")
    return {
        "lang": chosen(),
        "edition": edition.edition_id,
        "verification": codes.of_edition(edition),
        "moment": edition.manifest["published_at"],
        "banners": annex.banners(edition),
        "header": [
            *first,
            (_("Data through"), formatting.period(formatting.as_date(through)) if through else "x"),
            (_("Edition"), edition.edition_id),
            (_("Published"), formatting.day(edition.manifest["published_at"])),
            (_("Status"), status),
        ],
    }
