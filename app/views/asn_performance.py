"""Civil servants: how their performance and competence are assessed; groups, never persons."""

from components import theme
from components.language import _
from components.stories import asn_performance

theme.page(
    "asn_performance",
    _("How well are civil servants assessed and prepared?"),
    _("Groups only: a number about fewer than five people is never shown."),
    asn_performance.story,
)
