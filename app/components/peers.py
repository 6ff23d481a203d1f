"""A value among its peers: the group they are of, their median, the place in it, and what reaching it is worth."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
import warehouse
from editions import Edition

from components import address, names
from components.cell import Cell
from components.formatting import money
from components.language import N_, _
from components.short import brief

GROUPS = {
    "all": N_("all agencies"),
    "kind": N_("the same kind of institution"),
    "size": N_("the same size"),
    "own": N_("my own list"),
}
KEY, LIST = "peers", "list"


def switch(edition: Edition) -> None:
    """Draw the choice of the peer group, bound to `?peers=`, and of the agencies of an own list, `?list=`."""

    def draw() -> str | None:
        return st.selectbox(_("Peer group"), list(GROUPS), format_func=lambda code: _(GROUPS[code]), key=KEY,
                            placeholder=_("Choose"), persist_state="session")  # fmt: skip

    if address.bound(KEY, list(GROUPS), draw) != "own":
        return
    known = names.agencies(edition)
    codes = [code for code in known if code != "all"]
    asked = [code for code in address.asked(LIST).split(",") if code in codes]
    kept = st.multiselect(
        _("My own list"),
        codes,
        default=asked,
        format_func=lambda code: known[code],
        key=f"own-{LIST}",
        placeholder=_("Choose agencies"),
        persist_state="session",
    )
    address.keep(LIST, ",".join(kept))


def line(edition: Edition, definition: dict, agency: str, when: date, value: float | None) -> tuple[str, ...]:
    """Write the peer line of a card: median, place, and the rupiah between the value and the median."""
    found = place(edition, definition["metric"], agency, when)
    if found is None or value is None:
        return ()
    unit = definition["unit"]
    if agency == "all":
        return (_("Median of {n} agencies {median}").format(median=brief(found["median"], unit), n=found["peers"]),)
    group = GROUPS[found["peer_group"]]
    said = _("Median of {group} {median} · place {place} of {n}").format(
        group=_(group), median=brief(found["median"], unit), place=found["place"],
        n=found["peers"])  # fmt: skip
    worth = found.get("opportunity_idr")
    return (said, _("Between it and the median: {money}").format(money=money(worth))) if worth else (said,)


def place(edition: Edition, metric: str, agency: str, when: date) -> dict | None:
    """Return a value's place in the chosen group of peers; none where the edition knows no group of enough agencies."""
    group = address.asked(KEY) or "all"
    if group == "own" and agency != "all":
        return among(edition, metric, agency, when, address.asked(LIST).split(","))
    if not warehouse.holds(edition, "peers"):
        return None
    own = {"peer_group": "all"} if agency == "all" else {"agency_code": agency, "peer_group": group}
    return warehouse.row(edition, "peers", metric=metric, period=when, **own)


def among(edition: Edition, metric: str, agency: str, when: date, others: Sequence[str]) -> dict | None:
    """Place a value in a list that the reader made; the edition cannot hold a median of every list."""
    found = warehouse.among(edition, metric, agency, when, others)
    return {"peer_group": "own"} | found.row(0, named=True) if found.height else None


def members(edition: Edition, cell: Cell, found: dict) -> list[str]:
    """Return the agencies among which a value was placed."""
    if found["peer_group"] == "own":
        return [*address.asked(LIST).split(","), cell.agency]
    at = {"metric": cell.metric, "period": cell.period}
    group = {"peer_group": found["peer_group"], "peer_member": found["peer_member"]}
    return warehouse.read(edition, "peers").filter(**at, **group)["agency_code"].to_list()
