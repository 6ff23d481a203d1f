"""A number that is skipped and a plan whose month has come tell of deliveries that no cadence makes due."""

from datetime import date

import duckdb
import pytest
from simpul.contract import load_contract
from simpul.deliveries.announced import Due, with_announced

from tests.house import HOUSE

PANRB = {"panrb": load_contract(HOUSE / "expectations", "panrb")}
HORIZON = date(2026, 6, 30)
PLAN = [("2025-09-01", 2025, 10), ("2026-06-01", 2025, 10), ("2026-06-01", 2026, 2), ("2026-06-01", 2027, 1)]
"""A report, and the year and month that it plans for."""


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as workshop; create schema workshop.raw")
        yield connection


def landed(connection, table: str, number: str, *numbers: tuple[str, str]) -> None:
    """Let deliveries of (number, period) have come."""
    connection.execute(f"create table workshop.raw.panrb__{table} ({number} varchar, period date)")
    connection.executemany(
        f"insert into workshop.raw.panrb__{table} values (?, (? || '-01')::date)", numbers or [("1", "2025-10")]
    )


def came(table: str, *periods: str) -> list[Due]:
    return [Due("panrb", table, "", period, "half-year", is_delivered=True) for period in periods]


def lacking(connection, found: list[Due], horizon: date = HORIZON) -> list[tuple[str | None, str | None, bool]]:
    """Return period, number, and whether a plan names it, of what lacks."""
    told = with_announced(connection, PANRB, found, horizon)
    return [(one.period, one.number, one.is_planned) for one in told if not one.is_delivered]


def planned(connection, *lines: tuple[str, int, int]) -> None:
    connection.execute(
        "create table workshop.raw.panrb__relocation_plan (period date, planned_year int, planned_month int, "
        "plan_version varchar default '1')"
    )
    insert = "insert into workshop.raw.panrb__relocation_plan (period, planned_year, planned_month) values (?, ?, ?)"
    connection.executemany(insert, lines)


def test_a_number_that_is_skipped_did_not_come(connection):
    landed(connection, "relocation_plan", "plan_version", ("1", "2024-01"), ("3", "2024-04"), ("4", "2024-06"))
    assert lacking(connection, came("relocation_plan", "2024-01", "2024-04", "2024-06")) == [(None, "2", False)]


def test_a_number_that_another_document_names_did_not_come(connection):
    landed(connection, "relocation_plan", "plan_version", ("1", "2024-01"))
    landed(connection, "relocation_figures", "plan_version", ("1", "2024-01"), ("2", "2024-01"))
    assert lacking(connection, came("relocation_plan", "2024-01")) == [(None, "2", False)]


def test_numbers_before_the_first_that_came_were_never_promised(connection):
    landed(connection, "relocation_plan", "plan_version", ("4", "2024-06"), ("5", "2025-09"))
    assert lacking(connection, came("relocation_plan", "2024-06", "2025-09")) == []


def test_what_is_known_to_lack_gets_the_number_that_was_skipped_between_its_neighbours(connection):
    landed(connection, "relocation_list", "relocation_wave", ("1", "2024-09"), ("3", "2026-01"))
    refused = Due("panrb", "relocation_list", "", "2025-10", "half-year", is_delivered=False)
    found = [*came("relocation_list", "2024-09"), refused, *came("relocation_list", "2026-01")]
    assert lacking(connection, found) == [("2025-10", "2", False)]


def test_a_month_of_the_plan_that_has_come_without_its_list_is_a_list_missing(connection):
    planned(connection, *PLAN)
    landed(connection, "relocation_list", "relocation_wave", ("2", "2025-10"))
    assert lacking(connection, came("relocation_list", "2025-10")) == [("2026-02", None, True)]


def test_a_plan_and_a_number_speak_of_one_list(connection):
    planned(connection, *PLAN)
    landed(connection, "relocation_list", "relocation_wave", ("2", "2025-10"), ("4", "2026-07"))
    assert lacking(connection, came("relocation_list", "2025-10", "2026-07")) == [("2026-02", "3", True)]


def test_a_month_that_has_not_come_is_due_by_nothing(connection):
    planned(connection, *PLAN)
    landed(connection, "relocation_list", "relocation_wave", ("2", "2025-10"))
    assert lacking(connection, came("relocation_list", "2025-10"), date(2026, 1, 31)) == []


def test_where_nothing_of_a_table_ever_came_nothing_is_due(connection):
    planned(connection, *PLAN)
    assert lacking(connection, []) == []
