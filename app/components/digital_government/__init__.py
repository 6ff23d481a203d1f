"""The story of digital government: how mature, who exchanges, what runs through, what is double, what is open."""

from editions import Edition

from components import frame
from components.digital_government import doubles, exchange, maturity, processes
from components.filters import Selection
from components.language import _


def story(edition: Edition, selection: Selection) -> None:
    """Draw the theme's pictures in the order of its questions."""
    frame.section(_("How mature is the digital government?"))
    maturity.story(edition, selection)
    frame.section(_("Who exchanges data with whom?"))
    exchange.story(edition, selection)
    frame.section(_("Do processes run through digitally?"))
    processes.story(edition, selection)
    frame.section(_("What is built twice, and what could go?"))
    doubles.duplicates(edition, selection)
    frame.section(_("What does security still ask for?"))
    doubles.findings(edition, selection)
