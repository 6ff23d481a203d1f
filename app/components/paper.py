"""What a code from paper stands for, on screen: its number's passport, its edition, or why it leads nowhere."""

import access
import shelf
import streamlit as st
from codes import Found
from editions import Edition

from components import formatting, frame, names, paper_cuts, paper_rows, passport, provenance
from components.cell import Cell
from components.filters import EVERYTHING, Selection
from components.language import _, chosen
from components.wording import told


def download(edition: Edition, view: str, selection: Selection) -> None:
    """Draw the button of a page's brief; the pages are set when it is pressed."""
    language = chosen()

    def made() -> bytes:
        import brief

        return brief.made(edition, view, language, selection.alone())

    name = f"simpul-{view}-{edition.edition_id}-{language}.pdf"
    taken = access.taken(name, made)
    st.download_button(
        _("Download the brief (PDF)"), taken, name, "application/pdf", key="brief", on_click="ignore", type="tertiary"
    )


def block(edition: Edition, view: str, selection: Selection = EVERYTHING) -> None:
    """Draw the brief's button at the end of a page that has no other things to take away."""
    frame.section(_("Take away"), _("Two pages for a meeting; every number on them carries a code that opens it here."))
    download(edition, view, selection)


def opened(edition: Edition, found: Found) -> None:
    """Draw the passport of the number that a code stands for, or say which edition it belongs to."""
    if found.edition is None:
        st.error(_("No edition here bears the mark of this code: it is mistyped, or its edition is kept elsewhere."))
    elif not found.cells and not found.rows:
        said = _(
            "The code points to edition {edition}, but no number that you may see there carries it. Read it again."
        )
        st.error(said.format(edition=found.edition.edition_id))
    elif found.edition.edition_id != edition.edition_id:
        _elsewhere(edition, found)
    elif found.rows:
        paper_rows.opened(edition, found.rows)
    elif len(found.cells) > paper_cuts.MOST:
        if cell := paper_cuts.chosen(edition, found.cells):
            _number(edition, cell)
    else:
        for cell in found.cells:
            _number(edition, cell)


def _elsewhere(edition: Edition, found: Found) -> None:
    """Say that a number belongs to another edition, what it was there, and what the open edition has in its place."""
    st.warning(
        _("This number belongs to edition {edition}, published on {day}; open now is {now}.").format(
            edition=found.edition.edition_id, day=formatting.day(found.edition.manifest["published_at"]),
            now=edition.edition_id))  # fmt: skip
    paper_rows.elsewhere(found, edition)
    for cell in found.cells[: paper_cuts.MOST]:
        then, now = (_value(one, cell) for one in (found.edition, edition))
        st.markdown(_("{name}: {then} in that edition, {now} in this one.").format(
            name=_named(found.edition, cell), then=then, now=now))  # fmt: skip
        _link(found.edition, cell)


def _number(edition: Edition, cell: Cell) -> None:
    frame.section(_named(edition, cell))
    row = cell.value(edition)
    passport.passport(edition, cell, row)
    _link(edition, cell)


def _named(edition: Edition, cell: Cell) -> str:
    label = told(provenance.definition_of(edition, cell.metric), "label")
    known = names.agencies(edition)
    parts = [label, known.get(cell.agency, cell.agency), formatting.period(cell.period)]
    if cell.dimension != "all":
        parts.append(names.slice_label(edition, cell.dimension, cell.member))
    return " · ".join(parts)


def _value(edition: Edition, cell: Cell) -> str:
    row = cell.value(edition)
    if row is None:
        return "x"
    return formatting.quantity(row["value"], provenance.definition_of(edition, cell.metric)["unit"])


def _link(edition: Edition, cell: Cell) -> None:
    at = {"metric": cell.metric, "agency": cell.agency, "period": cell.period.isoformat()[:7]}
    at |= {"member": f"{cell.dimension}:{cell.member}", "edition": edition.edition_id}
    frame.link("dictionary", _("Open {name} in edition {edition} →").format(
        name=_named(edition, cell), edition=edition.edition_id), **at)  # fmt: skip


def vouched(edition: Edition | None) -> None:
    """Say whether a paper's edition is one of this house: known, and its manifest signed."""
    if edition is None:
        st.error(_("No edition here has this verification code. Trust the paper only after asking who gave it to you."))
        return
    told_of = {"edition": edition.edition_id, "day": formatting.day(edition.manifest["published_at"])}
    held = next(one.signature for one in shelf.shelved(edition) if one.edition_id == edition.edition_id)
    if held == "signed":
        st.success(_("✓ Genuine: edition {edition}, published on {day} and signed by this house.").format(**told_of))
        st.markdown(
            _("It vouches for the edition, not for what stands on the paper: open a number's own code for that.")
        )
    elif held == "changed":
        said = _("Edition {edition} has this code, but is not what this house signed. Do not trust the paper.")
        st.error(said.format(**told_of))
    else:
        said = _("Edition {edition} of {day} has this code, but its signature cannot be held against a key here.")
        st.warning(said.format(**told_of))
