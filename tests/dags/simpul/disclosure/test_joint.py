"""Marts that count the same people: safe apart, they tell a small group together, and so they are held together."""

import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import pytest
from scipy import sparse
from simpul.disclosure import refuse_recovered
from simpul.disclosure.attacker import Mask, attack
from simpul.disclosure.census import Census
from simpul.disclosure.joint import Part, joined, limited
from simpul.disclosure.layout import assembled
from simpul.disclosure.policy import Policy, Protected, load_policy
from simpul.disclosure.shown import Shown
from simpul.disclosure.suppression import suppressed
from simpul.errors import ContractInvalid, EditionRefused
from simpul.publish import publish
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.disclosure.tables import POLICY, nobody_kept, nothing_before
from tests.dags.simpul.headcounts import counted

GRADES = {"a good": 3, "a poor": 40, "b good": 50, "b poor": 60}
AGENCIES = {"a": 43, "b": 110}
COUNTED = Protected(count="people", because="They are people.")
SEATS = """
  fct_seats:
    count: people
    because: Who has a seat is counted elsewhere.
"""
TIES = """
ties:
  - sums: {fct_seats: "true", fct_headcounts: sex = 'F' and site <> 'none'}
    by: [agency_code, period]
    because: Who has a seat is a woman of one of two sites.
"""


def part(table: str, counts: dict[str, int], cells: dict[str, list[str]], seen: dict[str, Shown] | None = None) -> Part:
    """Count a mart by hand: rows, sums over them, and a tie by the agency that a row's name begins with."""
    rows = list(counts)
    entries = [(number, rows.index(row), 1.0) for number, cell in enumerate(cells) for row in cells[cell]]
    layout = assembled(rows, [float(n) for n in counts.values()], list(cells), entries, list(range(len(cells))))
    sides = {(0, agency): [n for n, row in enumerate(rows) if row[0] == agency] for agency in "ab"}
    placed = {cell: len(rows) + number for number, cell in enumerate(cells)}
    census = Census(table, layout, {row: number for number, row in enumerate(rows)}, placed)
    return Part(table, COUNTED, census, seen or {}, sides)


def grades(counts: dict[str, int], seen: dict[str, Shown] | None = None) -> Part:
    return part("grades", counts, {"good": ["a good", "b good"], "poor": ["a poor", "b poor"]}, seen)


def agencies(counts: dict[str, int], seen: dict[str, Shown] | None = None) -> Part:
    return part("agencies", counts, {"all": ["a", "b"]}, seen)


def apart(one: Part):
    layout = one.census.layout
    return suppressed(layout, nothing_before(layout), nobody_kept(layout), POLICY)


def test_what_is_safe_apart_is_told_together():
    parts = [grades(GRADES), agencies(AGENCIES)]
    masks = [apart(one) for one in parts]
    for one, mask in zip(parts, masks, strict=True):
        layout = one.census.layout
        assert not attack(layout, mask, nothing_before(layout), POLICY).narrow(POLICY.interval).quantities.size
    joint = joined(parts)
    told = attack(joint.layout, joint.mask(masks), joint.past(), POLICY).narrow(POLICY.interval)
    assert (joint.layout.cells[told.quantities[0]], told.least[0], told.most[0]) == ("a good", 3, 3)


def test_together_they_are_withheld_until_nothing_is_told():
    joint = joined([grades(GRADES), agencies(AGENCIES)])
    mask = suppressed(joint.layout, joint.past(), nobody_kept(joint.layout), POLICY)
    assert not attack(joint.layout, mask, joint.past(), POLICY).narrow(POLICY.interval).quantities.size
    own = [mask.part(places) for places in joint.places]
    assert own[0].is_withheld[0] and own[0].is_called_small.sum() == 1
    assert own[0].is_withheld.sum() == 4 or own[1].is_withheld.any()


def test_a_tie_that_does_not_hold_tells_nothing():
    joint = joined([grades(GRADES), agencies({"a": 44, "b": 111})])
    assert (joint.layout.ties.shape[0], joint.lines.shape[0]) == (0, 2)
    mask = suppressed(joint.layout, joint.past(), nobody_kept(joint.layout), POLICY)
    assert not mask.part(joint.places[1]).is_withheld.any()
    assert mask.is_withheld.sum() == 2


def test_what_an_earlier_edition_told_by_the_tie_is_refused():
    """Then 43 of an agency and 40 of its two grades were shown; both grew since, and the third number is still 3."""
    reasons = {"a good": "small_group", "b good": "complementary"}
    then = Shown({"a good": None, "a poor": 40.0, "b good": None, "b poor": 60.0}, {}, reasons)
    seen = {"past_0": then}, {"past_0": Shown({"a": 43.0, "b": 110.0}, {}, {})}
    now = {**GRADES, "a poor": 45, "b poor": 70}
    joint = joined([grades(now, seen[0]), agencies({"a": 48, "b": 120}, seen[1])])
    with pytest.raises(EditionRefused, match="can be worked out, such as a good"):
        suppressed(joint.layout, joint.past(), nobody_kept(joint.layout), POLICY)


