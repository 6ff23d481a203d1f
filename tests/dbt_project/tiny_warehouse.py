"""A workshop of a few hand-made rows in every contract's tables, and the models built over it once a process."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

import duckdb
from simpul import raw
from simpul.contract import load_contracts
from simpul.model import ModelResult, model
from simpul.people import vault
from simpul.settings import Settings
from simpul.vocabulary import load_vocabulary

from tests.house import HOUSE

SCORES = (
    "warrant_revision_score, page_three_deviation_score, absorption_score, contractual_spending_score, "
    "bill_settlement_score, cash_advance_score, dispensation_score, output_score, total_score, "
    "weight_conversion_pct, dispensation_deduction, final_score"
)
# Both satker of 2023 have the eight indicators: 100·10 + 80·10 + 90·20 + 100·10 + 100·10 + 100·10 + 100·5 + 100·25
# = 96 of 100. The first of 2024 has the seven: 10 + 12 + 18 + 10 + 10 + 10 + 25 = 95, less one of dispensation; the
# second states a total without its cash advances and a conversion of 90 %.
PERFORMANCE = [
    ("005", "000001", "2023-12-01", 100, 80, 90, 100, 100, 100, 100, 100, 96.0, 100, None, 96.0),
    ("025", "000002", "2023-12-01", 100, 80, 90, 0, 0, 100, 100, 100, 76.0, 80, None, 95.0),
    ("005", "000001", "2024-01-01", 100, 80, 90, 100, 100, 100, None, 100, 95.0, 100, 1.0, 94.0),
    ("137", "000003", "2024-01-01", 100, 80, 90, 100, 100, 50, None, 100, 85.0, 90, 0.0, 94.44),
]
SPENDING = [("005", 2022, 200.0), ("005", 2023, 250.0), ("025", 2022, None), ("025", 2023, 50.0)]
TENDERS = [("11000", "announced", "Berlangsung", 900.0), ("11000", "completed", "Selesai", 900.0)]
TENDERS += [("22000", "announced", "Gagal/Batal", 5000.0)]


def tiny_settings(data: Path) -> Settings:
    """Return the settings of an installation in a folder, with the house's own contracts and models."""
    return Settings(data=data, drop="", promises=HOUSE / "expectations", dbt_project=HOUSE / "dbt_project")


@cache
def built() -> tuple[Settings, ModelResult]:
    """Build every model, unit tests too, over the tiny rows; nobody may change what this returns."""
    data = Path(tempfile.mkdtemp(prefix="simpul-tiny-"))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    settings = tiny_settings(data)
    fill(settings)
    return settings, model(settings, unit_tests=True)


def copied(data: Path) -> Settings:
    """Return a copy of the built workshop, and of what dbt remembers of it, to be changed at will."""
    settings, _ = built()
    shutil.copytree(settings.data, data, dirs_exist_ok=True)
    return tiny_settings(data)


def fill(settings: Settings) -> None:
    """Make schema raw: every table of every contract, with a few rows in some."""
    with duckdb.connect(str(settings.warehouse)) as connection:
        contracts, vocabulary = load_contracts(settings.promises), load_vocabulary(settings.promises)
        raw.prepare(connection, contracts, vocabulary)
        vault.prepare(connection, contracts, vocabulary)
        _fill_kemenkeu(connection)
        _fill_lkpp(connection)
        connection.execute("insert into raw.kemendagri__provinces values ('34', 'DI Yogya', null, '', 'd9', 2)")
        connection.execute("insert into raw.kemendagri__regencies values ('34.02', '34', 'Bantul', null, '', 'd9', 2)")


def _fill_kemenkeu(connection: duckdb.DuckDBPyConnection) -> None:
    connection.executemany(
        f"""insert into raw.kemenkeu__budget_performance by name select treasury_office_code: '109',
            budget_section_code: $1, work_unit_code: $2, work_unit_name: 'Kantor ' || $2, period: $3::date,
            fiscal_year: year($3::date), report_month: month($3::date), part: '', _delivery_id: 'd1',
            _row: $2::bigint, {", ".join(f"{word.strip()}: ${n}" for n, word in enumerate(SCORES.split(","), 4))}""",
        PERFORMANCE,
    )
    connection.executemany(
        """insert into raw.kemenkeu__section_spending by name select budget_section_code: $1,
            budget_section_name: 'Bagian ' || $1, fiscal_year: $2, spending_idr_billion: $3, part: '',
            _delivery_id: 'd2', _row: 2""",
        SPENDING,
    )


def _fill_lkpp(connection: duckdb.DuckDBPyConnection) -> None:
    unit = """agency_lkpp_code: 'D107', agency_lkpp_name: 'Kab. Bandung', agency_class: 'KABUPATEN',
        work_unit_sipd_code: '1.02', work_unit_name: 'Dinas', part: coalesce($2, ''), _delivery_id: 'd3', _row: 1"""
    year = "period: date '2025-01-01', fiscal_year: 2025"
    connection.executemany(
        f"""insert into raw.lkpp__tenders by name select tender_id: $1, tender_status: $3, package_ceiling_idr: $4,
            work_unit_lkpp_id: '7', package_name: 'Jalan', selection_method: 'Tender', {year}, {unit}""",
        TENDERS,
    )
    connection.execute(
        f"insert into raw.lkpp__purchases by name select purchase_id: $1, purchase_value_idr: 100.5, {year}, {unit}",
        ["P1", None],
    )
