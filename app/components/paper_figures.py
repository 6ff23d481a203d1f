"""The PDF of one figure, or of a card's indicator: set when it is asked for, from what the page shows."""

from collections.abc import Callable
from urllib.parse import urlsplit

import access
import streamlit as st
from editions import Edition

from components.cell import Cell
from components.drawings import Drawing
from components.filters import CUTS, Selection
from components.language import _, chosen


def maker(edition: Edition, drawn: Drawing, link: str) -> Callable[[], bytes]:
    """Return what sets a figure on a page, in the language of who asks; `link` is the figure's own."""
    language, page = chosen(), urlsplit(st.context.url or "").path

    def made() -> bytes:
        import brief

        return brief.figure(edition, drawn, language, page + link)

    return made


def button(edition: Edition, cell: Cell) -> None:
    """Draw the button of a card's page: its indicator over time up to its period, at its place."""
    language, cut = chosen(), {dimension: name for name, dimension in CUTS.items()}.get(cell.dimension)
    if cut is None and cell.dimension != "all":
        return
    selection = Selection(cell.agency, period=cell.period, **({cut: cell.member} if cut else {}))

    def made() -> bytes:
        import brief

        return brief.indicator(edition, cell.metric, language, selection)

    file = f"simpul-{cell.metric}-{edition.edition_id}-{language}.pdf"
    label, taken = _("PDF on one page, with its numbers' codes"), access.taken(file, made)
    st.download_button(label, taken, file, "application/pdf", key="pdf-card", on_click="ignore", type="tertiary")
