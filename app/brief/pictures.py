"""Which pictures of a page stand in its brief, how large, and the cuts of the indicators that they show."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from components.asn_performance import competence, ratings
from components.cost_efficiency import applications, norms, offices, saving
from components.digital_government import doubles, exchange, interoperability, maturity
from components.filters import Selection
from components.language import N_
from components.programme_delivery import agreement, money, works
from components.relocation import blockers, pace, readiness, waves
from components.shared_office import hours, stack, waste
from editions import Edition

THIRD, HALF, TWO_THIRDS, WIDE = 2, 3, 4, 6
WIDTHS = {THIRD: 277, HALF: 430, TWO_THIRDS: 583, WIDE: 890}
"""The sixths of the page that a picture spans → its width in pixels: all print letters of 7.5 points."""


@dataclass(frozen=True)
class Picture:
    """A figure of the screen on paper: who draws it, under which key, how high, and which tables it needs."""

    draw: Callable[[Edition, Selection], object]
    key: str
    height: int
    cuts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    span: int = HALF
    rows: int | None = None
    """The first rows of a ranking that are shown, where all are too many for paper."""
    told: int | None = None
    """The rows of marts that it tells of by number, where not all."""
    periods: int = 1
    """The periods that are told of by number."""
    margin: int = 5
    """The room to the right of the longest bar for what stands there, in pixels."""
    note: str = ""
    is_coded: bool = False
    """Whether each of its numbers has its code beside it, in the picture; else they are listed."""


BURN_UP = Picture(pace.draw, "burn-up", 230, needs=("fct_arrival_paths",), span=WIDE, told=18)
SAVING = Picture(saving.picture, "saving", 168, ("estimate",))
HOURS = Picture(hours.draw, "hours", 200, ("weekday_hour",))
RATINGS = Picture(ratings.over_time, "ratings", 150, ("predicate",), periods=4)
WORKS = Picture(works.story, "works", 250, ("construction_cluster",))
PROFILE = Picture(maturity.story, "spbe-profile", 384, ("egov_domain", "egov_aspect"), span=THIRD)
VIEWS: dict[str, tuple[Picture, ...]] = {
    "relocation": (
        BURN_UP,
        Picture(waves.picture, "waves", 280, ("wave",), ("dim_waves", "fct_relocation_plans", "fct_housing"), THIRD),
        Picture(blockers.picture, "blockers", 280, ("component",), ("fct_blockers", "fct_readiness"), THIRD),
        Picture(readiness.draw, "readiness", 230, ("component",), ("fct_readiness", "dim_waves"), THIRD),
    ),
    "shared_office": (
        Picture(partial(stack.picture, metric="workpoint_vacancy"), "towers", 182, ("floor",),
                ("dim_floors", "fct_floor_space"), span=WIDE),
        HOURS,
        Picture(waste.picture, "waste", 280, ("building",), ("dim_buildings",), rows=5),
    ),
    "cost_efficiency": (
        SAVING,
        Picture(norms.draw, "norms", 224, ("norm",)),
        Picture(partial(offices.picture, metric="operating_cost_per_asn"), "offices", 280, ("agency",), rows=5),
        Picture(applications.picture, "applications", 130, ("saving_state",), ("fct_application_savings",),
                margin=20),
    ),
    "digital_government": (
        PROFILE,
        Picture(exchange.matrix, "exchange-matrix", 384, span=TWO_THIRDS, told=20,
                note=N_("On screen also as a network; the matrix shows the same exchanges.")),
        Picture(interoperability.funnel, "interoperability", 152, ("state",)),
        Picture(doubles.duplicates, "duplicates", 190, rows=5, margin=20),
    ),
    "asn_performance": (
        RATINGS,
        Picture(ratings.rule, "rating-rule", 150, ("organisation_rating",)),
        Picture(competence.story, "competence-met", 160, ("competency_kind",)),
        Picture(competence.story, "competence-gap", 160, ("competency_kind",)),
    ),
    "programme_delivery": (
        Picture(money.diagram, "flows", 320, ("national_priority",), span=WIDE, is_coded=True),
        replace(WORKS, height=208, span=THIRD),
        Picture(works.story, "late-contracts", 208, ("construction_cluster",), span=THIRD, rows=4),
        Picture(agreement.line, "coordination", 190, ("office",), span=THIRD, margin=40),
    ),
}  # fmt: skip
VIEWS["overview"] = (
    replace(BURN_UP, height=150, span=HALF, told=5), SAVING, replace(RATINGS, height=110), replace(WORKS, height=130),
    replace(HOURS, height=180), replace(PROFILE, height=240, span=HALF),
)  # fmt: skip
