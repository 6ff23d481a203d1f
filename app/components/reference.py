"""How a number is cited: in words, with an address that opens it in this edition whatever comes after."""

import html

from editions import Edition

from components import address
from components.cell import Cell
from components.citation import citation
from components.formatting import period
from components.language import _


def cite(edition: Edition, label: str, cell: Cell) -> str:
    """Write how a number is cited, with its permanent address; the period and the edition stand in it."""
    told = _("To cite it: {citation}").format(citation=citation(edition, f"{label}, {period(cell.period)}"))
    link, name = address.permalink(edition.edition_id, open=cell.address), _("Permanent link")
    return f'<div class="source"><p>{html.escape(told)} <a href="{html.escape(link)}">{html.escape(name)}</a></p></div>'
