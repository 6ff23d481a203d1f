"""Indicators as a table, one line each, in words."""

import polars as pl

from components.cards import change, change_sentence, is_yearly, target_sentence
from components.formatting import period, quantity
from components.remembered import remembered
from components.withheld import reason_of, short
from components.wording import told


def listed(defined: list[dict], series: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Return one line an indicator: name, period, value, change and target, in words."""
    return pl.DataFrame([_line(one, series[one["metric"]]) for one in defined])


@remembered
def _line(definition: dict, series: pl.DataFrame) -> dict[str, str]:
    last, unit, yearly = series.row(-1, named=True), definition["unit"], is_yearly(series)
    moved = change(series, definition["direction"])
    return {
        "metric": told(definition, "label"),
        "period": period(last["period"], yearly),
        "value": short(hidden) if (hidden := reason_of(last)) else quantity(last["value"], unit),
        "change": change_sentence(moved, unit, yearly) if moved else "–",
        "target": target_sentence(last["value"], definition, unit) or "–",
    }
