"""The biggest risks and the biggest savings: cells of the edition, ranked, each a sentence and a way to its rows."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import frame, names, panel
from components.cards import is_yearly
from components.cell import Cell
from components.formatting import period, quantity
from components.language import N_, _
from components.remembered import remembered

MOST = 3


@dataclass(frozen=True)
class Stake:
    """A cell that may be a risk or a saving: where it stands, which half is told in which unit, and the words."""

    metric: str
    words: str
    unit: str = "IDR"
    half: str = "value"
    dimension: str = "all"
    member: str = "all"


RISKS = (
    Stake("held_up_people", N_("{amount} cannot move yet; most often missing: {part}"), unit="people"),
    Stake("commitments_at_risk", N_("{amount} of contracts so late that they are critical")),
    Stake("output_budget_at_risk", N_("{amount} of budget whose spending runs ahead of its outputs"), half="numerator"),
    Stake("duplicated_maintenance_cost", N_("{amount} a year to keep applications that do the same")),
    Stake("broken_handovers", N_("{amount} hand-overs between digital steps are broken"), unit="count"),
)
SAVINGS = (
    Stake("procurement_saving", N_("{amount} by prices below their ceilings"), half="numerator"),
    Stake("shared_office_saving", N_("{amount} by shared offices instead of own ones, twelve months")),
    Stake("application_cost_avoided", N_("{amount} a year by applications switched off"),
          dimension="saving_state", member="realised"),
)  # fmt: skip
PROPOSED = Stake("application_cost_avoided", N_("A further {amount} a year is proposed, by switching off doubles."),
                 dimension="saving_state", member="proposed")  # fmt: skip


def risks(edition: Edition) -> None:
    """Draw the biggest risks: people who cannot move first, then money by size."""
    found = _found(edition, RISKS)
    people = [one for one in found if one[0].unit == "people"]
    money = sorted((one for one in found if one[0].unit == "IDR"), key=lambda one: -one[1])
    others = [one for one in found if one[0].unit == "count"]
    frame.section(_("Three biggest risks"), _("People who cannot move first, then money by its size."))
    _listed(edition, "risk", [*people, *money, *others][:MOST])


def savings(edition: Edition) -> None:
    """Draw the biggest savings that have come about, and what is proposed beside them."""
    found = sorted(_found(edition, SAVINGS), key=lambda one: -one[1])
    frame.section(_("Three biggest savings"), _("What has come about, by its size; each says its months."))
    _listed(edition, "saving", found[:MOST])
    for stake, amount, _cell in _found(edition, [PROPOSED]):
        st.caption(_(stake.words).format(amount=quantity(amount, stake.unit)))


@remembered
def _found(edition: Edition, stakes: Sequence[Stake]) -> list[tuple[Stake, float, dict]]:
    """Return the stakes that the edition tells of, each with its amount and its cell; nothing at stake is no stake."""
    cells = warehouse.read(edition, "stakes")
    found = []
    for stake in stakes:
        at = {"metric": stake.metric, "dimension": stake.dimension, "member": stake.member}
        for cell in cells.filter(**at).iter_rows(named=True):
            if (amount := cell[stake.half]) and amount > 0:
                found.append((stake, amount, cell))
    return found


def _listed(edition: Edition, kind: str, found: list[tuple[Stake, float, dict]]) -> None:
    if not found:
        st.info(_("None is told by this edition (x): what it needs has not been delivered."))
    opening = _("Risk {n}: open its rows →") if kind == "risk" else _("Saving {n}: open its rows →")
    for number, (stake, amount, cell) in enumerate(found, start=1):
        bold, part = f"<b>{html.escape(quantity(amount, stake.unit))}</b>", html.escape(_part(edition, stake, cell))
        said = html.escape(_(stake.words)).format(amount=bold, part=part)
        when = html.escape(period(cell["period"], is_yearly(pl.DataFrame([cell]))))
        with st.container(key=f"card-{kind}-{number}", gap="xxsmall"):
            st.html(f'<p class="stake">{said} <span>({when})</span></p>')
            opened = Cell(stake.metric, "all", cell["period"], stake.dimension, stake.member)
            panel.door(opened, opening.format(n=number), f"{kind}-{number}")


@remembered
def _part(edition: Edition, stake: Stake, cell: dict) -> str:
    """Name the largest part of a stake by the component that it is cut by."""
    parts = warehouse.read(edition, "stakes").filter(metric=stake.metric, dimension="component", period=cell["period"])
    known = parts.filter(pl.col("value").is_not_null()).sort("value", "member", descending=[True, False])
    labels = names.members(edition, "component")
    most = known.filter(pl.col("value") == known["value"].max())["member"] if known.height else []
    return ", ".join(labels.get(name, name).lower() for name in most) or "–"
