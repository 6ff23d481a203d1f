"""The story of the move, as people ask: where are we, is it on plan, who is late and why, what holds it up."""

from editions import Edition

from components import stories
from components.filters import Selection
from components.relocation import blockers, pace, phases, readiness, targets, waves

__all__ = ["story"]
PARTS: tuple[stories.Part, ...] = (
    (phases.draw, ("dim_phases", "fct_milestones")),
    (pace.draw, ("fct_arrival_paths",)),
    (waves.draw, ("dim_waves", "fct_relocation_plans", "fct_housing", "fct_readiness")),
    (readiness.draw, ("fct_readiness", "dim_waves")),
    (blockers.draw, ("fct_blockers", "fct_readiness")),
    (targets.draw, ("dim_transition_targets", "fct_target_progress")),
)


def story(edition: Edition, selection: Selection) -> None:
    """Draw the theme's figures under the page's filters."""
    stories.tell(edition, selection, PARTS)
