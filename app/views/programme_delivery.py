"""Programmes and budgets: from national programme to output, spending and construction."""

from components import programme_delivery, theme
from components.language import _

theme.page(
    "programme_delivery",
    _("Do programmes deliver what was paid for?"),
    _("Physical against financial progress, commitments at risk, and where two agencies tell the same differently."),
    story=programme_delivery.story,
)
