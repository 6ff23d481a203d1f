"""The headings of what stands around the numbers: contracts, agreements, editions and their differences."""

from components.language import N_

PAPERS = {
    "agencies": N_("Agencies"),
    "cause": N_("Cause"),
    "cells": N_("Numbers that differ"),
    "code_version": N_("Version of the code"),
    "contracts": N_("Contracts"),
    "deliveries": N_("Deliveries"),
    "dependents": N_("Indicators that depend on it"),
    "edition": N_("Edition"),
    "fields": N_("Columns it covers"),
    "files": N_("Files"),
    "is_optional": N_("May be empty"),
    "legal_basis": N_("Legal basis"),
    "metrics": N_("Indicators"),
    "privacy": N_("Privacy"),
    "published_at": N_("Published"),
    "purpose": N_("Purpose"),
    "recipient": N_("Recipient"),
    "signature": N_("Signature"),
    "slice": N_("Slice"),
    "type": N_("Type"),
    "valid_until": N_("Valid until"),
    "value_before": N_("Value before"),
}
"""Column → its heading."""
