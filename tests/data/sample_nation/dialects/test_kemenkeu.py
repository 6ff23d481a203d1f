"""Treasury's dialect: months in the database, workbooks whose headers and codes differ from month to month."""

import json
import sqlite3

import duckdb
import polars as pl
import pytest
from sample_nation.dialects import kemenkeu, kemenkeu_workbooks
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox
from sample_nation.world import money
from simpul.land import land
from simpul.load import load
from simpul.settings import Settings
from simpul.validate import validate
from simpul.world import World

from tests.house import HOUSE

MONTHS = 8
LINE = ("kdsatker", "kdprogram", "kdgiat", "kdkro", "kdro", "kdakun", "kdlokasi")
CHANGE = (
    "update realisasi_anggaran set realisasi = ?, updated_at = ? "
    f"where periode = ? and ({', '.join(LINE)}) = (?, ?, ?, ?, ?, ?, ?)"
)


@pytest.fixture(scope="module")
def nation(tmp_path_factory) -> Nation:
    """Return a small country that has sent everything of treasury's."""
    made = Nation(people=1000, months=MONTHS, until="2024-12", faults="none", out=tmp_path_factory.mktemp("nation"))
    kemenkeu.deliver(made, Outbox(made, "kemenkeu"))
    return made


def sheet(nation: Nation, name: str) -> pl.DataFrame:
    """Return a workbook of the drop."""
    return pl.read_excel(nation.out / "drop" / "kemenkeu" / name, engine="calamine")


def test_the_database_holds_every_month_and_late_corrections(nation):
    with sqlite3.connect(nation.out / "sql" / "kemenkeu.sqlite") as database:
        months = database.execute("select count(distinct periode) from realisasi_anggaran").fetchone()[0]
        late = database.execute(
            "select count(*) from realisasi_anggaran where substr(updated_at, 1, 7) > substr(periode, 1, 4) || '-' || "
            "printf('%02d', bulan + 1) and bulan < 12"
        ).fetchone()[0]
        assets = database.execute("select count(*), min(nup) from aset_bmn").fetchone()
    assert months == MONTHS
    told = pl.read_parquet(nation.out / "truth" / "budget_corrections.parquet")
    assert late and late <= told.height
    assert assets[0] > 500 and assets[1] == 1


def test_workbooks_differ_as_real_ones_do(nation):
    months = {name: sheet(nation, f"IKPA_{name}_2024.xlsx") for name in ("MEI", "JULI", "NOPEMBER", "AGUSTUS")}
    assert months["MEI"]["Kode BA"].dtype.is_integer(), "zeros are lost"
    assert set(months["NOPEMBER"]["Bulan"]) == {"NOVEMBER"}
    assert "Dispensasi SPM (Pengurangan)" in months["JULI"].columns
    assert months["AGUSTUS"]["Konversi Bobot"].dtype.is_integer(), "80 here, 80% in other months"
    assert {"DIPA_2024.xlsx", "APBN_2024.xlsx"} <= {p.name for p in (nation.out / "drop" / "kemenkeu").iterdir()}


def test_the_state_budget_has_years_as_columns_and_dashes(nation):
    wide = sheet(nation, "APBN_2024.xlsx")
    assert {"Kode BA", "Kementerian Negara / Lembaga", "2020", "2024"} <= set(wide.columns)
    assert "-" in set(wide["2020"]), "a section that was not there yet"
    assert wide["Kode BA"].is_unique().all()


def test_a_few_scores_are_misstated_unless_all_is_well():
    country = Nation(people=1000, months=4, until="2024-12", faults="typical")
    told = pl.concat([kemenkeu_workbooks.misstated(country, period) for period in country.periods])
    assert 0 < told.height < 20
    whole = Nation(people=1000, months=4, until="2024-12", faults="none")
    assert all(kemenkeu_workbooks.misstated(whole, period).is_empty() for period in whole.periods)


def change(nation: Nation, told: pl.DataFrame, side: str, moment: str) -> None:
    """Give lines the amount and the time that they had before their correction, or after it."""
    rows = told.select(side, pl.col(moment).cast(pl.String), pl.col("period").dt.strftime("%Y%m"), *money.KEYS)
    with sqlite3.connect(nation.out / "sql" / "kemenkeu.sqlite") as database:
        assert database.executemany(CHANGE, rows.rows()).rowcount == told.height


def taken(settings: Settings) -> list[str]:
    """Take in what changed in the database, and return the months that came."""
    landed = land(settings, World(), "kemenkeu", "budget_realization")
    judged = [validate(settings, World(), each) for each in landed]
    load(settings, World(), judged)
    return sorted(str(each.period) for each in judged)


def amounts(settings: Settings) -> dict[str, int]:
    """Return what was spent in each month."""
    with duckdb.connect(str(settings.warehouse), read_only=True) as warehouse:
        spent = "select strftime(period, '%Y-%m'), sum(realized_idr)::bigint from raw.kemenkeu__budget_realization"
        return dict(warehouse.execute(f"{spent} group by 1").fetchall())


def test_a_late_correction_replaces_its_month_and_no_other(tmp_path, monkeypatch):
    nation = Nation(people=300, months=3, until="2025-03", faults="none", out=tmp_path / "nation")
    kemenkeu.deliver(nation, Outbox(nation, "kemenkeu"))
    told = pl.read_parquet(nation.out / "truth" / "budget_corrections.parquet")
    january = told.filter(pl.col("period").dt.month() == 1)
    change(nation, january, "realized_before_idr", "booked_at")
    login = {"conn_type": "sqlite", "host": str(nation.out / "sql" / "kemenkeu.sqlite")}
    monkeypatch.setenv("AIRFLOW_CONN_KEMENKEU", json.dumps(login))
    places = {"promises": HOUSE / "expectations", "dbt_project": HOUSE / "dbt_project"}
    settings = Settings(data=tmp_path / "data", drop=str(tmp_path), **places)
    assert len(taken(settings)) == nation.months
    before = amounts(settings)
    change(nation, january, "realized_after_idr", "corrected_at")
    assert taken(settings) == ["2025-01"]
    lost = january.select(pl.sum("realized_before_idr") - pl.sum("realized_after_idr")).item()
    assert lost > 0
    assert amounts(settings) == before | {"2025-01": before["2025-01"] - lost}
    assert taken(settings) == []
