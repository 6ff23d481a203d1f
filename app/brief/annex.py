"""The second page: what the numbers mean, what they cover, which checks failed, and how to tell that it is genuine."""

import shlex
from urllib.parse import urlencode

import polars as pl
import warehouse
from components import names
from components.filters import Selection
from components.formatting import number
from components.language import _, chosen
from components.wording import promised, told
from editions import Edition

from brief.numbers import Number

MOST_CHECKS, LETTERS = 5, 122


def words() -> dict[str, str]:
    """Return the headings of both pages."""
    return {
        "brief": _("Brief · two pages from Simpul"),
        "findings": _("Findings"),
        "numbers": _("Indicators"),
        "decisions": _("Needs a decision"),
        "pictures": _("In pictures"),
        "opens": _("Codes of its numbers:"),
        "asked": _("What is furthest from its target, or worsens most. Decide what is done, by whom and until when."),
        "behind": _("The numbers behind"),
        "open": _(
            "Every number carries a code. Type it under Analyst → Open a code to see its definition, rows and checks."
        ),
        "begins": _("Each code is what stands in front in bold, then the five letters after the number."),
        "definitions": _("Definitions"),
        "coverage": _("Coverage"),
        "checks": _("Failing checks"),
        "proof": _("Is this paper genuine?"),
        "edition": _("Edition"),
        "verification": _("verification"),
        "page": _("page {n} of 2"),
    }


def headings() -> list[str]:
    """Return the headings of the table of numbers."""
    return [_("Code"), _("Indicator"), _("Period"), _("Numerator"), _("Denominator"), _("Value")]


def short_headings() -> list[str]:
    """Return the headings of the figure's points."""
    return [_("Code"), _("Period"), _("Value")]


def part_headings() -> list[str]:
    """Return the headings of the rows that a picture tells of."""
    return [_("Code"), _("Name"), _("Value")]


def banners(edition: Edition) -> list[str]:
    """Return what must be read first: that the figures are samples."""
    if warehouse.facts(edition).get("is_sample") != "true":
        return []
    return [_("Sample data: these figures come from the samples, not from official deliveries.")]


def definitions(shown: list[Number]) -> list[tuple[str, str]]:
    """Return each indicator's meaning, in one line."""
    defined = {one.definition["metric"]: one.definition for one in shown}
    labels = {name: told(one, "label") for name, one in defined.items()}
    return [(labels[name], _cut(told(one, "description"), labels[name])) for name, one in defined.items()]


def _cut(text: str, label: str) -> str:
    most = LETTERS - len(label)
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def coverage(edition: Edition) -> list[str]:
    """Return how many agencies delivered and what became of their rows."""
    health = {name: number(count, 0) for name, count in warehouse.health(edition).items()}
    delivered = _("{agencies_delivered} of {agencies_expected} agencies have delivered.")
    kept = _("Of {rows_landed} rows, {rows_loaded} were loaded and {rows_quarantined} held back.")
    return [f"{delivered} {kept}".format(**health)]


def checks(edition: Edition, shown: list[Number]) -> list[str]:
    """Return the checks that failed on the tables that the numbers are made of, the widest failures first."""
    metrics = sorted({one.definition["metric"] for one in shown})
    read = warehouse.read(edition, "lineage_columns").filter(pl.col("metric").is_in(metrics))
    tables = read.select("agency", "table_name").unique()
    failed = warehouse.read(edition, "checks").filter(~pl.col("passed"))
    failed = failed.join(tables, on=["agency", "table_name"], how="semi")
    place = ["agency", "table_name", "check_id"]
    summed = failed.group_by(place).agg(pl.col("rows_failed", "rows_checked").sum())
    ranked = summed.sort("rows_failed", *place, descending=[True, False, False, False])
    labels = names.fields(edition)
    lines = [_check(row, labels) for row in ranked.head(MOST_CHECKS).iter_rows(named=True)]
    if (more := ranked.height - MOST_CHECKS) > 0:
        lines.append(_("{n} more under Data quality.").format(n=number(more, 0)))
    return lines or [_("None: every check on the tables behind these numbers held.")]


def _check(row: dict, labels: dict[str, str]) -> str:
    return _("{table}: {promise} – {failed} of {checked} rows do not").format(
        table=f"{row['agency']}.{row['table_name']}", promise=promised(row["check_id"], labels),
        failed=number(row["rows_failed"], 0), checked=number(row["rows_checked"], 0))  # fmt: skip


def proof(edition: Edition, view: str, selection: Selection, checksum: str) -> list[str]:
    """Return the frozen link, the checksum of the numbers, and what the verification code is for."""
    when = selection.period.isoformat()[:7] if selection.period else None
    filters = {"unit": selection.unit, "wave": selection.wave, "building": selection.building, "period": when}
    narrowed = {name: value for name, value in filters.items() if value}
    asked = {"agency": selection.agency, "edition": edition.edition_id, "lang": chosen()} | narrowed
    link = f"/{view if view != 'overview' else ''}?{urlencode(asked)}"
    again = f"simpul brief {view} --edition {edition.edition_id} --lang {chosen()} --agency {selection.agency}"
    again += "".join(f" --{name} {shlex.quote(value)}" for name, value in narrowed.items())
    return [
        _("Typed under Analyst → Open a code, the verification code at the foot says whether this edition is genuine."),
        _("Permanent link, after the app's address: {link}").format(link=link),
        _("Checksum of the numbers above: {checksum}. {command} makes the same paper, byte for byte.").format(
            checksum=checksum, command=again),
    ]  # fmt: skip
