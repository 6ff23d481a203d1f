"""A contract as its agency agreed to it: what the table is, who answers for it, its fields, and the agreement on it."""

import html

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import frame, tables
from components.formatting import day, number
from components.freshness import CADENCES
from components.language import N_, _
from components.promises import said
from components.wording import promised, told, word, worded

PURPOSES = {
    "budget-execution": N_("Monitoring of budget execution"),
    "civil-service-transition": N_("Relocation of civil servants and their digital performance"),
    "construction-monitoring": N_("Monitoring of construction"),
    "data-interconnection": N_("Interconnection of data and services"),
    "planning-and-budgeting": N_("Planning and budgeting"),
    "procurement-monitoring": N_("Monitoring of procurement"),
    "reference-codes": N_("Reference codes and master data"),
    "shared-office-and-facilities": N_("Shared offices and facilities"),
    "system-security-standards": N_("System and security standards"),
    "transition-planning": N_("Planning and decision of the relocation"),
}
PRIVACY = {
    "public": N_("public"),
    "restricted": N_("restricted"),
    "personal": N_("personal"),
    "identifier": N_("identifier of a person"),
}
TYPES = {
    "code": N_("code"), "name": N_("name"), "text": N_("text"), "integer": N_("whole number"), "number": N_("number"),
    "percent": N_("percentage"), "date": N_("date"), "timestamp": N_("moment"), "boolean": N_("yes or no"),
    "month": N_("month"), "year": N_("year"),
}  # fmt: skip
HOLDING = {
    "alive": N_("✓ in force"),
    "expired": N_("✕ ended"),
    "not yet": N_("… not yet in force"),
    "none": N_("✕ there is none"),
}


def show(edition: Edition, agency: str, table: str, labels: dict[str, str]) -> None:
    """Draw the contract on a table: its terms, fields, checks and agreement, and the way to its deliveries."""
    at = {"agency": agency, "table_name": table}
    row = warehouse.read(edition, "contracts").filter(**at).row(0, named=True)
    lines = {
        _("What it is"): said(row["description"]),
        _("Agency"): row["agency_name"],
        _("Steward"): f"{row['owner_unit']} ({row['owner_email']})",
        _("Cadence"): word(CADENCES, row["cadence"]),
        _("Purpose"): word(PURPOSES, row["purpose"]),
        _("Legal basis"): row["legal_basis"],
        _("Version of the contract"): row["contract_version"],
    }
    described = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(text)}</dd>" for name, text in lines.items())
    st.html(f'<dl class="definition">{described}</dl>')
    with st.container(key="links-deliveries"):
        frame.link("data_quality", _("Deliveries of {agency} →").format(agency=agency), sender=agency)
    st.subheader(_("Fields"), anchor=False)
    _fields(edition, at)
    st.subheader(_("Checks of the contract"), anchor=False)
    _checks(edition, at, labels)


def _fields(edition: Edition, at: dict[str, str]) -> None:
    feeds = (
        warehouse.read(edition, "dependents").filter(**at).group_by("source_column").agg(pl.col("metric").n_unique())
    )
    known = dict(feeds.iter_rows())
    rows = [
        {
            "source_column": one["source_columns"],
            "name": told(one, "label"),
            "type": word(TYPES, one["type"]),
            "privacy": word(PRIVACY, one["privacy"]),
            "is_optional": _("may be empty") if one["is_optional"] else _("never empty"),
            "dependents": number(sum(known.get(name, 0) for name in one["source_columns"].split(" | ")), 0),
        }
        for one in warehouse.read(edition, "fields").filter(**at).iter_rows(named=True)
    ]
    tables.show(pl.DataFrame(rows), _("Fields of the contract"))


def _checks(edition: Edition, at: dict[str, str], labels: dict[str, str]) -> None:
    found = warehouse.read(edition, "checks").filter(**at).unique("check_id", maintain_order=True).sort("check_id")
    shown = found.select(
        rule=worded(found["check_id"], lambda code: promised(code, labels)), because=worded(found["because"], said)
    )
    tables.show(shown, _("Checks of the contract"), _("No check of it has run yet."))


def agreements(edition: Edition, agency: str | None = None) -> None:
    """List the agreements: what may be used, for what purpose, on which legal basis, and until when."""
    if not warehouse.holds(edition, "agreements"):
        st.info(_("This edition was published before agreements were kept. Open the current one."))
        return
    found = warehouse.read(edition, "agreements")
    found = found.filter(agency=agency) if agency else found
    shown = found.with_columns(
        state=worded(found["state"], lambda code: word(HOLDING, code)),
        purpose=worded(found["purpose"], lambda code: word(PURPOSES, code)),
        fields=worded(found["fields"], lambda text: text.replace("*", _("all that are not about one person"))),
        valid_from=worded(found["valid_from"], day),
        valid_until=worded(found["valid_until"], day),
    )
    columns = ["agency", "table_name", "purpose", "fields", "recipient", "legal_basis", "valid_from", "valid_until"]
    tables.show(shown.select(*columns, "state"), _("Agreements"), _("There is no agreement on record."))
