"""The whole river in one go, told line by line as it flows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simpul.commands.account import told_of_audit, told_of_edition, told_of_landing, told_of_states, told_of_troubles
from simpul.commands.screen import STATE_STYLES, console, timed
from simpul.errors import NotDelivered
from simpul.settings import Settings
from simpul.world import World

if TYPE_CHECKING:
    from simpul.receipts import Receipt


@dataclass
class Flow:
    """What came of one run: deliveries touched, and those our machinery left without an end."""

    touched: list[Receipt] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)


def flow(settings: Settings, agency: str | None = None, table: str | None = None, is_full: bool = False) -> Flow:
    """Land, validate and load every agency, then model, audit and publish; print the KPIs.

    Raises:
        ModelFailed: our SQL is wrong.
        EditionRefused: an audit promise is broken; the old edition stays.
    """
    done = Flow()
    for code in agencies_of(settings, agency, table):
        landed = _land(settings, World(), code, table, is_full)
        _take_in(settings, World(), done, code, landed)
    _make_edition(settings, World(), done)
    done.unfinished = tell(settings)
    return done


def agencies_of(settings: Settings, agency: str | None, table: str | None) -> list[str]:
    """Return the agencies meant, each with a contract that holds such a table.

    Raises:
        UnknownName: no contract has that name or table.
    """
    from simpul.contract import load_contracts
    from simpul.numbers.asked import refuse

    contracts = load_contracts(settings.promises)
    if agency is None:
        return list(contracts)
    refuse("agency with a contract", agency, contracts, f"choose one of: {', '.join(contracts)}")
    if table:
        tables = contracts[agency].tables
        refuse(f"table of {agency}", table, tables, f"choose one of: {', '.join(tables)}")
    return [agency]


def _land(settings: Settings, world: World, agency: str, table: str | None, is_full: bool) -> list[Receipt]:
    """Land; where a source is out of reach, say so and go on with what the others delivered."""
    from simpul.deliveries.arrivals import waiting
    from simpul.land import land

    try:
        with timed("land", agency) as told:
            landed = land(settings, world, agency, table, is_full)
            told.text = told_of_landing(landed)
    except NotDelivered as error:
        console().print(f"{agency}: {error} (who acts: {error.who_acts})", style="yellow", markup=False, soft_wrap=True)
        landed = waiting(settings, agency, table)
    return landed


def _take_in(settings: Settings, world: World, done: Flow, agency: str, landed: list[Receipt]) -> None:
    from simpul.load import load
    from simpul.validate import validate_each

    with timed("validate", agency) as told:
        judged = list(told.each(validate_each(settings, world, landed), len(landed)))
        told.text = told_of_states(judged) if judged else "nothing to validate"
    with timed("load", agency) as told:
        ready = [receipt for receipt in judged if receipt.state == "validated"]
        loaded = load(settings, world, ready)
        told.text = told_of_states(loaded) if loaded else "nothing to load"
    done.touched += loaded + [receipt for receipt in judged if receipt.state != "validated"]


def _make_edition(settings: Settings, world: World, done: Flow) -> None:
    from simpul import editions
    from simpul.audit import audit
    from simpul.model import model
    from simpul.publish import publish

    if not done.touched and editions.is_up_to_date(settings):
        console().print("nothing new: the current edition stands")
        return
    with timed("model", "dbt") as told:
        told.text = str(model(settings))
    with timed("audit", "marts") as told:
        told.text = told_of_audit(audit(settings))
    with timed("publish", "edition") as told:
        told.text = told_of_edition(publish(settings, world))


def tell(settings: Settings) -> list[str]:
    """Print what did not simply load, the totals and the KPIs; return the ids of deliveries left without an end."""
    from simpul import receipts
    from simpul.commands.numbers import show_latest
    from simpul.receipts import UNFINISHED

    everything = receipts.all(settings)
    for state, reason in told_of_troubles(everything):
        console().print(f"{state}: {reason}", style=STATE_STYLES.get(state, ""), markup=False, soft_wrap=True)
    total = told_of_states(everything) if everything else "none"
    console().print(f"deliveries: {total}")
    show_latest(settings)
    return [r.delivery_id for r in everything if r.state in UNFINISHED or r.state == "failed"]
