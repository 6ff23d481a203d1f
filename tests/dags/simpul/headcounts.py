"""A small workshop that also counts people: a mart by agency, sex and site, and the metric over it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import duckdb
from simpul.disclosure import patterns
from simpul.disclosure.pattern import Pattern
from simpul.settings import Settings

from tests.dags.simpul.small_warehouse import small_warehouse

Counts = dict[tuple[str, str, str], int]
"""Agency, sex and site → people."""
COUNTS: Counts = {
    (agency, sex, site): 20 + 7 * a + 3 * s + 11 * p
    for a, agency in enumerate(("005", "025", "054"))
    for s, sex in enumerate("FM")
    for p, site in enumerate(("jakarta", "none", "nusantara"))
}
METRIC = """
insert into metrics.fct_metrics by name
select
    'headcount' as metric, coalesce(agency_code, 'all') as agency_code, period,
    case when grouping(sex) = 0 then 'sex' when grouping(site) = 0 then 'site' else 'all' end as dimension,
    coalesce(sex, site, 'all') as member, sum(people)::double as numerator, null::double as denominator,
    sum(people)::double as value
from marts.fct_headcounts
group by grouping sets ((period), (period, agency_code), (period, sex), (period, agency_code, sex),
    (period, site), (period, agency_code, site))"""


def counted(data: Path, **changes: int) -> Settings:
    """Make the workshop; ``changes`` are counts by ``agency_sex_site``."""
    settings = small_warehouse(data)
    counts = {**COUNTS, **{tuple(name[1:].split("_")): count for name, count in changes.items()}}
    rows = [(*key, count) for key, count in counts.items() if count]
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("create table marts.fct_headcounts (agency_code varchar, sex varchar, site varchar, "
                           "people bigint, period date, _delivery_id varchar, _row bigint)")  # fmt: skip
        connection.executemany(
            "insert into marts.fct_headcounts values (?, ?, ?, ?, '2025-06-01', ?, ?)",
            [(*row, "b" * 16, number) for number, row in enumerate(rows)],
        )
        meaning = ("Orang", "People", "people", "none", 0, None, "people", "BKN", "fct_headcounts", None)
        by = json.dumps({"sex": "sex", "site": "site"})
        connection.execute(
            f"insert into metrics.dim_metrics values ({', '.join('?' * 14)})",
            ["headcount", *meaning, "people", "cast(null as double)", by],
        )
        connection.execute(METRIC)
    return settings


def only_small(*given) -> list[Pattern]:
    """Return patterns that withhold the small groups and nothing that protects them: in place of the house's own."""
    return [
        replace(one, reasons={key: reason for key, reason in one.reasons.items() if reason == "small_group"})
        for one in patterns(*given)
    ]
