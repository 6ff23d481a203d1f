"""Editions: each that was published, what it was made of and whether it is signed; and what differs between two."""

import shelf
import streamlit as st
import warehouse
from components import differences, filters, formatting, frame
from components.language import _

edition = frame.edition()
frame.heading(
    _("Which editions are there, and what changed between them?"),
    _("An edition is never changed after it is published. What came later, or was corrected, stands in a newer one."),
)
found = shelf.shelved(edition)
frame.section(_("Editions"))
differences.listing(edition, found)
st.markdown(
    _("A signature is checked here, the whole file when an edition is opened; `simpul verify` checks every table.")
)

frame.section(_("What changed, and why"), _("Choose an older and a newer edition; the reason stands by each number."))
known = [one for one in found if one.sequence <= edition.manifest["sequence"]]
if len(known) < 2 or not warehouse.holds(edition, "history_cells"):
    st.info(_("There is one edition only: nothing to compare yet. The next one will say what changed."))
else:
    labels = {str(one.sequence): f"{one.edition_id} · {formatting.day(one.manifest['published_at'])}" for one in known}
    newer = list(labels)[:-1]
    with st.container(horizontal=True, gap="medium", key="filters"):
        until = filters.choose(_("Newer edition"), newer, "until", labels.__getitem__)
        older = [code for code in labels if int(code) < int(until)]
        since = filters.choose(_("Older edition"), older, "since", labels.__getitem__)
    changed = differences.between(edition, int(since), int(until))
    differences.summary(changed)
    differences.show(edition, changed, f"changes-{since}-{until}")
