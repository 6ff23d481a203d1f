"""What Simpul shows and does not, how its numbers are made, what they must not be used for, and what its words mean."""

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import formatting, tables, withheld
from components.formatting import number
from components.language import N_, _, plural
from components.wording import told

VISIBLE = (
    N_("What agencies delivered under a contract: counts, sums and shares by agency, period and slice."),
    N_("Every row that a number is made of, as far as it names no person."),
    N_("Which deliveries, checks and decisions stand behind each number, and what was held back."),
    N_("How a number was told in earlier editions, and why it changed."),
)
HIDDEN = (
    N_("People: no name, NIP or NIK is in an edition; groups of fewer than five are suppressed."),
    N_("What nobody delivered. A missing delivery is listed, never estimated."),
    N_("What happened after the period that the edition goes to; it is no live view."),
    N_("Reasons. A difference between agencies says that they differ, not who is to blame."),
    N_("Quality of services as people experience it; only what registers and meters tell of it."),
)
METHOD = (
    N_("Deliveries are kept as they came; a row that breaks its contract is held back, and named."),
    N_("An indicator is numerator ÷ denominator over rows that can be opened; totals are sums of rows, no means."),
    N_("Agencies keep their identity when renamed, merged or split; a number stands with the agency of its time."),
    N_("Who is one and the same: by rule where codes agree, by likelihood where they do not, by a steward in doubt."),
    N_("Money of different years is in prices of one year where the indicator says so; otherwise in current prices."),
    N_("A forecast carries its range and is called a projection; an assumption is called so beside the number."),
    N_("Trust is measured by completeness, freshness, checks and linkage; too little withholds the number."),
    N_("An edition is signed and never changed; corrections appear in the next one, with their cause."),
)
RULED_OUT = (
    N_("To judge, reward or punish a single person: nothing here describes one."),
    N_("To rank agencies by one number without its coverage and its peers."),
    N_("To compare scores of two instruments, or of years before and after a change of definition."),
    N_("As audited accounts: figures of money are as delivered, and no opinion of an auditor."),
    N_("To cite without edition and period; use the permanent link."),
)
SYMBOLS = {
    "z": N_("The indicator does not apply to this agency or slice, or no target is set."),
    "x": N_("It was not delivered, or cannot be told; the passport says who has to act."),
    "k": N_("Less than half of the last digit shown, but not nought."),
    "c": N_("Told, it would show fewer than five people, or let them be worked out from other cells."),
}
TERMS = {
    N_("Edition"): N_("All numbers as published at one moment: a signed file that is never changed."),
    N_("Delivery"): N_("One file or answer of an agency, kept byte by byte with its receipt."),
    N_("Contract"): N_("What an agency promised: columns, types, rules, how often, and who answers for it."),
    N_("Quarantine"): N_("Rows that broke a rule, kept apart until they are delivered again."),
    N_("Drift"): N_("A change in the form of what is delivered: a column that came, went or was renamed."),
    N_("Check"): N_("A promise held against the data, before loading and before an edition is published."),
    N_("Indicator (KPI)"): N_("A number with a definition, an owner and a passport."),
    N_("Passport"): N_("All that stands behind one number: formula, rows, deliveries, checks, lineage."),
    N_("Lineage"): N_("The way from the agencies' columns to an indicator."),
    N_("Coverage"): N_("How many agencies have a value, of those that could have one."),
    N_("Trust"): N_("0 to 100: how complete, fresh, checked and linked is what a number is made of."),
    N_("Usual range"): N_("Where its own history would have a number; outside of it, it is called unusual."),
    N_("Steward"): N_("Who answers for an agency's data, and decides where the machine must not guess."),
    N_("Wave"): N_("A group of units that is planned to move together."),
}


def seen_and_unseen(edition: Edition) -> None:
    """List what can be seen and what can not, and how much of each this edition has."""
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader(_("Visible"), anchor=False)
        points(VISIBLE)
    with right:
        st.subheader(_("Not visible"), anchor=False)
        points(HIDDEN)
    st.subheader(_("In this edition"), anchor=False)
    st.markdown("\n".join(f"- {line}" for line in counted(edition)))


def counted(edition: Edition) -> list[str]:
    """Say how many indicators have numbers, which have none, what is due, and how many cells are withheld and why."""
    metrics, there = warehouse.read(edition, "metrics"), set(warehouse.read(edition, "with_numbers")["metric"])
    absent = [told(row, "label") for row in metrics.iter_rows(named=True) if row["metric"] not in there]
    due = int(warehouse.read(edition, "freshness")["missing"].sum())
    lines = [
        _("{n} of {all} indicators have numbers").format(
            n=number(metrics.height - len(absent), 0), all=number(metrics.height, 0)
        ),
        plural("{n} delivery is due and not there", "{n} deliveries are due and not there", due).format(
            n=number(due, 0)
        ),
    ]
    lines += [_("Without any number (x): {labels}").format(labels=", ".join(absent))] if absent else []
    if "withheld" not in warehouse.headlines(edition).columns:
        return lines
    return lines + [
        _("{n} values: {reason}").format(n=number(cells, 0), reason=withheld.short(reason))
        for reason, cells in warehouse.read(edition, "withheld").iter_rows()
    ]


def points(lines: tuple[str, ...]) -> None:
    """Write a list of sentences."""
    st.markdown("\n".join(f"- {_(line)}" for line in lines))


def legend() -> None:
    """Explain the symbols that stand where a number would."""
    rows = [
        {_("Symbol"): symbol, _("Meaning"): _(formatting.MISSING[symbol]), _("When"): _(text)}
        for symbol, text in SYMBOLS.items()
    ]
    tables.show(pl.DataFrame(rows), _("Symbols"))


def glossary() -> None:
    """Explain the words that the pages use."""
    rows = [{_("Word"): _(term), _("Meaning"): _(text)} for term, text in TERMS.items()]
    tables.show(pl.DataFrame(rows), _("Glossary"))
