"""The page and the command open a number alike: what one lists, the other lists."""

from datetime import date
from pathlib import Path

import pytest
import warehouse
from simpul.numbers.passport import passport
from simpul.publish import publish
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.small_warehouse import small_warehouse

CELLS = [
    ("budget_execution_index", "all", "2025-06-01", "all", "all"),
    ("budget_execution_index", "025", "2025-05-01", "all", "all"),
    ("absorption_score", "005", "2025-06-01", "category", "very_good"),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> Settings:
    made = small_warehouse(tmp_path_factory.mktemp("parity"))
    publish(made, World())
    return made


@pytest.fixture(scope="module")
def opened(settings: Settings) -> dict[tuple, dict]:
    """Each cell as the command opens it, before the app holds the file."""
    return {cell: passport(settings, *cell) for cell in CELLS}


@pytest.fixture
def edition(settings: Settings, opened, monkeypatch):
    """The edition as the app opens it."""
    monkeypatch.setenv("SIMPUL_DATA", str(Path(settings.data)))
    return warehouse.current()


def plain(rows: list[dict], names) -> list[tuple]:
    """Return rows as comparable values of some columns."""
    return [tuple(str(row[name]) for name in names) for row in rows]


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: "-".join(cell[:2]))
def test_page_and_command_tell_the_same(opened, edition, cell):
    metric, agency, period, dimension, member = cell
    told = opened[cell]
    place = (agency, date.fromisoformat(period), dimension, member)
    lists = {
        "deliveries": told["deliveries"], "checks": told["checks"], "late": told["late"],
        "quarantined": told["quarantined"]["rows"], "rows": told["rows"]["shown"],
    }  # fmt: skip
    for name, listed in lists.items():
        shown = warehouse.behind(edition, metric, place, name)
        names = [column for column in shown.columns if not listed or column in listed[0]]
        assert plain(shown.to_dicts(), names) == plain(listed, names), name
        assert not listed or set(shown.columns) == set(listed[0]) - {"received_at", "age_days"}, name
    assert warehouse.read(edition, "metrics").filter(metric=metric)["label_id"].to_list() == [
        told["definition"]["label_id"]
    ]
    trust = warehouse.read(edition, "trust").filter(metric=metric, agency_code=agency).drop("metric", "agency_code")
    assert trust.to_dicts() == [told["trust"]]
    own = warehouse.read(edition, "trust_periods").filter(metric=metric, period=date.fromisoformat(told["period"]))
    assert own.drop("metric", "period").to_dicts() == ([told["trust_of_period"]] if told["trust_of_period"] else [])
    models = warehouse.lineage(edition, metric)
    assert set(models["model"]) == {one["model"] for one in told["lineage"]["models"]}
    assert models.filter(model=f"metric_{metric}")["compiled_sql"][0] == told["sql"]["compiled_sql"]
    columns = warehouse.read(edition, "lineage_columns").filter(metric=metric)
    assert {".".join(row) for row in columns.select("agency", "table_name", "source_column").iter_rows()} == {
        one["source"] for one in told["lineage"]["columns"]
    }
