"""The story of civil servants: how they are rated, whether ratings follow the rule, and what posts need."""

from editions import Edition

from components import frame
from components.asn_performance import agency_shares, competence, ratings, unit_shares
from components.filters import Selection
from components.language import _


def story(edition: Edition, selection: Selection) -> None:
    """Draw the theme's pictures in the order of its questions."""
    frame.section(_("How are civil servants rated?"))
    ratings.over_time(edition, selection)
    frame.section(_("Do ratings follow the rule of their spread?"))
    ratings.against_rule(edition, selection)
    unit_shares.draw(edition, selection)
    frame.section(_("Who is rated how, and what is not told?"))
    agency_shares.draw(edition, selection)
    frame.section(_("Is competence what posts need?"))
    competence.story(edition, selection)
