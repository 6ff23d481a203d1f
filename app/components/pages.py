"""Every page in one table: its title, the section it stands in and the roles that may open it; a page is one line."""

from dataclasses import dataclass

import viewer

from components.language import N_

LOOKS_AS = "looks as"
"""Where a run keeps its viewer's role, for the links on the page; who may open what is asked anew."""
LEADERSHIP, ANALYST, STEWARD, ENGINEER = viewer.ROLES
EVERYONE = frozenset(viewer.ROLES)
READERS, DATA = frozenset({ANALYST, STEWARD, ENGINEER}), frozenset({STEWARD})
LEADERS, ANALYSTS, STEWARDS = N_("Leadership"), N_("Analyst"), N_("Data")


@dataclass(frozen=True)
class Listed:
    """A page's title, section and roles; `path` is its address where that is not the view's name."""

    title: str
    section: str
    roles: frozenset[str]
    path: str | None = None


PAGES = {
    "overview": Listed(N_("Overview"), LEADERS, EVERYONE),
    "relocation": Listed(N_("Relocation"), LEADERS, EVERYONE),
    "cost_efficiency": Listed(N_("Cost efficiency"), LEADERS, EVERYONE),
    "shared_office": Listed(N_("Shared office"), LEADERS, EVERYONE),
    "digital_government": Listed(N_("Digital government"), LEADERS, EVERYONE),
    "asn_performance": Listed(N_("ASN performance"), LEADERS, EVERYONE),
    "programme_delivery": Listed(N_("Programmes and budgets"), LEADERS, EVERYONE),
    "budget_execution": Listed(N_("Budget execution"), LEADERS, EVERYONE),
    "explore": Listed(N_("Explore"), ANALYSTS, READERS),
    "metric": Listed(N_("Indicator"), ANALYSTS, EVERYONE, "ukuran"),
    "compare": Listed(N_("Compare"), ANALYSTS, EVERYONE),
    "dictionary": Listed(N_("KPI dictionary"), ANALYSTS, EVERYONE),
    "code": Listed(N_("Open a code"), ANALYSTS, EVERYONE),
    "data_quality": Listed(N_("Data quality"), STEWARDS, EVERYONE),
    "decisions": Listed(N_("Matches"), STEWARDS, DATA),
    "lineage": Listed(N_("Lineage"), STEWARDS, READERS),
    "editions": Listed(N_("Editions"), STEWARDS, EVERYONE),
    "limits": Listed(N_("Limits"), STEWARDS, EVERYONE),
    "logins": Listed(N_("Logins and access"), STEWARDS, frozenset({ENGINEER})),
    "accessibility": Listed(N_("Accessibility"), STEWARDS, EVERYONE),
}
"""View → its line, in the order of the navigation; the first is where a visit begins."""


def is_open(view: str, role: str | None = None) -> bool:
    """Say whether a role, by default the viewer's, may open a page."""
    return (role or viewer.current().role) in PAGES[view].roles
