"""Why a card shows no number: each state has its word, its sentence and what to do next."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zlib import crc32

import polars as pl
import warehouse
from editions import Edition

from components import formatting, names, provenance, withheld
from components.formatting import period
from components.language import _
from components.remembered import remembered
from components.short import brief

LEAST_COVERED = 0.5
"""A share of a whole of which fewer agencies than this are counted would tell of another whole."""
LOG = logging.getLogger("simpul.app")


@dataclass(frozen=True)
class State:
    """What stands in a number's place: its symbol and word, why, and the next step."""

    word: str
    why: str
    next: str


@remembered
def of(edition: Edition, definition: dict, agency: str, series: pl.DataFrame) -> State | None:
    """Return why the last value of a series is not shown; none where it is."""
    if series.is_empty():
        return absent(edition, definition, agency)
    last = series.row(-1, named=True)
    if reason := withheld.reason_of(last):
        return _withheld(edition, definition, agency, reason, series)
    if last["value"] is None:
        return State(_("z · not applicable"), _("Nothing of its kind was there to be counted."), _("Nothing to do."))
    if _is_impossible(definition, last["value"]):
        told = _("The value {value} lies outside what is possible ({low} to {high}).")
        unit = definition["unit"]
        bounds = {name: formatting.round_quantity(definition[f"{name}er_bound"], unit) for name in ("low", "upp")}
        why = told.format(value=brief(last["value"], unit), low=bounds["low"], high=bounds["upp"])
        return State(_("x · out of range"), why, _("Its owner checks the deliveries behind it: {owner}.").format(
            owner=definition["owner"] or "–"))  # fmt: skip
    covered, coverable = last.get("covered") or 0, last.get("coverable") or 0
    if agency == "all" and definition["unit"] == "percent" and covered < LEAST_COVERED * coverable:
        told = _("Only {covered} of {coverable} agencies are counted: a share of them would tell of another whole.")
        return State(_("x · incomplete"), told.format(covered=covered, coverable=coverable),
                     _("Open it to see which deliveries are due."))  # fmt: skip
    return None


def absent(edition: Edition, definition: dict, agency: str) -> State:
    """Say that nothing was delivered, by whom and since when; or that the filters leave nothing."""
    read = provenance.tables_of(edition, (definition["metric"],))
    due = warehouse.read(edition, "expected").filter(~pl.col("is_delivered"))
    late = due.join(read, on=["agency", "table_name"], how="semi").drop_nulls("period").sort("period")
    if late.is_empty():
        return State(_("x · nothing here"), _("No rows of {agency} remain under these filters.").format(
            agency=names.agencies(edition).get(agency, agency)), _("Change or reset the filters."))  # fmt: skip
    contracts = warehouse.read(edition, "contracts")
    who = contracts.join(late, on=["agency", "table_name"], how="semi").row(0, named=True)
    since = period(formatting.as_date(late["period"][0]))
    told = _("{sender} has not delivered {table} since {period}.")
    return State(
        _("x · not delivered"),
        told.format(sender=who["agency_name"], table=who["table_name"], period=since),
        _("Ask {unit} ({email}).").format(unit=who["owner_unit"], email=who["owner_email"]),
    )


def _withheld(edition: Edition, definition: dict, agency: str, reason: str, series: pl.DataFrame) -> State:
    why = withheld.sentence(edition, definition["metric"], reason, agency)
    if reason == "agreement":
        return State(withheld.short(reason), why, _("Its partners renew the agreement."))
    told_before = series.filter(pl.col("value").is_not_null())
    if told_before.height:
        last, said = told_before.row(-1, named=True), _("Last told: {value} ({period}).")
        why += " " + said.format(value=brief(last["value"], definition["unit"]), period=period(last["period"]))
    if reason != "trust":
        return State(withheld.short(reason), why, _("Look at a larger group."))
    good = last_good(edition, definition["metric"], agency)
    if good is not None:
        told = _("Last good value {value} ({period}, edition {edition}).")
        why += " " + told.format(value=brief(good["value"], definition["unit"]), period=period(good["period"]),
                                 edition=good["known_since"])  # fmt: skip
    to_do = [*_asked(edition, definition, why), _("Open it to see the checks and deliveries that must be mended.")]
    return State(withheld.short(reason), why, " ".join(to_do))


def _asked(edition: Edition, definition: dict, why: str) -> list[str]:
    """Say whom to ask: who answers for the first table that the reason names."""
    read = provenance.tables_of(edition, (definition["metric"],))
    owners = warehouse.read(edition, "contracts").join(read, on=["agency", "table_name"], how="semi")
    named = [(why.find(f"{one['agency']}.{one['table_name']}"), one) for one in owners.iter_rows(named=True)]
    first = min((pair for pair in named if pair[0] >= 0), key=lambda pair: pair[0], default=None)
    if first is None:
        return []
    return [_("Ask {unit} ({email}).").format(unit=first[1]["owner_unit"], email=first[1]["owner_email"])]


def last_good(edition: Edition, metric: str, agency: str) -> dict[str, Any] | None:
    """Return the newest value that an earlier edition told before the number was withheld for little trust."""
    if not warehouse.holds(edition, "history_cells"):
        return None
    at = {"metric": metric, "agency_code": agency, "dimension": "all"}
    told = warehouse.read(edition, "history").filter(pl.col("value").is_not_null(), **at)
    return told.sort("period", "known_since").row(-1, named=True) if told.height else None


def forbidden(agency: str) -> State:
    """Say that this agency is not the viewer's to see."""
    return State(_("Not yours to see"), _("Your access does not cover agency {agency}.").format(agency=agency),
                 _("Ask who manages roles, or choose another agency."))  # fmt: skip


def failed(metric: str, error: Exception) -> State:
    """Say that a card could not be drawn, with a code and the time by which the log tells why."""
    now = datetime.now(UTC)
    code = f"{crc32(f'{metric}{error!r}'.encode()):08x}"
    LOG.error("card %s, error %s: %r", metric, code, error, exc_info=error)
    told = _("Error {code}, {time} UTC.").format(code=code, time=now.strftime("%Y-%m-%d %H:%M:%S"))
    return State(_("This number could not be drawn"), told, _("Reload the page; if it stays, tell the code to us."))


def _is_impossible(definition: dict, value: float) -> bool:
    low, high = definition["lower_bound"], definition["upper_bound"]
    return (low is not None and value < low - 1e-6) or (high is not None and value > high + 1e-6)


def is_in_scope(agency: str, scope: tuple[str, ...] | None) -> bool:
    """Say whether an agency is among those that a viewer may see; the whole is everybody's."""
    return scope is None or agency == "all" or agency in scope
