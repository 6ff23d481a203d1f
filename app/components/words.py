"""The words for what the data calls by code; `wording.py` says them in the reader's language."""

from components.language import N_

STATES = {
    "loaded": N_("✓ loaded"),
    "unchanged": N_("✓ unchanged"),
    "superseded": N_("↻ superseded by a newer delivery"),
    "needs_decision": N_("⚠ needs a decision"),
    "refused": N_("✕ refused"),
    "failed": N_("✕ failed"),
    "stale": N_("⚠ source out of reach"),
    "landed": N_("… on the way"),
    "validated": N_("… on the way"),
}
ANSWERS = {
    "compatible": N_("✓ compatible"),
    "needs_decision": N_("⚠ needs a decision"),
    "refused": N_("✕ refused"),
}
RULES = {
    "required": N_("must not be empty"),
    "type": N_("has another type"),
    "pattern": N_("has another form"),
    "codes": N_("is not in the code list"),
    "range": N_("lies out of range"),
    "grain": N_("occurs twice"),
    "duplicate_row": N_("is an exact copy"),
    "one_period": N_("belongs to another period"),
    "not_null": N_("must not be empty"),
    "unique": N_("occurs twice"),
    "check": N_("breaks a promise of the contract"),
}
PROMISES = {
    "between": N_("lies in its range"),
    "bounds": N_("lies in its range"),
    "in_set": N_("is in the code list"),
    "duplicate_row": N_("no row twice"),
    "row_count_between": N_("has as many rows as it should"),
    "rows_satisfy": N_("keeps the promise of the contract"),
    "required": N_("is never empty"),
    "type": N_("has its type"),
    "pattern": N_("has its form"),
    "codes": N_("is in the code list"),
    "range": N_("lies in its range"),
    "grain": N_("occurs once"),
    "one_period": N_("belongs to the period"),
    "not_null": N_("is never empty"),
    "unique": N_("occurs once"),
    "check": N_("keeps the promise of the contract"),
}
CHANGES = {
    "alias": N_("known by another name"),
    "extra": N_("additional column"),
    "doubled": N_("column came twice"),
    "renamed": N_("renamed column"),
    "vanished": N_("missing column"),
    "gone": N_("required column missing"),
    "absent": N_("optional column absent"),
    "type": N_("changed type"),
}
LAYERS = {
    "raw": N_("delivery"),
    "staging": N_("staging"),
    "intermediate": N_("intermediate"),
    "marts": N_("mart"),
    "vault": N_("vault"),
    "reference": N_("reference"),
    "metrics": N_("metric"),
}
