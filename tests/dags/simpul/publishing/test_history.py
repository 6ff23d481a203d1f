"""The as-known-on ledger: a correction restates the cells it touches, and nothing that is withheld comes back."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
from simpul import editions
from simpul.errors import NotDelivered
from simpul.numbers import as_known, kpi
from simpul.publish import Published, publish
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.small_warehouse import DELIVERIES, small_settings, small_warehouse

INDEX = ("budget_execution_index", "005", "2025-06")
CORRECTION = "d" * 16


def on(day: int) -> World:
    """Return a world in which it is a day of August."""
    return World(now=lambda: datetime(2025, 8, day, tzinfo=UTC))


def workshop(settings: Settings, *statements: str) -> None:
    with duckdb.connect(str(settings.warehouse)) as connection:
        for statement in statements:
            connection.execute(statement)


def corrected(data: Path) -> Settings:
    """Return the workshop after June was delivered again with another score."""
    settings = small_warehouse(data)
    june = DELIVERIES["2025-06"]
    workshop(
        settings,
        f"""insert into raw.deliveries by name select * replace ('{CORRECTION}' as delivery_id, 9 as sequence,
            'IKPA_2025-06_REVISI.xlsx' as file) from raw.deliveries where delivery_id = '{june}'""",
        f"update raw.deliveries set state = 'superseded' where delivery_id = '{june}'",
        f"""update marts.fct_budget_performance set _delivery_id = '{CORRECTION}',
            final_score = case when work_unit_code = '098963' then 90.5 else final_score end
            where period = '2025-06-01'""",
        """update metrics.fct_metrics set numerator = numerator - 6, value = value - 6 / denominator
            where metric = 'budget_execution_index' and period = '2025-06-01' and agency_code in ('005', 'all')""",
    )
    return settings


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> tuple[Settings, Published, Published]:
    """Two editions: June as it came first, and as it was corrected five days later."""
    data = tmp_path_factory.mktemp("ledger")
    return small_settings(data), publish(small_warehouse(data), on(1)), publish(corrected(data), on(6))


def value(settings: Settings, known_on: str | None = None) -> float:
    cells = as_known.cells(settings, known_on, *INDEX) if known_on else kpi.cells(settings, *INDEX)
    return cells[0]["value"]


def test_a_correction_restates_the_cells_it_touches_and_says_so(ledger):
    settings, first, second = ledger
    told = as_known.changes(settings)
    assert [(one["agency_code"], one["period"], one["cause"]) for one in told] == [
        ("005", "2025-06-01", "correction"),
        ("all", "2025-06-01", "correction"),
    ]
    assert {one["edition_id"] for one in told} == {second.edition_id}
    assert told[0]["value_before"] - told[0]["value"] == 3.0
    assert [one["file"] for one in told[0]["deliveries"]] == ["IKPA_2025-06_REVISI.xlsx"]
    assert told == as_known.changes(settings, first.edition_id)
    assert as_known.changes(settings, second.edition_id) == []


def test_only_changed_cells_are_added(ledger):
    settings, _, _ = ledger
    with editions.open_edition(settings) as connection:
        now = len(connection.execute("from fct_metrics").fetchall())
        assert len(connection.execute("from history_cells").fetchall()) == now + 2


def test_a_number_is_told_as_it_was_known(ledger):
    settings, first, second = ledger
    before, now = value(settings, first.edition_id), value(settings, second.edition_id)
    assert (before - now, now) == (3.0, value(settings))
    assert [value(settings, day) for day in ("2025-08-01", "2025-08-05", "2025-08-06")] == [before, before, now]
    assert as_known.cells(settings, second.edition_id) == kpi.cells(settings)


@pytest.mark.parametrize(
    ("named", "why"), [("2025-07-31", "nothing is known"), ("000009-0123456789ab", "nothing"), ("June", "no edition")]
)
def test_what_was_never_known_is_said(ledger, named: str, why: str):
    with pytest.raises(NotDelivered, match=why):
        as_known.cells(ledger[0], named)


def test_the_digest_is_of_what_an_edition_says_not_of_how_it_came(ledger, tmp_path: Path):
    _, _, second = ledger
    alone = publish(corrected(tmp_path), on(9))
    assert alone.edition_id[7:] == second.edition_id[7:]
    assert alone.manifest.tables["history_cells"] != second.manifest.tables["history_cells"]


def test_the_same_content_from_another_delivery_is_published(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    first = publish(settings, on(1))
    workshop(settings, "update marts.fct_budget_performance set _delivery_id = repeat('e', 16)")
    second = publish(settings, on(2))
    assert (second.is_new, second.edition_id[7:]) == (True, first.edition_id[7:])
    assert as_known.changes(settings) == []


def test_what_a_rolled_back_edition_told_is_not_known(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    first, second = publish(settings, on(1)), publish(corrected(tmp_path), on(2))
    editions.rollback(settings, World(), first.edition_id)
    workshop(settings, "update metrics.fct_metrics set value = value + 1 where period = '2025-05-01'")
    third = publish(settings, on(4))
    assert {one["edition_id"] for one in as_known.changes(settings, first.edition_id)} == {third.edition_id}
    assert value(settings, "2025-08-01") - value(settings, "2025-08-04") == 3.0
    for named in (second.edition_id, "2025-08-03"):
        with pytest.raises(NotDelivered, match="rolled back"):
            as_known.cells(settings, named)


def test_a_changed_formula_a_new_month_and_a_lost_cell_are_told_apart(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    publish(settings, on(1))
    workshop(
        settings,
        "update metrics.dim_metrics set rows_numerator = 'final_score + 1' where metric = 'budget_execution_index'",
        f"update metrics.fct_metrics set value = value + 1 where metric = '{INDEX[0]}' and agency_code = '025'",
        """insert into metrics.fct_metrics select * replace (date '2025-07-01' as period) from metrics.fct_metrics
            where metric = 'absorption_score' and agency_code = '025' and period = '2025-06-01'""",
        """delete from metrics.fct_metrics
            where metric = 'absorption_score' and agency_code = '025' and period = '2025-05-01'""",
    )
    publish(settings, on(2))
    told = [(one["metric"], one["period"], one["cause"]) for one in as_known.changes(settings)]
    assert told == [
        ("absorption_score", "2025-05-01", "withdrawn"),
        ("absorption_score", "2025-07-01", "new_period"),
        ("budget_execution_index", "2025-05-01", "definition"),
        ("budget_execution_index", "2025-06-01", "definition"),
    ]


def test_what_came_late_is_told_from_what_was_corrected(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    may = DELIVERIES["2025-05"]
    workshop(
        settings,
        f"update raw.deliveries set state = 'failed' where delivery_id = '{may}'",
        "delete from metrics.fct_metrics where period = '2025-05-01' and agency_code = '025'",
    )
    publish(settings, on(1))
    publish(small_warehouse(tmp_path), on(2))
    told = {(one["period"], one["cause"], one["deliveries"][0]["delivery_id"]) for one in as_known.changes(settings)}
    # While May was missing, what stands on it was trusted too little to be shown; that it is now is told as well.
    assert {one for one in told if one[1] != "released"} == {("2025-05-01", "late_delivery", may)}
