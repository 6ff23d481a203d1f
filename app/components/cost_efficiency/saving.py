"""What sharing offices saves: from what the same seats would have cost alone to what they cost, with its range."""

from datetime import date

import polars as pl
from editions import Edition

from components import charts, counterpart, figures, frame, names, reading, stories
from components.cell import listed
from components.cost_efficiency import basis
from components.doors import door
from components.figures import Caption
from components.filters import Selection
from components.formatting import money, percentage, period, span
from components.language import N_, _
from components.remembered import remembered
from components.wording import worded

SAVING, SHARE = "shared_office_saving", "shared_office_saving_share"


NOTES = (
    N_("Alone: each agency at its own office cost a head in Jakarta, or the average where it has none."),
    N_("Range: at the first and the third quartile of agencies instead, where that is lower or higher."),
)


def draw(edition: Edition, selection: Selection) -> None:
    """Draw the waterfall from counterfactual to actual, and open the saving to its rows."""
    if when := picture(edition, selection):
        label = _("Open this saving to its rows →")
        door(label, SAVING, (selection.agency, when), ("estimate", "central"))


def picture(edition: Edition, selection: Selection) -> date | None:
    """Draw the waterfall and return its month; none where no saving is told."""
    if not (shown := _shown(edition, selection)):
        return None
    caption, steps, table = shown
    cells = _cells(edition, selection)
    frame.section(_("Does sharing save?"))
    stories.picture(
        edition, caption, charts.waterfall(steps), table, sources=(SAVING, SHARE), notes=NOTES,
        rows=lambda: listed(SHARE, cells))  # fmt: skip
    when: date = cells["period"][0]
    return when


@remembered
def _shown(edition: Edition, selection: Selection) -> tuple[Caption, pl.DataFrame, pl.DataFrame] | None:
    """Return the caption, the steps of the waterfall and the table; none where no saving is told."""
    cells = _cells(edition, selection)
    told = {row["member"]: row for row in cells.iter_rows(named=True)}
    if "central" not in told:
        return None
    steps, labels = _steps(told), names.members(edition, "estimate")
    table = cells.with_columns(name=worded(cells["member"], lambda name: labels.get(name, name)))
    table = table.select("name", "numerator", "denominator", "value")
    return _caption(edition, selection, told, steps), steps, table


@remembered
def _cells(edition: Edition, selection: Selection) -> pl.DataFrame:
    return reading.last(edition, SHARE, selection, "estimate").filter(pl.col("value").is_not_null())


def _message(edition: Edition, selection: Selection) -> str | None:
    """Say what sharing saved an agency; none where it is not told."""
    central = _cells(edition, selection).filter(member="central")
    if central.is_empty():
        return None
    words = {"saving": money(central["numerator"][0]), "share": percentage(central["value"][0], 0)}
    return _("Sharing offices saved {saving}, {share} of what the same seats would have cost alone").format(**words)


def _caption(edition: Edition, selection: Selection, told: dict[str, dict], steps: pl.DataFrame) -> Caption:
    """Say what is saved of what, between which ends, and at whose prices."""
    words = {
        "low": money(_end(told, "low", "numerator")),
        "high": money(_end(told, "high", "numerator")),
        "month": period(told["central"]["period"]),
        "filters": selection.worded("agency", "compared"),
        "basis": basis.said(figures.definition_of(edition, SAVING)),
    }
    message = _message(edition, selection) or ""
    title, also = counterpart.beside(edition, selection, message, lambda other: _message(edition, other))
    subtitle = _("Twelve months to {month}, {filters}. {basis}. The saving lies between {low} and {high}.")
    return Caption("saving", title, subtitle.format(**words) + also, stories.listed(title, steps), words["filters"])


def _steps(told: dict[str, dict]) -> pl.DataFrame:
    """Return the steps: alone, saved, shared; the range is that of what standing alone would have cost."""
    alone, saved = told["central"]["denominator"], told["central"]["numerator"]
    ends = {"low": _end(told, "low", "denominator"), "high": _end(told, "high", "denominator")}
    cost = f"{money(alone)} ({span(ends['low'], ends['high'])})"
    saving = f"{money(-saved)} ({span(_end(told, 'low', 'numerator'), _end(told, 'high', 'numerator'))})"
    rows = [
        {"name": _("The same seats alone"), "start": 0.0, "end": alone, "kind": "rest", "label": cost} | ends,
        {"name": _("Saved by sharing"), "start": alone - saved, "end": alone, "kind": "plus", "label": saving},
        {
            "name": _("Shared offices"),
            "start": 0.0,
            "end": alone - saved,
            "kind": "whole",
            "label": money(alone - saved),
        },
    ]
    return pl.DataFrame(rows)


def _end(told: dict[str, dict], estimate: str, half: str) -> float:
    return told.get(estimate, told["central"])[half]
