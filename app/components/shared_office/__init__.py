"""The story of the shared office: how full the towers are, who wastes, shares, comes and sits near whom."""

from editions import Edition

from components import stories
from components.filters import Selection
from components.shared_office import green, hours, neighbours, sharing, stack, tenants, waste

__all__ = ["story"]
PARTS: tuple[stories.Part, ...] = (
    (stack.draw, ("dim_floors", "fct_floor_space")),
    (hours.draw, ()),
    (waste.draw, ("dim_buildings",)),
    (sharing.draw, ("dim_buildings",)),
    (tenants.draw, ()),
    (neighbours.draw, ("fct_neighbours",)),
    (green.draw, ("dim_buildings", "fct_building_months")),
)


def story(edition: Edition, selection: Selection) -> None:
    """Draw the theme's figures under the page's filters."""
    stories.tell(edition, selection, PARTS)
