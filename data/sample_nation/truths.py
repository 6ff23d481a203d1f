"""The whole truth of a country, for tests and benchmarks: every topic's frame as the world made it, before any dialect.

It is written when it is asked for (``--truth``), beside what each dialect tells of who is who.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import polars as pl

from sample_nation import organisations
from sample_nation.nation import Nation
from sample_nation.world import (
    applications,
    architecture,
    bookings,
    competencies,
    construction,
    exchange,
    execution,
    hosting,
    housing,
    maturity,
    money,
    occupancy,
    performance,
    plan_versions,
    premises,
    procurement,
    programmes,
    relocation,
    requests,
    satkers,
    security,
    space,
    trainings,
    utilities,
    waves,
)  # fmt: skip

Frames = dict[str, Callable[[Nation], pl.DataFrame]]

WHOLE: Frames = {
    "agencies": organisations.agencies,
    "units": organisations.units,
    "satkers": satkers.satkers,
    "buildings": premises.buildings,
    "floors": premises.floors,
    "workpoints": space.workpoints,
    "seats": space.seats,
    "homes": housing.housing,
    "utilities": utilities.utilities,
    "requests": requests.requests,
    "moves": relocation.movers,
    "plans": plan_versions.plans,
    "plan_figures": plan_versions.figures,
    "wave_lists": waves.listed,
    "construction": construction.construction,
    "section_spending": money.section_spending,
    "hosting": hosting.months,
    "processes": architecture.processes,
    "register_services": architecture.services,
    "data_sets": architecture.data_sets,
    "register_applications": applications.applications,
    "exchange_pairs_known": exchange.pairs,
}
"""Name → frame of the whole country."""
YEARLY: dict[str, Callable[[Nation, int], pl.DataFrame]] = {
    "warrants": money.warrants,
    "outputs": programmes.outputs,
    "programmes": programmes.programmes,
    "packages": procurement.packages,
    "tenders": procurement.tenders,
    "purchases": procurement.purchases,
    "maturity": maturity.scores,
    "assessments": security.assessments,
    "incidents": security.incidents,
    "competencies": competencies.assessments,
    "trainings": trainings.attended,
}
"""Name → frame of a year; the year stands beside each row."""
MONTHLY: dict[str, Callable[[Nation, date], pl.DataFrame]] = {
    "realization": money.realization,
    "execution_scores": execution.scores,
    "satker_agencies": satkers.homes,
    "calls": exchange.calls,
    "events": occupancy.occupancy,
    "bookings": bookings.desk_bookings,
}
"""Name → frame of a month; the month stands beside each row."""


def write(nation: Nation) -> None:
    """Write ``truth/world_<name>.parquet`` for every topic; years and months stand in column ``of``, a date."""
    for name, whole in WHOLE.items():
        _keep(nation, name, [whole(nation)])
    for name, yearly in YEARLY.items():
        _keep(nation, name, [_of(yearly(nation, year), date(year, 1, 1)) for year in nation.years])
    for name, monthly in MONTHLY.items():
        _keep(nation, name, [_of(monthly(nation, period), period) for period in nation.periods])
    _keep(nation, "ratings", [_of(performance.ratings(nation, half), half) for half in performance.halves(nation)])


def _of(frame: pl.DataFrame, day: date) -> pl.DataFrame:
    return frame.with_columns(of=pl.lit(day))


def _keep(nation: Nation, name: str, frames: list[pl.DataFrame]) -> None:
    if frames:
        folder = nation.out / "truth"
        folder.mkdir(parents=True, exist_ok=True)
        pl.concat(frames, how="diagonal_relaxed").write_parquet(folder / f"world_{name}.parquet")
