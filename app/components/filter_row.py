"""The row of filters on a theme's page: four at most in sight, the others behind a button, and the whole in words."""

from dataclasses import replace
from datetime import date

import editions
import streamlit as st
import warehouse
from editions import Edition

from components import address, as_known, filters, names
from components.board import Board, dimensions
from components.filters import LABELS, Selection
from components.formatting import as_date, day, period
from components.language import _
from components.remembered import remembered
from components.wording import word

IN_SIGHT = ("building", "wave")
"""The filters of CUTS that stand in the row itself, where something is told by them."""


def draw(edition: Edition, board: Board) -> Selection:
    """Draw the filters that a board of indicators can be read by; return what is chosen."""
    cuts = {name: board.members(name) for name in IN_SIGHT}
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="filters"):
        agency = filters.agency(edition, board.agencies)
        when = _period(board)
        chosen = {name: _member(edition, name, there) for name, there in cuts.items() if there}
        for name in cuts.keys() - chosen.keys():
            address.carry(name)
        with st.popover(_("More filters")):
            compared = filters.compared_with(edition, board.agencies, agency)
            unit = _unit(edition, board, agency)
            known = _known_on(edition)
    found = Selection(agency, unit, chosen.get("wave"), chosen.get("building"), when, compared, known)
    return _told(edition, board, found)


def _period(board: Board) -> date | None:
    months = [month.isoformat()[:7] for month in board.periods]
    choice = filters.choose(
        _("Period"), ["", *months], "period", lambda text: period(as_date(text)) if text else _("Latest of each")
    )
    return as_date(choice) if choice else None


def _member(edition: Edition, dimension: str, there: list[str]) -> str | None:
    labels = names.members(edition, dimension)
    options = ["", *(name for name in labels if name in there)]
    label = word(LABELS, dimension)
    return filters.choose(label, options, dimension, lambda name: labels.get(name, name) if name else _("All")) or None


def _unit(edition: Edition, board: Board, agency: str) -> str | None:
    """Draw the filter of one agency's units: by their key where indicators are told by it, else by name."""
    labels = _units(edition, board, agency)
    named = lambda one: labels.get(one, one) or _("All")  # noqa: E731
    return filters.choose(word(LABELS, "unit"), ["", *labels], "unit", named) or None


@remembered
def _units(edition: Edition, board: Board, agency: str) -> dict[str, str]:
    """Return the names of an agency's units by what an address calls them."""
    if _is_by_unit(board):
        there = set(board.cells.filter(dimension="work_unit", agency_code=agency)["member"])
        return {code: name for code, name in names.members(edition, "work_unit").items() if code in there}
    if not warehouse.holds(edition, "dim_work_units"):
        return {}
    known = warehouse.read(edition, "work_units").filter(agency_code=agency)["work_unit_name"]
    return {name: name for name in known}


def _is_by_unit(board: Board) -> bool:
    return any("work_unit" in dimensions(one) for one in board.defined)


def _known_on(edition: Edition) -> str | None:
    """Draw the choice of an earlier edition: one of the shelf is opened, of another one its numbers are told."""
    days = {one.edition_id: one.published_at for one in editions.shelved(edition.folder.parent)}
    newest, *earlier = sorted(days, reverse=True)
    gone = as_known.told(edition, tuple(days)) if edition.is_current else {}
    days |= {name: one["published_at"] for name, one in gone.items()}
    known = wish if (wish := address.asked("known")) in gone else ""
    st.session_state["edition"] = known or (edition.edition_id if edition.edition_id in days else newest)
    said = {name: _("{edition} · numbers only").format(edition=name) for name in gone}

    def choose() -> None:
        to = st.session_state["edition"]
        address.keep("known", to if to in gone else "")
        address.keep("edition", "" if to == newest or to in gone else to)

    st.selectbox(
        _("As known on"), [newest, *earlier, *gone], key="edition", on_change=choose,
        format_func=lambda name: f"{day(days[name])} · {said.get(name, name)}",
    )  # fmt: skip
    address.keep("known", known)
    return known or None


def _told(edition: Edition, board: Board, found: Selection) -> Selection:
    """Say the filters in words, with those that this page cannot apply, and keep the words for titles and files."""
    known, is_by_unit = names.agencies(edition), _is_by_unit(board)
    said = [("agency", known.get(found.agency, found.agency))]
    said += [("period", period(found.period) if found.period else _("latest period"))]
    for name, dimension in filters.CUTS.items():
        if (member := getattr(found, name)) and (name != "unit" or is_by_unit):
            said.append((name, names.slice_label(edition, dimension, member)))
    if found.unit and not is_by_unit:
        said.append(("unit", _("unit {name}").format(name=found.unit)))
    if found.compared:
        other = known.get(found.compared, found.compared)
        said.append(("compared", _("compared with {name}").format(name=other)))
    if found.known:
        said.append(("known", _("cards also as known in edition {number}").format(number=found.known)))
    said += [("", one) for one in idle(edition, found)]
    if not edition.is_current:
        said.append(("", _("as known in edition {number}").format(number=edition.edition_id)))
    told = filters.sentence(*(text + _marked(board, name) for name, text in said))
    return replace(found, words=told, said=tuple(said))


def _marked(board: Board, name: str) -> str:
    """Say of a filter, where some of the indicators are not cut by it, that they are marked or whole."""
    if name == "unit" and not _is_by_unit(board):
        return _(": only where single units are told")
    return _partly(board, filters.CUTS[name]) if name in filters.CUTS else ""


def _partly(board: Board, name: str) -> str:
    """Say that some indicators are not told by a dimension, so that they count the whole."""
    without = [one for one in board.defined if name not in dimensions(one)]
    return " " + _("(indicators that are not told by it are marked)") if without else ""


def idle(edition: Edition, found: Selection) -> list[str]:
    """Say each filter that is chosen for the visit, and that does nothing here."""
    known = names.agencies(edition)
    wishes = {key: address.wished(key) for key in ("agency", "compared", "period", *filters.CUTS)}
    period_shown = found.period.isoformat()[:7] if found.period else ""
    shown = {"agency": found.agency, "period": period_shown, "compared": found.compared}
    shown |= {name: getattr(found, name) for name in filters.CUTS}
    idle = {key: wish for key, wish in wishes.items() if wish and wish not in {shown[key], "all"}}
    say = {"period": lambda text: period(as_date(text))}
    say |= {key: lambda code: known.get(code, code) for key in ("agency", "compared")}
    told = {key: say.get(key, lambda name, key=key: names.slice_label(edition, filters.CUTS[key], name))(wish)
            for key, wish in idle.items()}  # fmt: skip
    return [_("{name}: not applied, nothing here is told by it").format(name=name) for name in told.values()]
