"""The ledgers of a delivery in words: how its columns changed, which rows were held back, and which checks ran."""

import polars as pl

from components import frame, tables
from components.language import _
from components.promises import said
from components.wording import broken, promised, word, worded
from components.words import ANSWERS, CHANGES


def drift(found: pl.DataFrame) -> None:
    """List the columns that came, went or changed their names, the contract's answer, and in how many deliveries."""
    same = ["agency", "table_name", "answer", "change", "old", "new"]
    once = found.group_by(same, maintain_order=True).agg(deliveries=pl.col("delivery_id").n_unique())
    answers = once.with_columns(
        answer=worded(once["answer"], lambda code: word(ANSWERS, code)),
        change=worded(once["change"], lambda code: word(CHANGES, code)),
    )
    tables.show(
        answers,
        _("Drift"),
        frame.nothing(_("None: every delivery has the columns of its contract.")),
    )


def quarantine(held: pl.DataFrame, labels: dict[str, str]) -> None:
    """List the rows that were held back, each with the rule that it broke."""
    reasons = held.with_columns(rule=worded(held["rule"], lambda code: broken(code, labels)))
    tables.show(
        reasons.select("agency", "table_name", "row_number", "rule", "value", "delivery_id"),
        _("Quarantined rows"),
        frame.nothing(_("None: no row was held back.")),
    )


def checks(found: pl.DataFrame, labels: dict[str, str]) -> None:
    """List the checks, failures first, each with the reason that the contract gives for it."""
    rules = found.with_columns(
        rule=worded(found["check_id"], lambda code: promised(code, labels)), because=worded(found["because"], said)
    )
    tables.show(
        rules.select("agency", "table_name", "rule", "passed", "rows_checked", "rows_failed", "because"),
        _("Checks and their results"),
        _("No checks are on record."),
    )
