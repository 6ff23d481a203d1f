"""The words of the steward's cases: concepts, kinds of decisions, what was compared and what that showed."""

from components.language import N_

CONCEPTS = {
    "organisation": N_("Organisation"),
    "work_unit": N_("Work unit"),
    "person": N_("Person"),
    "application": N_("Application"),
}
KINDS = {
    "same": N_("the same"),
    "merge": N_("merged"),
    "alias": N_("another name"),
    "different": N_("different"),
    "split": N_("split off"),
    "accept": N_("accepted"),
    "drift": N_("Change in a delivery"),
}
EVIDENCE = {
    "name": N_("Name"),
    "birth_date": N_("Birth date"),
    "sex": N_("Sex"),
    "work_unit": N_("Work unit"),
    "appointed": N_("Month of appointment"),
    "move": N_("Move to the new capital"),
    "rule": N_("Rule"),
    "agency": N_("Agency"),
    "nip": N_("NIP"),
    "function": N_("Function"),
    "codes": N_("Reference codes (RAB, RAL, RAA)"),
    "data": N_("Data used"),
    "users": N_("Number of users"),
}
LEVELS = {
    "same": N_("the same"),
    "close": N_("close"),
    "partly": N_("partly alike"),
    "different": N_("different"),
    "unknown": N_("unknown"),
    "heard the same": N_("sounds the same"),
    "first word cut or titled": N_("first word cut, or a title"),
    "near": N_("near"),
    "resembling": N_("resembling"),
    "other": N_("something else"),
    "day and month swapped": N_("day and month swapped"),
    "year off by two at most": N_("year off by two at most"),
    "same month": N_("the same month"),
    "moved in when the seat began": N_("moved in when the seat began"),
    "has a seat": N_("has a seat"),
    "is listed to move": N_("is listed to move"),
    "holds another at the time": N_("holds another at the time"),
}
SHARES = {
    "organisation_link_share": N_("Rows whose organisation is known"),
    "work_unit_link_share": N_("Unit names of this code system that are known"),
}
"""What a decision moves that is no indicator of its own; in percent."""
HEADINGS = {
    "before": N_("Before"),
    "better": N_("Better"),
    "cause": N_("Cause"),
    "now": N_("Now"),
    "who": N_("Who"),
    "compared": N_("Compared"),
    "found": N_("Found"),
    "weight": N_("Weight"),
    "speaks": N_("Speaks"),
    "sequence": N_("Number"),
    "kind": N_("Decision"),
    "concept": N_("Concept"),
    "subject": N_("Record"),
    "object": N_("Other record"),
    "decided_date": N_("Decided on"),
    "is_standing": N_("Stands"),
    "code_system": N_("Code system"),
    "source_code": N_("Code there"),
    "satker_code": N_("Budget unit (satker)"),
    "siasn_unit_id": N_("Unit in the civil service register"),
    "agency_kemendagri_code": N_("Code in the reference list"),
    "source_name": N_("Name there"),
    "application_name": N_("Application"),
    "application_function": N_("Function"),
    "application_users": N_("Number of users"),
    "maintenance_cost_idr": N_("Maintenance cost (IDR)"),
    "owner_unit_name": N_("Owned by"),
    "launch_year": N_("Launched in"),
    "reference_codes": N_("Reference codes (RAB, RAL, RAA)"),
    "roster": N_("Roster"),
    "valid_from": N_("From"),
    "valid_to": N_("Until"),
}
"""Column or field of a record → its heading."""
