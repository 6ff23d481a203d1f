"""Which deliveries are due is told by what came and by the contract, by no clock."""

import duckdb
import pytest
from simpul.contract import load_contracts
from simpul.deliveries.expected import expected

from tests.house import HOUSE

CONTRACTS = load_contracts(HOUSE / "expectations")


def due(*lines: tuple[str, str, str | None, str], unreadable: str = "") -> dict[tuple[str, str | None], bool]:
    """Return (table, period) → is delivered, of a ledger of (agency, table, period, state) and a file nobody can read.

    The file is of panrb's plan.
    """
    with duckdb.connect() as connection:
        connection.execute("attach ':memory:' as workshop; create schema workshop.raw")
        shape = "agency varchar, table_name varchar, period varchar, state varchar, part varchar default '', "
        shape += "file varchar"
        connection.execute(f"create table workshop.raw.deliveries ({shape})")
        insert = "insert into workshop.raw.deliveries (agency, table_name, period, state) values (?, ?, ?, ?)"
        connection.executemany(insert, lines)
        if unreadable:
            lost = "insert into workshop.raw.deliveries values ('panrb', 'relocation_plan', null, 'refused', '', ?)"
            connection.execute(lost, [unreadable])
        return {(one.table_name, one.period): one.is_delivered for one in expected(connection, CONTRACTS)}


def months(table: str, *periods: str, state: str = "loaded", agency: str = "kemenkeu"):
    return [(agency, table, period, state) for period in periods]


def test_a_gap_between_months_is_due_and_not_there():
    found = due(*months("budget_performance", "2025-01", "2025-03"))
    assert found == {
        ("budget_performance", "2025-01"): True,
        ("budget_performance", "2025-02"): False,
        ("budget_performance", "2025-03"): True,
    }


def test_what_lags_behind_other_tables_is_due_but_for_the_days_of_grace():
    others = months("budget_realization", "2025-01", "2025-05")
    found = due(*months("budget_performance", "2025-01"), *others)
    assert [period for (table, period), there in found.items() if table == "budget_performance" and not there] == [
        "2025-02", "2025-03", "2025-04",
    ]  # fmt: skip


def test_a_delivery_that_was_held_back_is_due_for_its_period():
    found = due(
        *months("budget_performance", "2025-02"), *months("budget_performance", "2025-01", state="needs_decision")
    )
    assert found == {("budget_performance", "2025-01"): False, ("budget_performance", "2025-02"): True}


@pytest.mark.parametrize("state", ["loaded", "superseded"])
def test_a_year_that_is_sent_every_month_is_due_once(state):
    found = due(*months("utilities", "2024", "2026", state=state, agency="oikn"))
    assert found == {("utilities", "2024"): True, ("utilities", "2026"): True} or found == {
        ("utilities", "2024"): True, ("utilities", "2025"): False, ("utilities", "2026"): True,
    }  # fmt: skip


def test_where_periods_come_as_they_please_nothing_is_due():
    found = due(*months("relocation_plan", "2024-01", "2024-06", "2025-08", agency="panrb"))
    assert all(found.values()) and len(found) == 3


def test_a_table_without_periods_is_never_due():
    assert due(("bkn", "employees", None, "loaded")) == {}


def test_of_a_file_nobody_can_read_the_name_tells_when_it_was_due():
    came = months("relocation_plan", "2024-01", "2024-06", agency="panrb")
    assert due(*came, unreadable="panrb/Rencana_Pemindahan_ASN_2024-02.xlsx")["relocation_plan", "2024-02"] is False
    assert all(due(*came, unreadable="panrb/Rencana_Pemindahan_ASN_2024-06_ULANG.xlsx").values())
    assert len(due(*came, unreadable="panrb/Rencana.xlsx")) == 2
