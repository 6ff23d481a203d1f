"""The ledgers of a delivery in words: how its columns changed, which rows were held back, and which checks ran."""

import polars as pl
import warehouse
from editions import Edition

from components import frame, tables
from components.language import _
from components.promises import said
from components.remembered import remembered
from components.wording import broken, promised, word, worded
from components.words import ANSWERS, CHANGES, STATES


@remembered
def of(edition: Edition, name: str, sender: str) -> pl.DataFrame:
    """Return the lines of a ledger that are of a sender's deliveries, `all` for every line, or of no agency's."""
    found = warehouse.read(edition, name)
    if sender == "all":
        return found
    return found.filter((pl.col("agency") == sender) | (pl.col("agency").is_null() & (name == "checks")))


def states(deliveries: pl.DataFrame) -> None:
    """List deliveries with their states and counts of rows."""
    tables.show(
        _states(deliveries),
        _("Deliveries and their states"),
        frame.nothing(_("Nothing has been delivered by this agency yet.")),
    )


@remembered
def _states(deliveries: pl.DataFrame) -> pl.DataFrame:
    said = deliveries.with_columns(state=worded(deliveries["state"], lambda code: word(STATES, code)))
    columns = ["agency", "table_name", "period", "file", "state", "rows_landed", "rows_loaded", "rows_quarantined"]
    return said.select(columns)


def drift(found: pl.DataFrame) -> None:
    """List the columns that came, went or changed their names, the contract's answer, and in how many deliveries."""
    tables.show(
        _answers(found),
        _("Drift"),
        frame.nothing(_("None: every delivery has the columns of its contract.")),
    )


@remembered
def _answers(found: pl.DataFrame) -> pl.DataFrame:
    same = ["agency", "table_name", "answer", "change", "old", "new"]
    once = found.group_by(same, maintain_order=True).agg(deliveries=pl.col("delivery_id").n_unique())
    return once.with_columns(
        answer=worded(once["answer"], lambda code: word(ANSWERS, code)),
        change=worded(once["change"], lambda code: word(CHANGES, code)),
    )


def quarantine(held: pl.DataFrame, labels: dict[str, str]) -> None:
    """List the rows that were held back, each with the rule that it broke."""
    tables.show(
        _reasons(held, labels),
        _("Quarantined rows"),
        frame.nothing(_("None: no row was held back.")),
    )


@remembered
def _reasons(held: pl.DataFrame, labels: dict[str, str]) -> pl.DataFrame:
    reasons = held.with_columns(rule=worded(held["rule"], lambda code: broken(code, labels)))
    return reasons.select("agency", "table_name", "row_number", "rule", "value", "delivery_id")


def checks(found: pl.DataFrame, labels: dict[str, str]) -> None:
    """List the checks, failures first, each with the reason that the contract gives for it."""
    tables.show(_rules(found, labels), _("Checks and their results"), _("No checks are on record."))


@remembered
def _rules(found: pl.DataFrame, labels: dict[str, str]) -> pl.DataFrame:
    rules = found.with_columns(
        rule=worded(found["check_id"], lambda code: promised(code, labels)), because=worded(found["because"], said)
    )
    return rules.select("agency", "table_name", "rule", "passed", "rows_checked", "rows_failed", "because")
