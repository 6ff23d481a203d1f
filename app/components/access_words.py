"""The words of the access log and of the table of logins."""

from components.language import N_

NOTED = {
    "noted_at": N_("Noted at (UTC)"),
    "opened_at": N_("Opened at (UTC)"),
    "ends_at": N_("Ends at (UTC)"),
    "person": N_("Person"),
    "role": N_("Role"),
    "scope": N_("Agencies"),
    "seen_as": N_("Really"),
    "what": N_("What"),
    "page": N_("Page"),
    "edition": N_("Edition"),
    "choices": N_("Choices"),
}
"""Column → its heading."""
DEEDS = {"open": N_("opened"), "download": N_("taken away"), "ask": N_("asked in SQL"), "refused": N_("refused")}
"""What was done → its word."""
