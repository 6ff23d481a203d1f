"""How a number of the whole last moved, and by whom: since the same month a year before, from what is told alone."""

import duckdb
import pytest
from simpul.publishing.judgements import fill
from simpul.publishing.movements import SHAPE, moved

CELLS = """
create table fct_metrics as
select metric, agency_code, period::date as period, 'all' as dimension, 'all' as member, top as numerator,
    below as denominator, top / coalesce(below, 1) as value
from (values
    ('cost', '005', '2024-06-01', 10.0, null), ('cost', '025', '2024-06-01', 10.0, null),
    ('cost', 'all', '2024-06-01', 20.0, null), ('cost', '005', '2025-05-01', 90.0, null),
    ('cost', '025', '2025-05-01', 10.0, null), ('cost', 'all', '2025-05-01', 100.0, null),
    ('cost', '005', '2025-06-01', 11.0, null), ('cost', '025', '2025-06-01', 15.0, null),
    ('cost', 'all', '2025-06-01', 26.0, null), ('share', '005', '2025-05-01', 5.0, 10.0),
    ('share', '025', '2025-05-01', 45.0, 90.0), ('share', 'all', '2025-05-01', 50.0, 100.0),
    ('share', '005', '2025-06-01', 9.0, 10.0), ('share', '025', '2025-06-01', 45.0, 90.0),
    ('share', 'all', '2025-06-01', 54.0, 100.0), ('still', 'all', '2025-05-01', 7.0, null),
    ('still', 'all', '2025-06-01', 7.0, null), ('first', 'all', '2025-06-01', 7.0, null)
) as t(metric, agency_code, period, top, below)
"""


@pytest.fixture
def made():
    """The cells of four metrics: one with a year before, a share, one that stood still and one that has begun."""
    connection = duckdb.connect()
    connection.execute(CELLS)
    return connection


def test_a_number_is_held_against_the_same_month_a_year_before_else_the_one_before(made):
    found = {one["metric"]: one for one in moved(made)}
    assert set(found) == {"cost", "share"}
    assert str(found["cost"]["previous_period"]) == "2024-06-01"
    assert (found["cost"]["previous"], found["cost"]["value"]) == (20.0, 26.0)
    assert str(found["share"]["previous_period"]) == "2025-05-01"


def test_who_moved_it_most_that_way_is_named(made):
    found = {one["metric"]: one["driver_agency"] for one in moved(made)}
    assert found == {"cost": "025", "share": "005"}


def test_a_withheld_part_is_not_told_of(made):
    made.execute("update fct_metrics set value = null, numerator = null where agency_code = '025'")
    assert {one["metric"]: one["driver_agency"] for one in moved(made)}["cost"] == "005"
    made.execute("update fct_metrics set value = null, numerator = null where agency_code = 'all' and metric = 'cost'")
    assert {one["metric"] for one in moved(made)} == {"share"}


def test_it_becomes_a_table_of_the_edition(made):
    fill(made, "movements", SHAPE, moved(made))
    assert made.execute("select metric, period::varchar, driver_agency from movements order by all").fetchall() == [
        ("cost", "2025-06-01", "025"),
        ("share", "2025-06-01", "005"),
    ]
