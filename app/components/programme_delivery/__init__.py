"""The story of programmes and budgets: where money goes, what is built for it, who agrees, and what cannot be told."""

from editions import Edition

from components import frame
from components.filters import Selection
from components.language import _
from components.programme_delivery import agreement, evidence, money, works


def story(edition: Edition, selection: Selection) -> None:
    """Draw the theme's pictures in the order of its questions."""
    frame.section(_("From national priority to output to spending"))
    money.flows(edition, selection)
    frame.section(_("Are the works where the money is?"))
    works.story(edition, selection)
    frame.section(_("Do the offices agree?"))
    agreement.line(edition, selection)
    frame.section(_("What of the capital's KPIs can be measured?"))
    evidence.capital(edition, selection)
    frame.section(_("Where do sources contradict each other?"))
    agreement.sources(edition, selection)
    evidence.published(edition, selection)
