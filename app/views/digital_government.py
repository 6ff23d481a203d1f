"""Digital government: maturity, shared applications, interconnection and security."""

from components import digital_government, theme
from components.language import _

theme.page(
    "digital_government",
    _("How digital is the government, and does it share?"),
    _("Maturity by its instrument, applications and services shared, data exchanged, and security standards met."),
    story=digital_government.story,
)
