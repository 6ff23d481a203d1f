"""The attack on a finished edition: from its own bytes, with all that the editions before it showed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import duckdb
import numpy as np

from simpul.disclosure import shown as told
from simpul.disclosure.attacker import Mask, attack
from simpul.disclosure.census import Census
from simpul.disclosure.joint import Joint, joined
from simpul.disclosure.pattern import censuses
from simpul.disclosure.policy import load_policy
from simpul.disclosure.retold import refuse_told
from simpul.disclosure.suppression import refusal
from simpul.errors import EditionRefused
from simpul.promises.promise import quoted
from simpul.settings import Settings
from simpul.workshop import limits

TOLERANCE = 1e-6


def refuse_recovered(settings: Settings, edition: Path, counted: Iterable[Joint] | None = None) -> int:
    """Attack every withheld count of an edition's file and return how many withstood.

    ``counted`` are the censuses of the same workshop and past, if they have been taken already.

    Raises:
        EditionRefused: a small group stands in it, or a withheld count can be told to within the policy's interval.
    """
    policy, withstood = load_policy(settings.promises), 0
    with duckdb.connect(config=limits(settings)) as connection:
        connection.execute(f"attach '{quoted(settings.warehouse)}' as workshop (read_only)")
        connection.execute(f"attach '{quoted(edition)}' as edition (read_only)")
        refuse_told(connection, policy)
        stopped = "select distinct metric from edition.main.fct_metrics where withheld = 'agreement'"
        left_out = [name for (name,) in connection.execute(stopped).fetchall()]
        for joint in censuses(settings, connection, left_out) if counted is None else counted:
            parts = [(one, told.read(connection, "edition", one.census, one.protected)) for one in joint.parts]
            parts = [(one, here) for one, here in parts if here.rows]  # else no agreement is alive: none of it is shown
            if not parts:
                continue
            masks = [_mask(one.census, here) for one, here in parts]
            for (one, here), mask in zip(parts, masks, strict=True):
                _refuse_shown(one.table, one.census, here, mask, policy.smallest)
                withstood += len(here.reasons)
            there = joined([one for one, _ in parts])
            narrow = attack(there.layout, there.mask(masks), there.past(), policy).narrow(policy.interval)
            if narrow.quantities.size:
                raise refusal(there.layout, narrow)
    return withstood


def _mask(census: Census, here: told.Shown) -> Mask:
    # What is withheld for another reason, as too little trust, protects nobody: to work it out tells of no person.
    hidden = told.withheld(census, here, *told.FOR_PEOPLE)
    return Mask(hidden, told.withheld(census, here, told.SMALL))


def _refuse_shown(table: str, census: Census, here: told.Shown, mask: Mask, smallest: int) -> None:
    """Refuse a number that should not be there; the arithmetic below believes what the edition says of itself."""
    numbers = {**{key: (number, None) for key, number in here.rows.items()}, **here.cells}
    standing = sorted(key for key in here.reasons if numbers[key] != (None, None))
    small = census.layout.small_cells(smallest) & ~mask.is_withheld
    shown = {place for key in numbers if (place := census.row_of.get(key, census.cell_of.get(key))) is not None}
    standing += [census.layout.cells[place] for place in np.flatnonzero(small) if int(place) in shown]
    if standing:
        what = f"{len(standing)} counts of small groups stand in {table}, such as {standing[0]}"
        raise EditionRefused(what, where="edition", todo="tell the maintainers; nothing was published")
