"""The numbers as commands: KPIs, the passport of one, and rows that contradict themselves."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, islice
from operator import itemgetter
from typing import Annotated, Any

import typer

from simpul.commands.editions import Json
from simpul.settings import Settings, settings

Period = Annotated[str | None, typer.Option(help="YYYY, YYYY-MM or YYYY-MM-DD")]
CELL = ("metric", "agency_code", "period", "dimension", "member", "numerator", "denominator", "value")
CHANGE = ("edition_id", "metric", "cause", "cells", "periods", "largest", "files")
FINDING = ("agency_code", "work_unit_code", "period", "delivery_id", "row_number", "stated", "recomputed", "difference")


def kpi(
    metric: Annotated[str | None, typer.Argument(help="a metric's name; all metrics if left out")] = None,
    agency: Annotated[str | None, typer.Option(help="agency code, or all for the totals")] = None,
    period: Period = None,
    known_on: Annotated[str | None, typer.Option("--as-known-on", help="edition id, or a day: YYYY-MM-DD")] = None,
    as_json: Json = False,
) -> None:
    """Print KPI values of the current edition, or as they were known at an earlier one.

    Without --period the table shows the latest period of each metric; the JSON always holds all that match.
    JSON: a list of {metric, agency_code, period, dimension, member, numerator, denominator, value, withheld}.

    Example: simpul kpi budget_execution_index --agency 025 --period 2024-03 --as-known-on 2024-05-31
    """
    from simpul.commands.screen import show
    from simpul.numbers import as_known
    from simpul.numbers import kpi as numbers

    asked = (metric, agency, numbers.day(period))
    found = as_known.cells(settings(), known_on, *asked) if known_on else numbers.cells(settings(), *asked)
    show("KPIs", found if as_json else numbers.told(found if period else latest(found)), CELL, as_json)


def changes(
    since: Annotated[str | None, typer.Option(help="edition id, or a day; the edition before if left out")] = None,
    as_json: Json = False,
) -> None:
    """Say what changed since an earlier edition, and why.

    The cause is one of correction, late_delivery, definition, decision, withheld, released, withdrawn, new_period,
    new_metric, recomputed.

    JSON: a list of {edition_id, metric, agency_code, period, dimension, member, value_before, value, withheld_before,
    withheld, cause, deliveries: [{delivery_id, agency, table_name, period, file}], decisions: [{sequence, kind,
    concept, subject, object}]}, cell by cell; of a decision about people the ids stay in the house.

    Example: simpul changes --since 000003-9b1c2d3e4f50
    """
    from simpul.commands.screen import show
    from simpul.numbers import as_known

    found = as_known.changes(settings(), since)
    show("Changes", found if as_json else as_known.summed(found), CHANGE, as_json)


def latest(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep the cells of each metric's latest period."""
    last: dict[str, str] = {}
    for cell in cells:
        last[cell["metric"]] = max(cell["period"], last.get(cell["metric"], ""))
    return [cell for cell in cells if cell["period"] == last[cell["metric"]]]


def show_latest(settings: Settings) -> None:
    """Print each metric's latest period: its totals and a few agencies."""
    from simpul.commands.screen import show_table
    from simpul.numbers import kpi as numbers

    cells = [cell for cell in latest(numbers.cells(settings)) if "all" in (cell["agency_code"], cell["dimension"])]
    splits = Counter((cell["metric"], cell["dimension"]) for cell in cells)
    cells = [cell for cell in cells if cell["dimension"] == "all" or splits[cell["metric"], cell["dimension"]] > 1]
    cells.sort(key=lambda cell: (cell["metric"], cell["agency_code"] != "all", cell["agency_code"]))
    shown = [cell for _, group in groupby(cells, key=itemgetter("metric")) for cell in islice(group, 8)]
    show_table("KPIs, latest period", numbers.told(shown), [*CELL[:5], "value"])


def passport(  # noqa: PLR0913, PLR0917 - a cell has five coordinates
    metric: Annotated[str, typer.Argument(help="a metric's name")],
    agency: Annotated[str, typer.Option(help="agency code, or all")] = "all",
    period: Annotated[
        str | None, typer.Option(help="YYYY, YYYY-MM or YYYY-MM-DD; the last there is if left out")
    ] = None,
    dimension: Annotated[str, typer.Option(help="by what it is split")] = "all",
    member: Annotated[str, typer.Option(help="which part of the split")] = "all",
    as_json: Json = False,
) -> None:
    """Open a number, down to its rows.

    JSON: {metric, agency_code, period, dimension, member, numerator, denominator, value, withheld, edition,
    definition, trust, usual, anomaly, sql, lineage, deliveries, checks, quarantined, late, rows, sums,
    reconciles, stops}.

    Example: simpul passport budget_execution_index --agency 025 --period 2024-03
    """
    from simpul.commands.passport import show_passport
    from simpul.commands.screen import show_json
    from simpul.numbers import passport as opened

    found = opened.passport(settings(), metric, agency, period, dimension, member)
    if as_json:
        show_json(found)
    else:
        show_passport(found)


def findings(as_json: Json = False) -> None:
    """List rows that contradict themselves.

    Their stated score does not follow from their own indicators.

    JSON: a list of {finding_id, metric, agency_code, work_unit_code, period, delivery_id, row_number, stated,
    recomputed, difference, explanation_id, explanation_en}.

    Example: simpul findings --json
    """
    from simpul.commands.screen import show
    from simpul.numbers import kpi as numbers

    show("Findings", numbers.findings(settings(), in_words=not as_json), FINDING, as_json)
