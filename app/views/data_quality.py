"""Data quality: what every agency has delivered, how far it came, what was held back and why, and which checks ran."""

import streamlit as st
import warehouse
from components import filters, formatting, frame, freshness, ledgers, names, quality, tables
from components.language import _

edition = frame.edition()
frame.heading(
    _("What has been delivered, and can it be trusted?"),
    _("Every delivery ends in a state, and every row that landed was either loaded or held back with its reason."),
)
health, labels = warehouse.health(edition), names.fields(edition)
quality.balance(health)
frame.section(_("Agencies and stages"), _("How far the deliveries of each agency came."))
tables.show(quality.matrix(edition), _("Agencies and the stages that their deliveries passed"))

agencies = quality.senders(edition)
sender = filters.choose(
    _("Delivered by"), ["all", *agencies], "sender", lambda code: agencies.get(code, _("All agencies"))
)
filters.sentence(agencies.get(sender, _("All agencies")))
frame.section(
    _("Letter of correction"), _("What the agency is asked to put right: by file, line and rule, never with its data.")
)
quality.correction(edition, sender)

frame.section(_("Freshness"), _("How often each table should come, what came last, and what is due."))
freshness.table(edition, sender)

frame.section(_("Deliveries"))
deliveries = ledgers.of(edition, "deliveries", sender)
ledgers.states(deliveries)
quality.waiting(deliveries)
quality.downloads_of(edition, "deliveries", deliveries)

frame.section(
    _("Changes in what is delivered"),
    _("Columns that came, went or changed their names, and what the contract answered."),
)
ledgers.drift(ledgers.of(edition, "drift", sender))

frame.section(
    _("Quarantine"), _("Rows that were held back: where they stand in the delivery, and which rule they broke.")
)
held = ledgers.of(edition, "quarantine", sender)
ledgers.quarantine(held, labels)
quality.downloads_of(edition, "quarantine", held)

frame.section(
    _("Checks"),
    _("A check that did not run would be a failure of ours: {run} were promised and ran.").format(
        run=formatting.number(health["checks_run"], 0)
    ),
)
st.subheader(_("Failed checks over the deliveries"), anchor=False)
freshness.failures(edition, sender)
checks = ledgers.of(edition, "checks", sender)
st.subheader(_("Every check"), anchor=False)
ledgers.checks(checks, labels)
quality.downloads_of(edition, "checks", checks)

frame.section(_("Coverage"), _("How many agencies each indicator covers in its last period, the least complete first."))
freshness.coverage(edition)
