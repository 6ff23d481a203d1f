"""The brief: a theme or the overview on two tagged pages, the same bytes for the same edition, language and scope."""

from dataclasses import replace

from components import names
from components.filters import CUTS, Selection
from components.formatting import period
from components.language import speaking
from editions import Edition


def made(edition: Edition, view: str, language: str, selection: Selection) -> bytes:
    """Make the brief of a theme, or of the `overview`, as PDF/UA."""
    from brief import content, typesetting

    with speaking(language):
        return typesetting.pdf(*content.told(edition, view, replace(selection, words=_words(edition, selection))))


def _words(edition: Edition, selection: Selection) -> str:
    """Say the filters in the paper's language, the same wherever it is made."""
    said = [names.agencies(edition).get(selection.agency, selection.agency)]
    chosen = {dimension: getattr(selection, name) for name, dimension in CUTS.items()}
    said += [names.slice_label(edition, dimension, member) for dimension, member in chosen.items() if member]
    return " · ".join([*said, period(selection.period)] if selection.period else said)
