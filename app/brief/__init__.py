"""The brief of a theme or the overview on two tagged pages, and one figure on one; the same bytes each time."""

from dataclasses import replace

from components import names
from components.drawings import Drawing
from components.filters import CUTS, Selection
from components.formatting import period
from components.language import speaking
from editions import Edition


def made(edition: Edition, view: str, language: str, selection: Selection) -> bytes:
    """Make the brief of a theme, or of the `overview`, as PDF/UA."""
    from brief import content, typesetting

    with speaking(language):
        return typesetting.pdf(*content.told(edition, view, replace(selection, words=_words(edition, selection))))


def figure(edition: Edition, drawn: Drawing, language: str, link: str) -> bytes:
    """Make the PDF/UA of one figure on one page; `link` leads back to it."""
    from brief import sheet, typesetting

    with speaking(language):
        return typesetting.page(*sheet.told_of(edition, drawn, link), sheet.cut)


def indicator(edition: Edition, metric: str, language: str, selection: Selection) -> bytes:
    """Make the page of an indicator's figure over time, as its own page of the app draws it."""
    from brief import sheet, typesetting

    with speaking(language):
        said = replace(selection, words=_words(edition, selection))
        return typesetting.page(*sheet.of_indicator(edition, metric, said), sheet.cut)


def _words(edition: Edition, selection: Selection) -> str:
    """Say the filters in the paper's language, the same wherever it is made."""
    said = [names.agencies(edition).get(selection.agency, selection.agency)]
    chosen = {dimension: getattr(selection, name) for name, dimension in CUTS.items()}
    said += [names.slice_label(edition, dimension, member) for dimension, member in chosen.items() if member]
    return " · ".join([*said, period(selection.period)] if selection.period else said)
