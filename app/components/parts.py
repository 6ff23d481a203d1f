"""The parts of an indicator by each dimension that it is cut by, where the theme has no story of its own."""

import warehouse
from editions import Edition

from components import frame, pictures
from components.board import dimensions
from components.dimensions import MEMBERS
from components.filters import Selection
from components.language import _
from components.wording import told, word


def draw(edition: Edition, definition: dict, selection: Selection) -> None:
    """Draw the parts of an indicator by each dimension that it may be cut by."""
    for dimension in (name for name in dimensions(definition) if name != "instrument"):
        if warehouse.cells(edition, definition["metric"], selection.agency, dimension).height:
            cut = {"label": told(definition, "label"), "dimension": word(MEMBERS, dimension)}
            frame.section(_("{label} by {dimension}").format(**cut))
            pictures.parts(edition, definition, dimension, selection)
