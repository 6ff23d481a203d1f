"""Relocation: the move of people and institutions to Nusantara, against its plan."""

from components import relocation, theme
from components.language import _

theme.page(
    "relocation",
    _("Is the move on plan, and what holds it up?"),
    _("Arrivals against the plan in force, readiness of units, housing, and when the move ends at today's pace."),
    story=relocation.story,
)