def test_masks_are_put_together_and_taken_apart():
    joint = joined([grades(GRADES), agencies(AGENCIES)])
    masks = [apart(one) for one in joint.parts]
    whole = joint.mask(masks)
    assert joint.layout.cells == (*GRADES, *AGENCIES, "good", "poor", "all")
    for mask, places in zip(masks, joint.places, strict=True):
        assert (whole.part(places).is_withheld == mask.is_withheld).all()
    assert np.allclose(joint.layout.values[: joint.layout.size], joint.layout.counts)


def rated(very_good: int, below: int):
    """Count a unit's ratings: 100 people and the good of them are shown; the others are not, and few are below."""
    rows = {"very good": float(very_good), "good": 100.0 - very_good - below, "below": float(below)}
    layout = assembled(list(rows), list(rows.values()), ["all"], [(0, place, 1.0) for place in range(3)], [0])
    return layout, Mask(np.array([True, False, True, False]), np.array([False, False, True, False]))


def told_of(layout, mask):
    told = attack(layout, mask, nothing_before(layout), POLICY).narrow(POLICY.interval)
    return [(layout.cells[layout.cell_of[place]], most) for place, most in zip(told.quantities, told.most, strict=True)]


def test_on_which_side_of_a_bound_a_share_lies_tells_a_small_group():
    """One below and 71 very good are 72 together: with at least 70 very good, below are two at most."""
    layout, mask = rated(71, 1)
    assert not told_of(layout, mask)
    over = replace(layout, limits=sparse.csr_array(np.array([[-0.3, 0.7, 0.7]])))
    assert ("below", pytest.approx(2)) in told_of(over, mask)
    found = suppressed(over, nothing_before(over), nobody_kept(over), POLICY)
    assert not told_of(over, found)
    assert (over.limits @ over.counts <= 0).all()


def test_sides_of_bounds_are_read_from_the_mart_that_tells_them():
    layout, _ = rated(71, 1)
    census = Census("fct_grades", layout, {}, {})
    limit = {
        "of": "fct_grades", "told_by": "fct_units", "by": ["unit_code"], "bounds": {"most_pct": "grade = 'very good'"},
        "because": "The rule is public.",
    }  # fmt: skip
    policy = Policy(smallest=5, interval=2, editions=0, tables={"fct_grades": COUNTED}, limits=[limit])
    with duckdb.connect() as connection:
        connection.execute("""
            attach ':memory:' as workshop; create schema workshop.marts;
            create table workshop.marts.fct_units as
            select * from (values ('a', 70), ('b', null)) as told(unit_code, most_pct);
            create temp table census_rows as select * from (values
                (0, 'a', 'very good'), (1, 'a', 'good'), (2, 'a', 'below')) as found(place, unit_code, grade)""")
        found = limited(connection, census, policy).layout.limits.toarray()
        assert np.allclose(found, [[-0.3, 0.7, 0.7]]), "71 of 100 are above 70 %"
        below = limited(connection, replace(census, layout=rated(69, 1)[0]), policy).layout.limits.toarray()
        assert np.allclose(below, [[0.3, -0.7, -0.7]])
        assert limited(connection, replace(census, table="fct_seats"), policy).layout.limits.shape == (0, 3)


def seated(data: Path, ties: str) -> Settings:
    """Make a workshop that counts the same women in two marts."""
    settings = counted(data, _005_F_jakarta=3)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("""
            create table marts.fct_seats as
            select agency_code, sum(people)::bigint as people, period, _delivery_id, min(_row) as _row
            from marts.fct_headcounts where sex = 'F' and site <> 'none' group by all""")
    policy = (settings.promises / "disclosure.yml").read_text().split("ties:")[0]
    shutil.copytree(settings.promises, data / "expectations")
    (data / "expectations" / "disclosure.yml").write_text(policy + SEATS + ties)
    return replace(settings, promises=data / "expectations")


def test_an_edition_is_attacked_over_both_marts(tmp_path):
    apart, together = seated(tmp_path / "apart", ""), seated(tmp_path / "together", TIES)
    loose = apart.editions / publish(apart, World()).edition_id / "edition.duckdb"
    assert refuse_recovered(apart, loose)
    with pytest.raises(EditionRefused, match="can be worked out"):
        refuse_recovered(together, loose)
    held = together.editions / publish(together, World()).edition_id / "edition.duckdb"
    with duckdb.connect(str(held), read_only=True) as connection:
        shown = connection.execute("select people from fct_headcounts where withheld = 'small_group'").fetchall()
    assert shown == [(None,)]


def test_tables_that_are_tied_are_read_together():
    tables = dict.fromkeys("abcd", COUNTED)
    ties = [{"sums": {"b": "true", "d": "true"}, "by": ["agency_code"], "because": "They are the same."}]
    policy = Policy(smallest=5, interval=2, editions=0, tables=tables, ties=ties)
    assert policy.tied() == [("a",), ("b", "d"), ("c",)]


def test_a_tie_of_a_mart_that_is_not_protected_is_malformed(tmp_path):
    head = "smallest: 5\ninterval: 2\neditions: 0\ntables: {fct_seats: {count: people, because: They sit.}}\n"
    (tmp_path / "disclosure.yml").write_text(head + TIES.lstrip())
    with pytest.raises(ContractInvalid, match="fct_headcounts, which is not among the tables"):
        load_policy(tmp_path)
