"""The story of what it costs: does sharing save, what do offices cost, are norms kept, which applications could go."""

from editions import Edition

from components import stories
from components.cost_efficiency import applications, norms, offices, saving, services, travel
from components.filters import Selection

__all__ = ["story"]
PARTS: tuple[stories.Part, ...] = (
    (saving.draw, ()),
    (services.draw, ()),
    (offices.draw, ()),
    (norms.draw, ()),
    (applications.draw, ("fct_application_savings",)),
    (travel.draw, ()),
)


def story(edition: Edition, selection: Selection) -> None:
    """Draw the theme's figures under the page's filters."""
    stories.tell(edition, selection, PARTS)
