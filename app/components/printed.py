"""Rows of marts that paper prints one by one: what each is called, and what it says."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

import warehouse
from editions import Edition
from row_lists import KINDS, Row, keyed

from components import names, printed_words
from components.formatting import month, quantity
from components.language import N_, _

PATHS = {
    "high": N_("Forecast, slow (P10), {month}"),
    "central": N_("Forecast, usual, {month}"),
    "low": N_("Forecast, fast (P90), {month}"),
}
Told = printed_words.Told


def of(edition: Edition, row: Row) -> Told | None:
    """Return a row as the viewer may see it; none where there is no such row."""
    return _there(edition, row.kind, row.period).get(row.key)


@lru_cache(maxsize=16)
def _there(edition: Edition, kind: str, period: date) -> dict[tuple[str, ...], Told]:
    """Return a kind's rows of a period by what names them; a picture's code asks for hundreds at once."""
    rows = warehouse.printed(edition, kind, period)
    if rows.is_empty():
        return {}
    return {row.key: told for row, told in zip(keyed(kind, rows), rows.iter_rows(named=True), strict=True)}


def value(row: Row, told: Told, exact: bool = False) -> str:
    """Write a row's number with its unit, or in the words in which its picture tells it."""
    kind = KINDS[row.kind]
    if row.kind in printed_words.SAID:
        return printed_words.SAID[row.kind](told)
    return quantity(told[kind.value], kind.unit, exact=exact)


def name(edition: Edition, row: Row, told: Told) -> str:
    """Name a row by what tells it from the others of its kind."""
    return NAMED[row.kind](edition, told)


def _path(_edition: Edition, told: Told) -> str:
    words = PATHS[told["path"]]
    return _(words).format(month=month(told["reached_date"]))


def _cluster(_edition: Edition, told: Told) -> str:
    return _("{name}: {applications} applications of {agencies} agencies").format(
        name=told["kept_application_name"], applications=told["application_count"], agencies=told["agency_count"]
    )


def _pair(edition: Edition, told: Told) -> str:
    known = names.short(edition)
    sides = (told["agency_code"], told["consumer_agency_code"])
    return " → ".join(known.get(code, code) for code in sides)


def node(edition: Edition, told: Told) -> str:
    """Name an output, a priority, or the part of one that is for the other; nothing where it is all of them."""
    labels = names.members(edition, "national_priority")
    code, output = told["national_priority"], told["output_name"]
    return " · ".join(part for part in (labels.get(code, code), output) if part != "all")


def _flow(edition: Edition, told: Told) -> str:
    code = told["agency_code"]
    whose = [] if code == "all" else [names.short(edition).get(code, code)]
    return " · ".join([node(edition, told) or _("All outputs"), *whose])


NAMED: dict[str, Callable[[Edition, Told], str]] = {
    "plan": lambda _edition, told: _("Plan in force, {month}").format(month=month(told["reached_date"])),
    "forecast": _path,
    "arrived": lambda _edition, told: _("Arrived, {month}").format(month=month(told["period"])),
    "packages": lambda _edition, told: told["package_name"],
    "clusters": _cluster,
    "doubles": lambda _edition, told: told["application_name"],
    "pairs": _pair,
    "flows": _flow,
} | printed_words.NAMED
"""Kind → how one of its rows is called."""
