"""What surrounds the numbers, as commands: how far each can be trusted, and which stand out of their own history."""

from __future__ import annotations

from typing import Annotated

import typer

from simpul.commands.editions import Json
from simpul.settings import settings

TRUST = ("metric", "agency_code", "score", "word", "completeness", "freshness", "checks", "linkage", "reasons_en")
OF_PERIOD = tuple("period" if name == "agency_code" else name for name in TRUST)
ANOMALY = (
    *("metric", "agency_code", "period", "value", "low", "high", "score", "driver_agency", "driver_unit"),
    *("driver_delivery", "reasons_en"),
)
Metric = Annotated[str | None, typer.Argument(help="a metric's name; all metrics if left out")]


def trust(
    metric: Metric = None,
    agency: Annotated[str, typer.Option(help="agency code, or all for the whole")] = "all",
    period: Annotated[str | None, typer.Option(help="of the cells of a period, such as 2025-06, as a whole")] = None,
    as_json: Json = False,
) -> None:
    """Say how far numbers can be trusted, and why.

    A score from 0 to 100 of four parts in percent: completeness, freshness, checks, linkage; weights and floor stand in
    expectations/trust.yml. The JSON holds every agency unless one is named. Of a period: what lacks touches the months
    that it is about, and those whose rows reach around it.

    JSON: a list of {metric, agency_code, score, word, completeness, freshness, checks, linkage, reasons, reasons_id,
    reasons_en}; with --period, period (ISO date) instead of agency_code.

    Example: simpul trust budget_execution_index
    """
    from simpul.commands.screen import show
    from simpul.numbers import kpi as numbers

    if period is not None:
        if agency != "all":
            raise typer.BadParameter("a period is told of the whole: leave out --agency")
        show(
            f"Trust in {period}, the least trusted first",
            numbers.trust_in(settings(), period, metric),
            OF_PERIOD,
            as_json,
        )
        return
    asked = None if as_json and agency == "all" else agency
    show("Trust, the least trusted first", numbers.trust(settings(), metric, asked), TRUST, as_json)


def anomalies(metric: Metric = None, as_json: Json = False) -> None:
    """List values that stand out of their own history, with the likely driver.

    A flag changes no number. What is usual, and what history it needs, stands in expectations/anomalies.yml.

    JSON: a list of {metric, agency_code, period, dimension, member, value, expected, low, high, score, driver_agency,
    driver_unit, driver_delivery, reasons, reasons_id, reasons_en}.

    Example: simpul anomalies --json
    """
    from simpul.commands.screen import show
    from simpul.numbers import kpi as numbers

    show("Out of their own history", numbers.anomalies(settings(), metric, in_words=not as_json), ANOMALY, as_json)
