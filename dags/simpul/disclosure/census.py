"""Reading what is counted: a protected mart and the metrics over it, as a layout, and what an edition shows of it."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import numpy as np

from simpul.disclosure.layout import Layout, assembled
from simpul.disclosure.policy import Protected
from simpul.errors import EditionRefused
from simpul.publishing.opening import Cuts, cuts_by_fact, expression, kept_rows

METRIC_KEY = "list_value(metric, agency_code, period::varchar, dimension, member)::varchar"
CELLS = f"""
create or replace temp table census_cells as
select row_number() over (order by key) - 1 as cell, * from (
    select {METRIC_KEY} as key, metric, agency_code as agency, period as period_date, dimension, member, numerator,
        denominator
    from workshop.metrics.fct_metrics where list_contains($cuts, metric || '.' || dimension))
"""
DEFINED = """
select metric, rows_from, dimensions, rows_where, rows_numerator, rows_denominator from workshop.metrics.dim_metrics
where (rows_from = $table or contains(dimensions, $table || '.')) and not list_contains($left_out, metric)
order by metric
"""
ENTRIES = """
select cell, place, ({numerator})::double as numerator, ({denominator})::double as denominator
from (from census_cells where metric = $metric) as cells
inner join (select * replace (1 as "{count}") {also} from census_rows) as fact
    on (agency = 'all' or fact.agency_code = agency) and fact.period = period_date and ({where}) and {kept}
order by all
"""
TOLERANCE = 1e-6


@dataclass(frozen=True)
class Census:
    """A layout, and where the keys of its rows and of its metric cells stand in it."""

    table: str
    layout: Layout
    row_of: dict[str, int]
    cell_of: dict[str, int]


def row_key(columns: list[str]) -> str:
    """Return the SQL of a row's key: what it is about, in the order of the columns."""
    texts = ", ".join(f'"{name}"::varchar' for name in columns)
    return f"list_value({texts})::varchar"


def key_columns(connection: duckdb.DuckDBPyConnection, where: str, table: str, protected: Protected) -> list[str]:
    """Return what a row is about: all columns but the measures, the reason for withholding, and where it came from."""
    described = [str(name) for name, *_ in connection.execute(f'describe {where}."{table}"').fetchall()]
    left_out = {*protected.measures, "withheld"}
    kept = {"_delivery_id"} if protected.by_delivery else set()
    return sorted(name for name in described if name in kept or (name not in left_out and not name.startswith("_")))


def take(
    connection: duckdb.DuckDBPyConnection, table: str, protected: Protected, before: list[str], left_out: list[str]
) -> Census:
    """Read a mart from the attached workshop, with the rows that only the editions ``before`` have, as rows of nobody.

    Raises:
        EditionRefused: two rows are about the same group, or a metric's numbers are no sums of the counts.
    """
    columns = key_columns(connection, "workshop.marts", table, protected)
    named = ", ".join(f'"{name}"' for name in columns)
    sources = [f'select {named}, "{protected.count}" from workshop.marts."{table}"']
    sources += [f'select {named}, 0 from {past}."{table}"' for past in before]
    connection.execute(f"""
        create or replace temp table census_rows as
        select row_number() over (order by key) - 1 as place, * from (
            select {row_key(columns)} as key, {named}, sum("{protected.count}") as "{protected.count}"
            from ({" union all ".join(sources)}) group by all)""")
    rows = connection.execute(f'select key, "{protected.count}"::double from census_rows order by place').fetchall()
    doubled = f'select 1 from workshop.marts."{table}" group by {row_key(columns)} having count(*) > 1 limit 1'
    if connection.execute(doubled).fetchall():
        todo = "make the mart's grain the columns that do not begin with an underscore"
        raise EditionRefused(f"two rows of {table} are about one group", where="disclosure.yml", todo=todo)
    return _assembled(connection, table, protected, rows, left_out)


def _assembled(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    protected: Protected,
    rows: list[tuple[str, float]],
    left_out: list[str],
) -> Census:
    defined = connection.execute(DEFINED, {"table": table, "left_out": left_out}).fetchall()
    told = {metric: cuts_by_fact(fact, dimensions)[table] for metric, fact, dimensions, *_ in defined}
    own = [f"{metric}.all" for metric, fact, *_ in defined if fact == table]
    own += [f"{metric}.{name}" for metric, cuts in told.items() for name in cuts]
    connection.execute(CELLS, {"cuts": own})
    cells = connection.execute("select key, numerator, denominator from census_cells order by cell").fetchnumpy()
    keys, size, counts = cells["key"].tolist(), len(rows), np.array([count for _, count in rows], dtype=float)
    stated = [np.ma.filled(cells[name].astype(float), np.nan) for name in ("numerator", "denominator")]
    entries, of = [np.empty((0, 3))], [np.empty(0, dtype=np.int64)]
    for metric, _, _, *meta in defined:
        asked = connection.execute(_entries(protected, told[metric], *meta), {"metric": metric})
        more, cell_of = _quantities(metric, asked.fetchnumpy(), stated, counts)
        more[:, 0] += sum(one.size for one in of)
        entries.append(more)
        of.append(cell_of)
    layout = assembled([key for key, _ in rows], counts, keys, np.concatenate(entries), np.concatenate(of))
    placed = {key: place + size for place, key in enumerate(keys)}
    return Census(table, layout, {key: place for place, (key, _) in enumerate(rows)}, placed)


def _entries(protected: Protected, cuts: Cuts, where: str | None, top: str, below: str) -> str:
    return ENTRIES.format(
        numerator=expression(top),
        denominator=expression(below),
        count=protected.count,
        also="".join(f', null::double as "{name}"' for name in protected.also),
        where=expression(where or "true"),
        kept=kept_rows(cuts),
    )


def _quantities(
    metric: str, found: dict[str, np.ndarray], stated: list[np.ndarray], counts: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the quantities of a metric's cells that are sums of counts: numerator, denominator and what is left.

    Shapes: (entries, 3), each a quantity, a row and its weight; (quantities,), the cell of each.
    """
    cells, begins, in_cell = np.unique(found["cell"], return_index=True, return_inverse=True)
    top, below = (np.ma.filled(found[name].astype(float), 0.0) for name in ("numerator", "denominator"))
    if not cells.size:
        return np.empty((0, 3)), cells.astype(np.int64)
    said = np.array([each[cells] for each in stated])
    summed = np.array([np.add.reduceat(counts[found["place"]] * weight, begins) for weight in (top, below)])
    counted = np.abs(summed - said) <= TOLERANCE * np.maximum(1.0, said)  # what is not stated is no number: never true
    if not counted.any(axis=0).all():
        todo = "count the rows' people in rows.numerator, or take the table out of disclosure.yml"
        raise EditionRefused("a cell is no sum of the counts it is made of", where=f"metric {metric}", todo=todo)
    kept = np.vstack([counted, counted.all(axis=0)]).T
    number = np.cumsum(kept).reshape(kept.shape) - 1
    entries = [
        np.column_stack([number[in_cell, kind], found["place"], weight])[kept[in_cell, kind] & (weight != 0)]
        for kind, weight in enumerate((top, below, below - top))
    ]
    return np.concatenate(entries), np.repeat(cells, kept.sum(axis=1))
