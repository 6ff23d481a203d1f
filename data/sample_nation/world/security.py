"""Security assessments of applications and incidents, as BSSN keeps them; all values are drawn: sample data.

The five domains of the index run from 0 to 5; which they are and that the index is their mean is our assumption.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.applications import applications

DOMAINS = ("governance", "identification", "protection", "detection", "response")
ASSESSED_SHARE, INCIDENTS_PER_YEAR, OPEN_SHARE = 0.4, 0.35, 0.06
KINDS = ("Phishing", "Web Defacement", "Kebocoran Data", "Ransomware", "DDoS", "Akses Ilegal", "Malware")
SEVERITIES = {"Rendah": 0.4, "Sedang": 0.35, "Tinggi": 0.2, "Kritis": 0.05}


@cache
def assessments(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per application assessed in a year: day, five scores, index, findings and how many are closed."""
    rng = nation.rng("assessments", year)
    apps = applications(nation).filter(pl.col("launch_year") <= year, pl.col("status") != "Pengembangan")
    apps = apps.filter(pl.Series(rng.random(apps.height) < ASSESSED_SHARE))
    height = apps.height
    skill = rng.normal(2.7 + 0.15 * (year - 2024), 0.6, height)
    scores = np.round(np.clip(skill[:, None] + rng.normal(0, 0.5, (height, len(DOMAINS))), 0, 5), 2)
    findings = rng.poisson(np.clip(12 - 2 * skill, 0.5, None))
    day = np.datetime64(f"{year}-02-01") + rng.integers(0, 300, height)
    found = apps.with_columns(**{name: pl.Series(scores[:, at]) for at, name in enumerate(DOMAINS)})
    found = found.with_columns(
        assessed_date=pl.Series(day.astype("datetime64[D]")),
        index=pl.Series(np.round(scores.mean(axis=1), 2)),
        findings=pl.Series(findings),
        closed=pl.Series(rng.binomial(findings, 0.65)),
    )
    return found.filter(pl.col("assessed_date") <= nation.last).sort("assessed_date", "number")


@cache
def incidents(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per incident of a year: kind, severity, when it was reported and closed; some stay open."""
    rng, apps = nation.rng("incidents", year), applications(nation).filter(pl.col("launch_year") <= year)
    struck = apps[np.sort(rng.integers(0, apps.height, rng.poisson(INCIDENTS_PER_YEAR * apps.height)))]
    height = struck.height
    opened = np.datetime64(f"{year}-01-01T00:00", "us") + rng.integers(0, 365 * 1440, height).astype("timedelta64[m]")
    lasted = np.rint(rng.lognormal(9, 1.6, height)).astype(np.int64).astype("timedelta64[m]")
    closed = pl.Series(opened + lasted)
    stays = pl.Series(rng.random(height) < OPEN_SHARE) | (closed.dt.date() > nation.last)
    found = struck.with_columns(
        opened_at=pl.Series(opened),
        kind_of_incident=pl.Series(np.array(KINDS)[rng.integers(0, len(KINDS), height)]),
        severity=pl.Series(rng.choice(list(SEVERITIES), height, p=list(SEVERITIES.values()))),
        is_named=pl.Series(rng.random(height) < 0.8),
    ).with_columns(closed_at=pl.when(~stays).then(closed))
    within = pl.col("opened_at").dt.date().is_between(nation.first.replace(month=1), nation.last)
    return found.filter(within).sort("opened_at", "number")
