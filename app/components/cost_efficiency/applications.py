"""Applications that could go: upkeep proposed to be avoided, approved, and avoided; and which applications they are."""

from datetime import date

import polars as pl
import warehouse
from editions import Edition

from components import charts, counterpart, frame, names, reading, stories, tables
from components.cell import listed
from components.doors import door
from components.figures import Caption
from components.filters import Selection
from components.formatting import money, period
from components.language import _
from components.remembered import remembered
from components.wording import worded

METRIC, STATES, SHOWN = "application_cost_avoided", ("proposed", "approved", "realised"), 10


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the upkeep by state, from proposed to realised, and the dearest applications."""
    if when := picture(edition, selection):
        at = (selection.agency, when)
        door(_("Open the proposed saving to its applications →"), METRIC, at, ("saving_state", "proposed"))
        tables.show(_dearest(edition, selection), _("The dearest applications that another one could replace"))


def picture(edition: Edition, selection: Selection) -> date | None:
    """Draw the upkeep by state and return its month; none where none is told."""
    if not (told := _shown(edition, selection)):
        return None
    caption, shown, table, when = told
    frame.section(_("Which applications could go?"))
    stories.picture(edition, caption, charts.bars(shown), table, sources=(METRIC,), rows=lambda: listed(METRIC, shown))
    return when


@remembered
def _shown(edition: Edition, selection: Selection) -> tuple[Caption, pl.DataFrame, pl.DataFrame, date] | None:
    """Return the caption, the upkeep by state, its table and its month; none where none is told."""
    shown = counterpart.beneath(edition, selection, lambda one: _by_state(edition, one))
    if shown.is_empty():
        return None
    own = _by_state(edition, selection)
    when: date = own["period"][0]
    amounts = dict.fromkeys(STATES, "x") | dict(zip(own["member"], own["label"], strict=True))
    title = _("{realised} of upkeep a year is avoided; {proposed} more is proposed").format(**amounts)
    words = selection.worded("agency", "compared")
    subtitle = _(
        "A year's upkeep of applications whose function another one carries out, {filters}, register of {month}."
    ).format(filters=words, month=period(when))
    title, subtitle = counterpart.told(edition, selection, title, subtitle, shown)
    caption = Caption("applications", title, subtitle, stories.listed(title, shown), words)
    return caption, shown, shown.select(counterpart.columns(selection, "name", "value")), when


@remembered
def _by_state(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return the upkeep of an agency by state, from proposed to realised."""
    cells = reading.last(edition, METRIC, selection, "saving_state").filter(pl.col("value").is_not_null())
    labels = names.members(edition, "saving_state")
    order = pl.DataFrame({"member": STATES, "place": range(len(STATES))})
    cells = cells.join(order, on="member").sort("place")
    name = worded(cells["member"], lambda code: labels.get(code, code))
    return cells.with_columns(name=name, label=worded(cells["value"], money))


@remembered
def _dearest(edition: Edition, selection: Selection) -> pl.DataFrame:
    """Return the dearest applications of the page's agency, or of its unit."""
    rows = reading.mine(warehouse.read(edition, "application_savings"), selection)
    rows = reading.of_unit(edition, rows, selection, "owner_unit_name").head(SHOWN)
    known, labels = names.agencies(edition), names.members(edition, "saving_state")
    return rows.with_columns(
        agency_name=worded(rows["agency_code"], lambda code: known.get(code, code)),
        saving_state=worded(rows["saving_state"], lambda name: labels.get(name, name)),
    ).select("application_name", "agency_name", "owner_unit_name", "saving_state", "maintenance_cost_idr")
