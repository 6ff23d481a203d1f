"""A delivery in words: whose it is, of which data set and period, and when it came; its id is for links and letters."""

import warehouse
from editions import Edition

from components import names
from components.formatting import as_date, day, period
from components.language import _
from components.remembered import remembered

MONTH = len("2025-06")


@remembered
def told(edition: Edition, delivery_id: str) -> str:
    """Say which delivery an id is of; of one that the viewer may not see, that it is another's."""
    row = warehouse.row(edition, "deliveries", delivery_id=delivery_id)
    if row is None:
        return _("a delivery of another agency")
    contract = warehouse.row(edition, "contracts", agency=row["agency"], table_name=row["table_name"])
    received = {one["delivery_id"]: one["received_at"] for one in edition.manifest.get("deliveries", ())}
    when = row["period"] or _("No. {n}").format(n=row["sequence"])
    return _("{agency}, {table} {period}, received {day}").format(
        agency=contract["agency_name"] if contract else row["agency"], table=row["table_name"].replace("_", " "),
        period=period(as_date(when)) if len(when) == MONTH and row["period"] else when,
        day=day(received.get(delivery_id)))  # fmt: skip


@remembered
def unit(edition: Edition, code: str) -> str:
    """Name a unit that drives a number, by the list of work units or of members; by its code where neither has it."""
    has_list = warehouse.holds(edition, "dim_work_units")
    found = warehouse.row(edition, "work_units", work_unit_code=code) if has_list else None
    return found["work_unit_name"] if found else names.members(edition, "work_unit").get(code, code)
