"""Doors: links that open a cell of a metric, drawn beside the pictures that show it."""

from datetime import date

from editions import Edition

from components import frame


def door(edition: Edition, label: str, metric: str, at: tuple[str, date], member: tuple[str, str]) -> None:
    """Draw a link to a metric's cell: `at` is agency and period, `member` the dimension and its member."""
    agency, when = at
    cell = {"metric": metric, "agency": agency, "period": when.isoformat()[:7], "member": ":".join(member)}
    frame.link("dictionary", label, **cell, edition=edition.edition_id)
