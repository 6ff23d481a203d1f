"""Where a figure's numbers come from: who owns them, when they last came and come next, and how far they are worked."""

from collections.abc import Callable, Iterable
from datetime import date

import polars as pl
import warehouse
from editions import Edition, EditionUnreadable

from components import citation, formatting
from components.language import _, plural
from components.remembered import remembered
from components.wording import told

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
DEFINED = ("label", "description", "formula", "unit", "population", "owner")


def definition_of(edition: Edition, metric: str) -> dict[str, object]:
    """Return a metric's row of `dim_metrics`.

    Raises:
        EditionUnreadable: The edition has no such metric.
    """
    found = warehouse.row(edition, "metrics", metric=metric)
    if found is None:
        raise EditionUnreadable(
            f"Metric {metric}: not in edition {edition.edition_id}. Choose one from the dictionary."
        )
    return found


def definitions(edition: Edition, sources: Iterable[str]) -> list[dict[str, object]]:
    """Return the definitions of the metrics among a figure's sources; the others are tables, `agency.table`."""
    return [definition_of(edition, source) for source in sources if "." not in source]


def tables_of(edition: Edition, sources: Iterable[str]) -> pl.DataFrame:
    """Return the agencies' tables that a figure's sources read: agency, table_name."""
    return _tables(edition, tuple(sources))


@remembered
def _tables(edition: Edition, sources: tuple[str, ...]) -> pl.DataFrame:
    read = warehouse.read(edition, "lineage_columns").filter(pl.col("metric").is_in(sources))
    named = [tuple(source.split(".", 1)) for source in sources if "." in source]
    given = pl.DataFrame(named, schema={"agency": pl.String, "table_name": pl.String}, orient="row")
    return pl.concat([read.select("agency", "table_name"), given]).unique().sort("agency", "table_name")


def origin(edition: Edition, sources: Iterable[str]) -> str:
    """Say whose a figure's numbers are."""
    sources = tuple(sources)
    owners = {str(one["owner"]): None for one in definitions(edition, sources) if one["owner"]}
    known = owners or dict.fromkeys(_senders(edition, tables_of(edition, sources)))
    return _("Source: {source}").format(source="; ".join(known) or "–")


def sentence(edition: Edition, sources: Iterable[str]) -> str:
    """Write the line under a figure: source, unit, last and next update, how far it is worked, edition."""
    return _sentence(edition, tuple(sources))


@remembered
def _sentence(edition: Edition, sources: tuple[str, ...]) -> str:
    read = tables_of(edition, sources)
    known = definitions(edition, sources)
    units = {formatting.unit_name(str(one["unit"])): None for one in known}
    worked = plural("computed by Simpul from {n} delivered table", "computed by Simpul from {n} delivered tables",
                    read.height).format(n=read.height) if known else _("shown as delivered")  # fmt: skip
    parts = [
        origin(edition, sources),
        _("unit: {unit}").format(unit=", ".join(units)) if units else "",
        *updates(edition, read),
        worked,
        _("edition {edition}, published {day}").format(
            edition=edition.edition_id, day=formatting.day(edition.manifest["published_at"])),
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


def updates(edition: Edition, read: pl.DataFrame) -> list[str]:
    """Say when the tables behind a figure last came, and which delivery comes next by their cadence."""
    keep = {"on": ["agency", "table_name"], "how": "semi"}
    came = warehouse.read(edition, "deliveries").join(read, **keep)["delivery_id"].to_list()
    received = {one["delivery_id"]: one["received_at"] for one in edition.manifest.get("deliveries", ())}
    last = max((received[code] for code in came if code in received), default=None)
    said = [_("last update {day}").format(day=formatting.day(last))] if last else []
    due = warehouse.read(edition, "expected").join(read, **keep)
    newest = due.group_by("agency", "table_name").agg(pl.col("period").max(), pl.col("cadence").last())
    nexts = [_after(period, cadence) for period, cadence in newest.select("period", "cadence").iter_rows()]
    through = formatting.as_date(warehouse.facts(edition).get("data_through") or "9999-12")
    if nexts:
        late = min(nexts) <= through
        words = _("awaited: data of {period}") if late else _("next: data of {period}")
        said.append(words.format(period=formatting.period(min(nexts))))
    elif read.height:
        said.append(_("next: no schedule promised"))
    return said


def whole(edition: Edition, sources: Iterable[str]) -> Callable[[], pl.DataFrame] | None:
    """Return what reads every cell of a figure's metrics, of all agencies that may be seen; none where it has none."""
    metrics = [source for source in sources if "." not in source]

    def read() -> pl.DataFrame:
        cells = {metric: warehouse.cells(edition, metric) for metric in metrics}
        named = [found.select(pl.lit(metric).alias("metric"), pl.all()) for metric, found in cells.items()]
        return pl.concat(named, how="diagonal")

    return read if metrics else None


def companions(
    edition: Edition, sources: Iterable[str], title: str, filters: str
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Return the sheets that go with data: filters, definitions, sources and checks."""
    sources, keep = tuple(sources), {"on": ["agency", "table_name"], "how": "semi"}
    lines = [(str(one["metric"]), name, told(one, name)) for one in definitions(edition, sources) for name in DEFINED]
    defined = pl.DataFrame(lines, schema={"metric": pl.String, "column_name": pl.String, "value": pl.String},
                           orient="row")  # fmt: skip
    read = tables_of(edition, sources)
    kept = (warehouse.read(edition, name).join(read, **keep) for name in ("deliveries", "checks"))
    return citation.about(edition, title, filters), defined, *kept


def _senders(edition: Edition, read: pl.DataFrame) -> list[str]:
    contracts = warehouse.read(edition, "contracts").join(read, on=["agency", "table_name"], how="semi")
    return contracts["agency_name"].unique().sort().to_list()


def _after(period: str, cadence: str) -> date:
    start = formatting.as_date(period)
    month = start.year * 12 + start.month - 1 + MONTHS.get(cadence, 12)
    return date(month // 12, month % 12 + 1, 1)


def of_query(edition: Edition, sql: str) -> tuple[pl.DataFrame, ...]:
    """Return the sheets that go with an answer in SQL: the question, and what explains the indicators that it names."""
    known = warehouse.read(edition, "metrics")["metric"].to_list()
    return companions(edition, [name for name in known if name in sql], "SQL", sql)
