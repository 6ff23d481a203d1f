"""Why a wave is late, in sentences by rules: how late its people came, whether homes stood, what its units lack."""

from datetime import date

import polars as pl
import warehouse
from editions import Edition

from components import names
from components.filters import Selection
from components.formatting import number, period
from components.language import _
from components.remembered import remembered


def of(edition: Edition, selection: Selection, wave: dict, now: date) -> list[str]:
    """Return the sentences for a wave (due, arrived, late, last_planned_date), the facts first and then the reasons."""
    counts = {"arrived": number(wave["arrived"], 0), "due": number(wave["due"], 0)}
    said = [_("{arrived} of the {due} people who are due have come.").format(**counts)]
    if (days := delay(edition, selection, wave["wave"], now)) > 0:
        said.append(
            _("Those who came, came {days} days after their planned month on average.").format(days=number(days, 0))
        )
    last = min(wave["last_planned_date"] or now, now)
    return said + _homes(edition, last) + _lacking(edition, selection, wave["wave"], now)


@remembered
def delay(edition: Edition, selection: Selection, wave: str, now: date) -> float:
    """Return the mean delay of a wave's arrivals in days; nought where it is not told."""
    cells = warehouse.cells(edition, "arrival_delay", selection.agency, "wave", now).filter(member=wave)
    return cells["value"][0] or 0.0 if cells.height else 0.0


@remembered
def _homes(edition: Edition, last: date) -> list[str]:
    """Say whether homes stood for everybody who was due in the wave's last planned month."""
    months = warehouse.read(edition, "housing").filter(pl.col("period") == last)
    short = months.filter(pl.col("habitable_homes") < pl.col("due_people"))
    told = _("Housing: in {month} {homes} homes were habitable for {people} people who were due, of all waves.")
    return [
        told.format(month=period(last), homes=number(row["habitable_homes"], 0), people=number(row["due_people"], 0))
        for row in short.iter_rows(named=True)
    ]


@remembered
def _lacking(edition: Edition, selection: Selection, wave: str, now: date) -> list[str]:
    """Name what the wave's units lack, the commonest first; a wave that left the plan in force has no units in it."""
    rows = warehouse.read(edition, "readiness").filter(pl.col("wave") == wave, pl.col("period") == now)
    if selection.agency != "all":
        rows = rows.filter(agency_code=selection.agency)
    units = rows.filter(component="unit").height
    lacks = rows.filter(~pl.col("is_ready"), pl.col("component") != "unit").group_by("component").len()
    if not units:
        return [_("Its units are no longer in the plan in force: what they lacked then is not told.")]
    labels = names.members(edition, "component")
    ranked = lacks.sort("len", "component", descending=[True, False]).iter_rows()
    listed = ", ".join(f"{labels.get(name, name)} ({number(count, 0)})" for name, count in ranked)
    told = _("Of its {units} units these lack: {listed}.")
    return [told.format(units=number(units, 0), listed=listed)] if listed else [_("Its units lack nothing.")]
