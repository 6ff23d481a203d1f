"""The overview's first sentence: how far the move has come and what it saves, made from the edition by rules."""

import polars as pl
import warehouse
from editions import Edition

from components import figures, sentences
from components.formatting import number, percentage, period, quantity
from components.language import _
from components.remembered import remembered

MOVE, SAVING, INDEX = "plan_attainment", "shared_office_saving", "budget_execution_index"


@remembered
def lead(edition: Edition) -> str:
    """Say how many of the arrivals due have happened and what sharing offices saves; else what the edition can tell."""
    said = [one for one in (_move(edition), _saving(edition)) if one]
    if not said and (last := _last(edition, INDEX)):
        said = [sentences.index_sentence(edition, INDEX, figures.definition_of(edition, last["metric"]))]
    return " ".join(said) or _("Nothing about the move has been delivered yet.")


def _move(edition: Edition) -> str:
    last = _last(edition, MOVE)
    if not last:
        return ""
    return _("{arrived} of {due} civil servants due by {period} have arrived ({share}).").format(
        arrived=number(last["numerator"], 0), due=number(last["denominator"], 0), period=period(last["period"]),
        share=percentage(last["value"]))  # fmt: skip


def _saving(edition: Edition) -> str:
    last = _last(edition, SAVING)
    if not last:
        return ""
    words = (
        _("Shared offices saved {amount} in the twelve months to {period}.")
        if last["value"] >= 0
        else _("Shared offices cost {amount} more than own ones in the twelve months to {period}.")
    )
    return words.format(amount=quantity(abs(last["value"]), "IDR"), period=period(last["period"]))


def _last(edition: Edition, metric: str) -> dict | None:
    told = warehouse.headlines(edition).filter(pl.col("metric") == metric, pl.col("value").is_not_null())
    return told.row(-1, named=True) if told.height else None
