import pytest
from simpul.commands.account import told_of_landing, told_of_states, told_of_troubles
from simpul.receipts import Receipt


def receipt(table: str, state: str, broken: int = 0, number: int = 1) -> Receipt:
    """Return a receipt of ten rows."""
    return Receipt(
        agency="bkn", table=table, delivery_id=f"{table}{number}", file="f", connector="drop", position={},
        sha256="0", bytes=1_500_000, sequence=number, attempt="a", contract_version="v", state=state,
        reason=f"{table} {number}", rows_landed=10, rows_loaded=10 - broken, rows_quarantined=broken,
        received_at="2026-01-01T00:00:00",
    )  # fmt: skip


def test_troubles_are_told_one_by_one_but_a_tables_many_broken_rows_in_one_line():
    found = [
        receipt("whole", "loaded"), receipt("old", "superseded", 1), receipt("cut", "refused"),
        receipt("alone", "loaded", 2), *(receipt("events", "loaded", 3, number) for number in (1, 2)),
    ]  # fmt: skip
    assert list(told_of_troubles(found)) == [
        ("refused", "cut 1"),
        ("loaded", "alone 1"),
        ("loaded", "bkn.events: 6 rows of 2 deliveries are in quarantine · why: simpul status"),
    ]


@pytest.mark.parametrize(("number", "told"), [(0, "nothing new"), (2, "2 deliveries, 3.0 MB")])
def test_what_landed_is_told_with_its_size(number, told):
    assert told_of_landing([receipt("a", "landed")] * number) == told


def test_states_are_counted_with_their_rows():
    found = [receipt("a", "loaded", 1), receipt("b", "loaded"), receipt("c", "refused")]
    assert told_of_states(found) == "2 loaded, 1 refused; 30 rows, 1 quarantined"
