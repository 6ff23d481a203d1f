"""What a file says about itself when it has left the app: title, filters, edition, dates, what it may be used for."""

from datetime import UTC, datetime

import polars as pl
import warehouse
from editions import Edition

from components import formatting
from components.language import N_, _

SHEET = ("name", "value")
DATA_THROUGH, SAMPLE = "data_through", "is_sample"
REAL, SAMPLES = N_("From the agencies' deliveries"), N_("Sample data: not from official deliveries")


def citation(edition: Edition, title: str) -> str:
    """Write how a table is cited: title, publisher, edition, day of publication, day of retrieval."""
    return _("{title}. Simpul, edition {edition}, published {published}. Retrieved {today}.").format(
        title=title.rstrip("."),
        edition=edition.edition_id,
        published=formatting.day(edition.manifest["published_at"]),
        today=formatting.day(datetime.now(UTC)),
    )


def about(edition: Edition, title: str, filters: str) -> pl.DataFrame:
    """Return the rows of the sheet of filters: what was shown, of which edition, when, and how to cite it."""
    facts = warehouse.facts(edition)
    origin = SAMPLES if facts.get(SAMPLE) == "true" else REAL
    lines = {
        _("Title"): title,
        _("Filters"): filters or "–",
        _("Edition"): edition.edition_id,
        _("Published"): edition.manifest["published_at"],
        _("Data through"): facts.get(DATA_THROUGH) or "–",
        _("Origin"): _(origin),
        _("Retrieved"): datetime.now(UTC).isoformat(timespec="seconds"),
        _("Citation"): citation(edition, title),
    }
    return pl.DataFrame(list(lines.items()), schema=SHEET, orient="row")
