"""What follows when people's rows or tokens have changed: models, warehouse, edition anew, and who must hear of it."""

from __future__ import annotations

from simpul.settings import Settings


def rebuilt(here: Settings) -> None:
    """Build, audit and publish: the next edition knows nothing of what was there."""
    from simpul.audit import audit
    from simpul.commands.account import told_of_audit, told_of_edition
    from simpul.commands.screen import timed
    from simpul.model import model
    from simpul.publish import publish
    from simpul.world import World

    with timed("model", "dbt") as told:
        told.text = str(model(here))
    with timed("audit", "marts") as told:
        told.text = told_of_audit(audit(here))
    with timed("publish", "edition") as told:
        told.text = told_of_edition(publish(here, World()))


def told_to(here: Settings, agencies: set[str], what: str) -> None:
    """Say which stewards must hear of it."""
    from simpul.commands.screen import line
    from simpul.contract import load_contracts

    for agency in sorted(agencies):
        steward = load_contracts(here.promises)[agency].steward
        line("tell", agency, f"{steward.unit}, {steward.email}: {what}")
