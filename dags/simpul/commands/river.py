"""The verbs of the river as commands; ``run`` composes them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from simpul.errors import NotDelivered
from simpul.settings import settings

if TYPE_CHECKING:
    from simpul.receipts import Receipt

Agency = Annotated[str | None, typer.Argument(help="agency code, such as kemenkeu; all agencies if left out")]
Table = Annotated[str | None, typer.Argument(help="table of that agency; all tables if left out")]
Full = Annotated[bool, typer.Option("--full", help="ask for everything again, not only for what is new")]


def run(agency: Agency = None, table: Table = None, full: Full = False) -> None:
    """Let the whole river flow and print the KPIs.

    Lands, validates and loads each agency, then models, audits and publishes.
    Prints one line and the time of each stage. Refused deliveries are reported and do not stop the others. Exit code 0:
    every delivery is in a terminal state and an edition stands.

    Example: SIMPUL_DROP=/mnt/deliveries simpul run
    """
    from simpul.commands import flow
    from simpul.commands.screen import note
    from simpul.installation import embedded

    with embedded.standing(settings(), note):
        result = flow.flow(settings(), agency, table, full)
    if result.unfinished:
        raise typer.Exit(1)


def land(agency: Agency = None, table: Table = None, full: Full = False) -> None:
    """Take in deliveries: the bytes as they came, and a receipt.

    An agency that is out of reach does not stop the others; the refusal comes at the end.

    Example: simpul land kemenkeu budget_performance
    """
    from simpul import land as stage
    from simpul.commands.screen import note
    from simpul.deliveries import arrivals
    from simpul.installation import embedded
    from simpul.world import World

    unreached = None
    with embedded.standing(settings(), note):
        for code in (agencies := _agencies(agency, table)):
            try:
                stage.land(settings(), World(), code, table, full)
            except NotDelivered as error:
                unreached = error
    waiting = [receipt for code in agencies for receipt in arrivals.waiting(settings(), code, table)]
    _show_receipts("Waiting in the landing", waiting)
    if unreached:
        raise unreached


def validate(agency: Agency = None, table: Table = None) -> None:
    """Hold deliveries against their contracts.

    Good rows go on; bad rows go into quarantine with rule, place and reason.

    Example: simpul validate lkpp
    """
    from simpul import receipts
    from simpul import validate as stage
    from simpul.world import World

    _agencies(agency, table)
    waiting = [r for r in receipts.all(settings(), agency, table) if r.state in ("landed", "failed")]
    _show_receipts("Validated", [stage.validate(settings(), World(), r) for r in waiting])


def load(agency: Agency = None, table: Table = None) -> None:
    """Put good rows into the warehouse.

    Exactly the delivered agency, table and period is replaced.

    Example: simpul load kemenkeu
    """
    from simpul import load as stage
    from simpul import receipts
    from simpul.world import World

    _agencies(agency, table)
    waiting = [r for r in receipts.all(settings(), agency, table) if r.state == "validated"]
    _show_receipts("Loaded", stage.load(settings(), World(), waiting))


def model() -> None:
    """Build and test the models with dbt.

    Example: simpul model
    """
    from simpul import model as stage
    from simpul.commands.screen import timed

    with timed("model", "dbt") as told:
        told.text = str(stage.model(settings()))


def audit() -> None:
    """Hold marts and metrics against expectations/marts.

    Example: simpul audit
    """
    from simpul import audit as stage
    from simpul.commands.account import told_of_audit
    from simpul.commands.screen import timed

    with timed("audit", "marts") as told:
        told.text = told_of_audit(stage.audit(settings()))


def publish() -> None:
    """Sign a new read-only edition and make it current.

    Example: simpul publish
    """
    from simpul import publish as stage
    from simpul.commands.account import told_of_edition
    from simpul.commands.screen import timed
    from simpul.world import World

    with timed("publish", "edition") as told:
        told.text = told_of_edition(stage.publish(settings(), World()))


def _agencies(agency: str | None, table: str | None) -> list[str]:
    from simpul.commands.flow import agencies_of

    return agencies_of(settings(), agency, table)


def _show_receipts(title: str, found: list[Receipt]) -> None:
    from simpul.commands.screen import show_receipts

    show_receipts(title, [receipt.model_dump() for receipt in found])
    if any(receipt.state == "failed" for receipt in found):
        raise typer.Exit(1)
