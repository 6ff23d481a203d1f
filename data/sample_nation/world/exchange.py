"""Calls over the service bus (SPLP): who asks whose service, how often, how well it answers.

An event is an hour's calls of one application to one service, as the bus logs them. Some declared services are never
called, some are ill. Two events a month for each civil servant: drawn, sample data.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation, end_of_month
from sample_nation.world.applications import applications
from sample_nation.world.architecture import services

EVENTS_PER_PERSON = 2
ILL_SHARE = 0.06
SPARE = 1.25
"""Cells drawn for each event wanted: some are drawn twice."""
HOURS = np.array([1, 1, 1, 1, 1, 1, 2, 4, 9, 10, 10, 9, 7, 8, 9, 9, 8, 5, 3, 2, 2, 2, 1, 1]) / 107
"""How calls fall over the hours of a day in Jakarta."""
WEEKDAYS = np.array([1.2, 1.2, 1.2, 1.2, 1.1, 0.6, 0.5])
JAKARTA = 7
"""Hours that Jakarta is ahead of UTC, in which the bus logs."""


@cache
def pairs(nation: Nation) -> pl.DataFrame:
    """Return one row per service and consuming application: weight, calls an hour, share of failures, latency, size."""
    rng = nation.rng("exchange")
    called = services(nation).filter(pl.col("is_called")).select(
        "service_id", "bus_number", provider_id="agency_id", provider_app="number"
    )  # fmt: skip
    asking = applications(nation).filter(pl.col("status") == "Operasional").select(
        consumer_id="agency_id", consumer_app="number"
    )  # fmt: skip
    called = called.with_columns(*_health(rng, called.height))
    found = called[np.repeat(np.arange(called.height), rng.geometric(0.3, called.height))]
    found = pl.concat([found, asking[rng.integers(0, asking.height, found.height)]], how="horizontal")
    found = found.filter(pl.col("provider_id") != pl.col("consumer_id")).unique(
        ["service_id", "consumer_app"], keep="first", maintain_order=True
    )
    draws = {"weight": rng.lognormal(0, 1, found.height), "rate": rng.lognormal(4, 1.2, found.height)}
    return found.with_columns(**{name: pl.Series(values) for name, values in draws.items()})


def calls(nation: Nation, period: date) -> pl.DataFrame:
    """Return one month's events in the order of time: the place of their pair in ``pairs``, and what was logged.

    Columns are pair, called_at, calls, failures, latency_ms and bytes. Drawn day by day, so that memory holds little
    beside the result.
    """
    days = [period + timedelta(days=day) for day in range(end_of_month(period).day)]
    share = np.array([WEEKDAYS[day.weekday()] for day in days])
    number = np.diff(np.rint(np.cumsum(share) / share.sum() * EVENTS_PER_PERSON * nation.people), prepend=0).astype(int)
    rng = nation.rng("calls", period.year, period.month)
    known = {name: pairs(nation)[name].to_numpy() for name in ("weight", "rate", "ill", "latency", "size")}
    return pl.concat([_day(known, day, wanted, rng) for day, wanted in zip(days, number, strict=True)], rechunk=False)


def _day(known: dict[str, np.ndarray], day: date, wanted: int, rng: np.random.Generator) -> pl.DataFrame:
    hour, pair = _cells(known["weight"], wanted, rng)
    number = rng.poisson(known["rate"][pair]) + 1
    failures = rng.binomial(number, known["ill"][pair])
    start = np.datetime64(day, "us")
    return pl.DataFrame(
        {
            "pair": pair,
            "called_at": start + hour.astype("timedelta64[h]"),
            "calls": number,
            "failures": failures,
            "latency_ms": np.rint(known["latency"][pair] * rng.lognormal(0, 0.25, len(pair))).astype(np.int64),
            "bytes": (number - failures) * np.rint(known["size"][pair]).astype(np.int64),
        }
    )


def _cells(weight: np.ndarray, wanted: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw hours of a day and pairs by their weights, none twice; fewer where there are not as many."""
    drawn = min(round(wanted * SPARE), 4 * len(weight) * len(HOURS))
    cells = np.sort(_drawn(np.roll(HOURS, -JAKARTA), drawn, rng) * len(weight) + _drawn(weight, drawn, rng))
    cells = cells[np.diff(cells, prepend=-1) != 0]  # ten times as fast as numpy's unique
    if len(cells) > wanted:
        cells = np.sort(rng.choice(cells, wanted, replace=False, shuffle=False))
    return cells // len(weight), cells % len(weight)


def _drawn(weight: np.ndarray, number: int, rng: np.random.Generator) -> np.ndarray:
    edges = np.cumsum(weight)
    return np.searchsorted(edges, rng.random(number) * edges[-1]).astype(np.int64)


def _health(rng: np.random.Generator, height: int) -> list[pl.Series]:
    """Draw how a service answers: most fail in a few of a thousand calls, the ill ones in a tenth to a half."""
    is_ill = rng.random(height) < ILL_SHARE
    failing = np.where(is_ill, rng.uniform(0.1, 0.5, height), rng.beta(1, 200, height))
    latency = np.where(is_ill, 6, 1) * rng.lognormal(5, 0.6, height)
    return [pl.Series("ill", failing), pl.Series("latency", latency), pl.Series("size", rng.lognormal(8, 1, height))]
