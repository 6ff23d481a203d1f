"""Data quality: what every agency has delivered, how far it came, what was held back and why, and which checks ran."""

import polars as pl
import warehouse
from components import filters, formatting, frame, names, quality, tables
from components.language import _
from components.wording import broken, promised, word, worded
from components.words import ANSWERS, CHANGES, STATES

edition = frame.edition()
frame.heading(
    _("What has been delivered, and can it be trusted?"),
    _("Every delivery ends in a state, and every row that landed was either loaded or held back with its reason."),
)
health, labels = warehouse.health(edition), names.fields(edition)
quality.balance(health)

frame.section(_("Agencies and stages"), _("How far the deliveries of each agency came."))
tables.show(quality.matrix(edition), _("Agencies and the stages that their deliveries passed"))

frame.section(_("Deliveries"))
agencies = dict(
    warehouse.read(edition, "contracts").select("agency", "agency_name").unique().sort("agency").iter_rows()
)
agency = filters.choose(
    _("Delivered by"), ["all", *agencies], "sender", lambda code: agencies.get(code, _("All agencies"))
)
mine = pl.lit(agency == "all") | (pl.col("agency") == agency)
deliveries = warehouse.read(edition, "deliveries").filter(mine)
states = deliveries.with_columns(state=worded(deliveries["state"], lambda code: word(STATES, code)))
columns = ["agency", "table_name", "period", "file", "state", "rows_landed", "rows_loaded", "rows_quarantined"]
tables.show(
    states.select(columns), _("Deliveries and their states"), _("Nothing has been delivered by this agency yet.")
)
quality.waiting(deliveries)
quality.downloads_of(edition, "deliveries", deliveries)

frame.section(
    _("Changes in what is delivered"),
    _("Columns that came, went or changed their names, and what the contract answered."),
)
drift = warehouse.read(edition, "drift").filter(mine)
answers = drift.with_columns(
    answer=worded(drift["answer"], lambda code: word(ANSWERS, code)),
    change=worded(drift["change"], lambda code: word(CHANGES, code)),
)
tables.show(
    answers.select("agency", "table_name", "answer", "change", "old", "new"),
    _("Drift"),
    _("None: every delivery has the columns of its contract."),
)

frame.section(
    _("Quarantine"), _("Rows that were held back: where they stand in the delivery, and which rule they broke.")
)
held = warehouse.read(edition, "quarantine").filter(mine)
reasons = held.with_columns(rule=worded(held["rule"], lambda code: broken(code, labels)))
tables.show(
    reasons.select("agency", "table_name", "row_number", "rule", "value", "delivery_id"),
    _("Quarantined rows"),
    _("None: no row was held back."),
)
quality.downloads_of(edition, "quarantine", held)

frame.section(
    _("Checks"),
    _("A check that did not run would be a failure of ours: {run} were promised and ran.").format(
        run=formatting.number(health["checks_run"], 0)
    ),
)
checks = warehouse.read(edition, "checks").filter(mine | pl.col("agency").is_null())
said = checks.with_columns(rule=worded(checks["check_id"], lambda code: promised(code, labels)))
tables.show(
    said.select("agency", "table_name", "rule", "passed", "rows_checked", "rows_failed", "because"),
    _("Checks and their results"),
    _("No checks are on record."),
)
quality.downloads_of(edition, "checks", checks)
