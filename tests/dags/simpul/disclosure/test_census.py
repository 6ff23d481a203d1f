"""Units have a mart of their own: they add up to their agency, and a lone small one takes a second along."""

import json

import duckdb
import pytest
from simpul import editions
from simpul.errors import EditionRefused
from simpul.numbers import kpi
from simpul.numbers.passport import passport
from simpul.publish import publish
from simpul.publishing import withholding
from simpul.world import World

from tests.dags.simpul.headcounts import COUNTS, counted, only_small

AGENCIES = ("005", "025", "054")
MADE = """
create table marts.fct_unit_headcounts (agency_code varchar, unit_code varchar, people bigint, period date,
    _delivery_id varchar, _row bigint)"""
CELLS = """
insert into metrics.fct_metrics by name
select 'headcount' as metric, agency_code, period, 'work_unit' as dimension, unit_code as member,
    people::double as numerator, null::double as denominator, people::double as value
from marts.fct_unit_headcounts"""
CUTS = {"sex": "sex", "site": "site", "work_unit": "fct_unit_headcounts.unit_code"}


def by_unit(data, small):
    """Make the workshop with three units an agency; the first of 005 counts ``small`` people."""
    settings = counted(data)
    rows = []
    for agency in AGENCIES:
        whole = sum(count for (code, *_), count in COUNTS.items() if code == agency)
        first = small if agency == "005" else whole // 4
        parts = {"a": first, "b": whole // 3, "unmatched": whole - first - whole // 3}
        rows += [(agency, unit if unit == "unmatched" else f"{agency}{unit}", n) for unit, n in parts.items()]
    with duckdb.connect(settings.warehouse) as connection:
        connection.execute(MADE)
        connection.executemany(
            "insert into marts.fct_unit_headcounts values (?, ?, ?, '2025-06-01', ?, ?)",
            [(*row, "b" * 16, number) for number, row in enumerate(rows)],
        )
        connection.execute(CELLS)
        connection.execute(
            "update metrics.dim_metrics set dimensions = ? where metric = 'headcount'", [json.dumps(CUTS)]
        )
    return settings


def units(settings):
    """Return agency and unit → value and why it is withheld, and the same rows of the mart."""
    cells = [cell for cell in kpi.cells(settings, "headcount") if cell["dimension"] == "work_unit"]
    with editions.open_edition(settings) as connection:
        rows = connection.execute("select agency_code, unit_code, people, withheld from fct_unit_headcounts").fetchall()
    told = {(cell["agency_code"], cell["member"]): (cell["value"], cell["withheld"]) for cell in cells}
    assert told == {row[:2]: row[2:] for row in rows}
    return told


def test_a_small_unit_and_a_second_one_of_its_agency_are_withheld(tmp_path):
    settings = by_unit(tmp_path, 3)
    publish(settings, World())
    withheld = {place: reason for place, (_, reason) in units(settings).items() if reason}
    assert withheld.pop(("005", "005a")) == "small_group"
    assert {agency for agency, _ in withheld} == {"005"}
    cells = kpi.cells(settings, "headcount")
    whole = {cell["agency_code"]: cell["withheld"] for cell in cells if cell["dimension"] == "all"}
    assert set(whole.values()) == {None}


def test_a_unit_opens_to_its_own_rows_and_an_agency_to_those_of_all_its_sites(tmp_path):
    settings = by_unit(tmp_path, 30)
    publish(settings, World())
    unit = passport(settings, "headcount", "025", "2025-06-01", "work_unit", "025a")
    agency = passport(settings, "headcount", "025", "2025-06-01")
    assert (unit["reconciles"], unit["rows"]["total"]) == (True, 1)
    assert (agency["reconciles"], agency["rows"]["total"]) == (True, 6)


def test_an_edition_that_withholds_the_small_unit_alone_is_refused(tmp_path, monkeypatch):
    settings = by_unit(tmp_path, 3)

    monkeypatch.setattr(withholding, "patterns", only_small)
    with pytest.raises(EditionRefused, match="can be worked out"):
        publish(settings, World())


def test_edition_after_edition_no_unit_can_be_worked_out(tmp_path):
    for small in (3, 40, 2, 3):
        settings = by_unit(tmp_path, small)
        assert publish(settings, World()).is_new
    assert units(settings)["005", "005a"][0] is None


def test_units_that_an_earlier_edition_of_agencies_alone_told_are_guarded_too(tmp_path):
    publish(counted(tmp_path), World())
    settings = by_unit(tmp_path, 3)
    publish(settings, World())
    assert sum(reason is not None for _, reason in units(settings).values()) >= 2
