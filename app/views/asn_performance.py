"""Civil servants: how their performance and competence are assessed; groups, never persons."""

from components import asn_performance, theme
from components.language import _

theme.page(
    "asn_performance",
    _("How well are civil servants assessed and prepared?"),
    _("Groups only: a number about fewer than five people is never shown."),
    story=asn_performance.story,
)
