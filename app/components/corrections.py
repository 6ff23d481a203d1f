"""What an agency has to put right, from the ledgers: rows by place and rule, deliveries that wait, and what is due.

Rows are named by file, sheet, line and column; what stands in them is never told, so a paper about them holds nobody.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl
import warehouse
from editions import Edition

from components import names
from components.formatting import as_date
from components.promises import said
from components.wording import broken, worded

WAITING = ("needs_decision", "refused", "failed", "stale")
DAYS = {"day": 2, "week": 5, "month": 10, "quarter": 20, "half-year": 30, "year": 30}
"""Cadence → days from the edition to the proposed deadline: the oftener a table comes, the sooner its next one."""
PLACE = ["table_name", "file", "sheet", "row_number", "column", "rule"]


@dataclass(frozen=True)
class Corrections:
    """One agency's: its contracts, rows held back, the rules they broke, deliveries that wait, periods that are due."""

    agency: str
    name: str
    contracts: pl.DataFrame
    rows: pl.DataFrame
    rules: pl.DataFrame
    waiting: pl.DataFrame
    due: pl.DataFrame

    @property
    def count(self) -> int:
        """Return how many things there are to do: rules broken, deliveries that wait, periods due."""
        return self.rules.height + self.waiting.height + self.due.height

    @property
    def lines(self) -> int:
        """Return how many lines were held back; one that broke two rules is one line."""
        return self.rows.unique(["table_name", "file", "sheet", "row_number"]).height

    @property
    def owners(self) -> list[str]:
        """Return who must act: units of the agency, each with its address."""
        tables = {table for part in (self.rules, self.waiting, self.due) for table in part["table_name"]}
        asked = self.contracts.filter(pl.col("table_name").is_in(tables)) if tables else self.contracts
        return sorted({f"{unit} ({email})" for unit, email in asked.select("owner_unit", "owner_email").iter_rows()})

    def deadline(self, table: str, edition: Edition) -> date:
        """Return by when a table should be put right; a proposal, which whoever signs the letter may change."""
        cadences = dict(self.contracts.select("table_name", "cadence").iter_rows())
        return published(edition) + timedelta(DAYS.get(cadences.get(table, "year"), 30))


def published(edition: Edition) -> date:
    """Return the day on which an edition was published."""
    return as_date(edition.manifest["published_at"][:10])


def of(edition: Edition, agency: str) -> Corrections:
    """Collect what one agency has to put right, in the reader's language."""
    mine = {name: warehouse.read(edition, name).filter(agency=agency) for name in (
        "contracts", "fields", "deliveries", "quarantine", "checks", "freshness")}  # fmt: skip
    labels, places = names.fields(edition), mine["deliveries"].select("delivery_id", "file", "sheet", "period")
    theirs = {(table, field): name for table, field, name in
              mine["fields"].select("table_name", "field", "source_columns").iter_rows()}  # fmt: skip
    held = mine["quarantine"].join(places, on="delivery_id", how="left", maintain_order="left")
    column = [
        theirs.get((table, field), field) for table, field in held.select("table_name", "column_name").iter_rows()
    ]
    rows = held.with_columns(column=pl.Series(column, dtype=pl.String), code=pl.col("rule"),
                             rule=worded(held["rule"], lambda code: broken(code, labels)))  # fmt: skip
    because = {(one, code): said(text) for one, code, text in
               mine["checks"].select("delivery_id", "check_id", "because").iter_rows()}  # fmt: skip
    why = [because.get(pair, "–") for pair in rows.select("delivery_id", "code").iter_rows()]
    told = rows.with_columns(because=pl.Series(why, dtype=pl.String))
    rules = told.group_by("table_name", "rule", maintain_order=True).agg(
        pl.col("because").first(), files=pl.col("delivery_id").n_unique(), rows=pl.len()
    )
    waiting = mine["deliveries"].filter(pl.col("state").is_in(WAITING))
    name = mine["contracts"]["agency_name"][0] if mine["contracts"].height else agency
    due = mine["freshness"].filter(pl.col("missing") > 0)
    return Corrections(agency, name, mine["contracts"], rows.select(*PLACE), rules, waiting, due)
