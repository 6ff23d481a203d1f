"""Cost efficiency: what running the government costs, and what sharing saves."""

from components import cost_efficiency, theme
from components.language import _

theme.page(
    "cost_efficiency",
    _("What does it cost to run the government, and does sharing save?"),
    _("Every cost says its area, its heads and whose prices it is in; every saving says against what."),
    story=cost_efficiency.story,
)
