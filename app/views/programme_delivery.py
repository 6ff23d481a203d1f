"""Programmes and budgets: from national programme to output, spending and construction."""

from components import theme
from components.language import _
from components.stories import programme_delivery

theme.page(
    "programme_delivery",
    _("Do programmes deliver what was paid for?"),
    _("Physical against financial progress, commitments at risk, and where two agencies tell the same differently."),
    programme_delivery.story,
)
