"""What the rows of the stories' pictures are called on paper, and how their numbers are written there."""

from collections.abc import Callable
from typing import Any

import warehouse
from editions import Edition

from components import names
from components.formatting import day, money, number, period
from components.language import N_, _, chosen
from components.story_words import MEASURED
from components.wording import told as in_words
from components.wording import word

Told = dict[str, Any]
ALL = "all"
STATES = {True: N_("✕ broken"), False: N_("→ runs on")}
RULED = {"True": N_("✓ as the rule asks"), "False": N_("✕ otherwise")}


def _of(edition: Edition, told: Told, *parts: str) -> str:
    """Put after what names a row whose it is: its agency and its unit, where it is not everybody's."""
    code, unit = told.get("agency_code", ALL), told.get("unit_code", ALL)
    whose = [] if code == ALL else [names.short(edition).get(code, code)]
    return " · ".join([*parts, *whose, *([] if unit == ALL else [told["echelon1_unit_name"]])])


def wave(edition: Edition, code: str) -> str:
    """Name a wave; units that stand on no list yet are of none."""
    found = warehouse.row(edition, "waves", wave=code)
    if not found:
        return code
    label: str = found[f"label_{chosen()}"]
    return label if found["first_planned_date"] else _("On no list yet")


def _planned(edition: Edition, told: Told) -> str:
    return _of(edition, told, wave(edition, told["wave"]))


def _component(edition: Edition, told: Told) -> str:
    labels = names.members(edition, "component")
    of_wave = [] if told["wave"] == ALL else [wave(edition, told["wave"])]
    return _of(edition, told, labels.get(told["component"], told["component"]), *of_wave)


def _handover(_edition: Edition, told: Told) -> str:
    if told["handover_id"] != ALL:
        return f"{told['theme_name']}: {told['step']} → {told['next_step']}"
    return str(told["theme_name"]) if told["theme_name"] != ALL else _("All themes")


def _rated(edition: Edition, told: Told) -> str:
    labels, rating = names.members(edition, "organisation_rating"), told["organisation_rating"]
    return _of(edition, told, labels.get(rating, rating), _(RULED[str(told["follows_rule"])]))


def _published(edition: Edition, told: Told) -> str:
    labels, subject = names.members(edition, "published_subject"), told["published_subject"]
    return f"{labels.get(subject, subject)} · {told['conflict_key']} · {told['source']}"


NAMED: dict[str, Callable[[Edition, Told], str]] = {
    "phases": lambda _edition, told: in_words(told, "label"),
    "milestones": lambda _edition, told: in_words(told, "label"),
    "planned_waves": _planned,
    "readiness": _component,
    "blockers": _component,
    "handovers": _handover,
    "rated_units": _rated,
    "capital_kpis": lambda _edition, told: f"{told['kpi_number']}. {in_words(told, 'label')}",
    "published": _published,
    "building_months": lambda _edition, told: told["building_name"] or told["building_code"],
}
"""Kind → how one of its rows is called."""


def precise(told: Told) -> str:
    """Write a milestone's date no more exactly than it is known."""
    return {"day": day, "month": period}.get(told["date_precision"], lambda at: period(at, is_yearly=True))(
        told["milestone_date"]
    )


def _broken(told: Told) -> str:
    if told["handover_id"] != ALL:
        return _(STATES[bool(told["broken"])])
    return _("{broken} of {all} broken").format(broken=number(told["broken"], 0), all=number(told["handovers"], 0))


def figure(value: float, unit: str) -> str:
    """Write a published figure; what it counts stands in its name."""
    return money(value) if unit.lower() == "idr" else number(value, 0)


SAID: dict[str, Callable[[Told], str]] = {
    "phases": lambda told: told["years"],
    "milestones": precise,
    "readiness": lambda told: f"{number(told['ready'], 0)}/{number(told['units'], 0)}",
    "handovers": _broken,
    "capital_kpis": lambda told: word(MEASURED, told["measurability"]),
    "published": lambda told: figure(told["figure"], told["unit"]),
}
"""Kind → how its number is written, where it is no amount with a unit."""
UNSUMMED = {"phases", "milestones", "capital_kpis", "published"}
"""The kinds whose rows stand as they were delivered or published: nothing is added up."""
