"""Shared office: how the towers are used, by whom, and at what service."""

from components import shared_office, theme
from components.language import _

theme.page(
    "shared_office",
    _("Are the shared offices used well?"),
    _("Density, presence and sharing of desks, green buildings, and the service of facilities."),
    story=shared_office.story,
)
