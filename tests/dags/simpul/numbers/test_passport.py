"""The passport: every number can be opened."""

import json
from pathlib import Path

import duckdb
import pytest
from simpul.errors import NotDelivered
from simpul.numbers import kpi
from simpul.numbers.passport import passport
from simpul.publish import publish
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.small_warehouse import DELIVERIES, MODELS, small_warehouse


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Settings:
    settings = small_warehouse(tmp_path_factory.mktemp("passport"))
    publish(settings, World())
    return settings


def test_every_cell_reconciles_with_its_rows(published: Settings):
    for cell in kpi.cells(published):
        place = (cell["agency_code"], cell["period"], cell["dimension"], cell["member"])
        opened = passport(published, cell["metric"], *place)
        assert opened["reconciles"], cell
        assert opened["rows"]["total"] == len(opened["rows"]["shown"]) == cell["denominator"]


def test_rows_that_do_not_add_up_are_told(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("update metrics.fct_metrics set numerator = numerator + 0.01 where agency_code = '025'")
    publish(settings, World())
    assert not passport(settings, "budget_execution_index", "025", "2025-06")["reconciles"]
    assert passport(settings, "budget_execution_index", "005", "2025-06")["reconciles"]


def test_a_number_says_where_it_comes_from(published: Settings):
    opened = passport(published, "budget_execution_index", "005", "2025-06")
    assert opened["value"] == 88.375
    assert opened["definition"]["label_en"] == "Score"
    assert "sum(final_score)" in opened["sql"]["compiled_sql"]
    assert opened["sums"] == {"numerator": 176.75, "denominator": 2.0}
    sources = {one["source"] for one in opened["lineage"]["columns"] if one["column"] == "value"}
    assert sources == {"kemenkeu.budget_performance.Nilai Akhir (Nilai Total/Konversi Bobot)"}
    assert [one["model"] for one in opened["lineage"]["models"] if not one["parents"]] == [
        "raw.kemenkeu__budget_performance"
    ]


def test_a_number_says_which_deliveries_checks_and_missing_rows_stand_behind_it(published: Settings):
    opened = passport(published, "budget_execution_index", "005", "2025-06")
    (delivery,) = opened["deliveries"]
    assert delivery["delivery_id"] == DELIVERIES["2025-06"]
    assert (delivery["state"], delivery["file"], delivery["contributes"]) == ("loaded", "IKPA_2025-06.xlsx", True)
    assert delivery["received_at"] == "2025-07-10T08:00:00+00:00"
    assert delivery["age_days"] > 0
    assert {(one["scope"], one["passed"]) for one in opened["checks"]} == {("delivery", False), ("mart", True)}
    assert opened["quarantined"]["total"] == 1
    assert opened["quarantined"]["rows"][0]["row_number"] == 5
    assert {row["file"] for row in opened["rows"]["shown"]} == {"IKPA_2025-06.xlsx"}


def test_a_refused_delivery_of_the_period_is_seen(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("update raw.deliveries set period = '2025-06' where state = 'refused'")
    publish(settings, World())
    opened = passport(settings, "budget_execution_index", "all", "2025-06")
    assert [(one["state"], one["contributes"]) for one in opened["deliveries"]] == [
        ("loaded", True),
        ("refused", False),
    ]
    assert opened["quarantined"]["total"] == 5


def test_a_member_is_opened_by_its_dimension(published: Settings):
    opened = passport(published, "absorption_score", "005", "2025-06-01", "category", "very_good")
    assert [row["work_unit_code"] for row in opened["rows"]["shown"]] == ["098963"]
    assert opened["reconciles"]


def test_the_last_period_is_opened_where_none_is_named(published: Settings):
    cells = kpi.cells(published, "budget_execution_index", "005")
    last = max(cell["period"] for cell in cells if cell["dimension"] == "all")
    assert passport(published, "budget_execution_index", "005")["period"] == last
    assert passport(published, "budget_execution_index")["agency_code"] == "all"


def test_a_passport_is_plain_and_stable_json(published: Settings):
    first = passport(published, "budget_execution_index", "all", "2025-05")
    assert json.loads(json.dumps(first)) == first == passport(published, "budget_execution_index", "all", "2025-05")


@pytest.mark.parametrize(
    ("metric", "agency", "period", "said"),
    [
        ("absorption_score", "all", "2025-05", "no such number"),
        ("budget_execution_index", "005", "2025", "2 numbers: 2025-05-01"),
    ],
)
def test_a_number_that_is_not_there_or_not_one_is_said(published: Settings, metric, agency, period, said):
    with pytest.raises(NotDelivered, match=said):
        passport(published, metric, agency, period)


def test_rows_name_file_sheet_and_line(published: Settings):
    shown = passport(published, "budget_execution_index", "005", "2025-06")["rows"]["shown"]
    assert [(row["file"], row["sheet"], row["_row"]) for row in shown] == [
        ("IKPA_2025-06.xlsx", "IKPA", 2), ("IKPA_2025-06.xlsx", "IKPA", 3),
    ]  # fmt: skip


def test_every_delivery_that_a_row_was_made_of_is_named(tmp_path: Path, monkeypatch):
    both = f"['{DELIVERIES['2025-05']}', '{DELIVERIES['2025-06']}'] as _delivery_ids"
    fact = ("marts", "fct_budget_performance")
    monkeypatch.setitem(MODELS, fact, MODELS[fact].replace("as category from", f"as category, {both} from"))
    settings = small_warehouse(tmp_path)
    publish(settings, World())
    opened = passport(settings, "budget_execution_index", "005", "2025-06")
    assert {one["delivery_id"]: one["contributes"] for one in opened["deliveries"]} == {
        DELIVERIES["2025-05"]: True, DELIVERIES["2025-06"]: True,
    }  # fmt: skip


def test_a_month_that_is_due_and_not_there_is_said(tmp_path: Path):
    settings = small_warehouse(tmp_path)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("update raw.deliveries set period = null where state = 'refused'")
        connection.execute("update raw.deliveries set period = '2025-07' where period = '2025-06'")
    publish(settings, World())
    (late,) = passport(settings, "budget_execution_index", "all", "2025-06")["late"]
    assert (late["table_name"], late["period"]) == ("budget_performance", "2025-06")
    assert passport(settings, "budget_execution_index", "all", "2025-05")["late"] == []
