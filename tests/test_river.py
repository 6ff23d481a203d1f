"""Read this first: the whole system in one test, from a file in the drop to a number that can be opened."""

import shutil
from pathlib import Path

import polars
import pytest
import xlsxwriter
from simpul import editions, receipts
from simpul.audit import audit
from simpul.contract import load_contracts
from simpul.land import land
from simpul.load import load
from simpul.model import model
from simpul.numbers import as_known, kpi
from simpul.numbers.passport import passport
from simpul.publish import Published, publish
from simpul.settings import Settings
from simpul.validate import validate
from simpul.world import World

from tests.house import HOUSE

FINAL = "Nilai Akhir (Nilai Total/Konversi Bobot)"
INDEX = ("budget_execution_index", "054", "2024-06")


@pytest.fixture
def settings(tmp_path) -> Settings:
    """Return a house with an empty data folder and the samples in a drop of its own."""
    drop = shutil.copytree(HOUSE / "data" / "samples", tmp_path / "drop")
    places = {"promises": HOUSE / "expectations", "dbt_project": HOUSE / "dbt_project"}
    return Settings(data=tmp_path / "data", drop=str(drop), **places)


def flow(settings: Settings) -> Published:
    """Let everything that waits flow from the drop to an edition."""
    for agency in load_contracts(settings.promises):
        landed = land(settings, World(), agency)
        judged = [validate(settings, World(), receipt) for receipt in landed]
        load(settings, World(), [receipt for receipt in judged if receipt.state == "validated"])
    model(settings)
    audit(settings)
    return publish(settings, World())


def value(settings: Settings) -> float:
    """Return the index of the statistics office in June."""
    cells = kpi.cells(settings, *INDEX)
    return next(cell["value"] for cell in cells if cell["dimension"] == "all")


def correct_june(drop: Path) -> None:
    """Deliver June again under another name, with ten points less for one office's warrant revision."""
    path = drop / "kemenkeu" / "IKPA_JUNI_2024.xlsx"
    rows = [list(row) for row in polars.read_excel(path, engine="calamine", has_header=False).rows()]
    at = {name: rows[0].index(name) for name in ("Kode Satker", "Revisi DIPA", "Nilai Total", FINAL)}
    for row in rows:
        if row[at["Kode Satker"]] == "054201":
            for name, points in (("Revisi DIPA", 10), ("Nilai Total", 1), (FINAL, 1)):
                row[at[name]] = round(float(row[at[name]]) - points, 2)
    with xlsxwriter.Workbook(path.with_name("IKPA_JUNI_2024_REVISI.xlsx")) as book:
        sheet = book.add_worksheet("Data IKPA")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def test_the_river(settings):
    # Everything that was delivered ends in a terminal state, and no row is lost or doubled.
    first = flow(settings)
    found = receipts.all(settings)
    assert {receipt.state for receipt in found} == {"loaded"}
    assert all(receipt.rows_landed == receipt.rows_loaded + receipt.rows_quarantined for receipt in found)
    wrong = {"incidents": 1, "exchange_calls": 1, "purchases": 1, "occupancy_events": 1}
    assert {r.table: r.rows_quarantined for r in found if r.rows_quarantined}.items() >= wrong.items()

    # An edition stands, whole and signed, and its numbers are there.
    assert first.is_new
    assert editions.verify(settings)
    before = value(settings)
    assert 80 < before <= 100

    # The one misstated row of the samples is shown, not repaired.
    findings = kpi.findings(settings)
    assert [(f["work_unit_code"], f["period"], round(f["difference"], 1)) for f in findings] == [
        ("054202", "2024-03-01", 1.5)
    ]

    # Any number can be opened, down to its rows, and they add up to it.
    opened = passport(settings, *INDEX)
    assert opened["reconciles"]
    assert {row["work_unit_code"] for row in opened["rows"]["shown"]} == {"054201", "054202"}
    assert {each["file"] for each in opened["deliveries"] if each["contributes"]} == {"kemenkeu/IKPA_JUNI_2024.xlsx"}
    assert opened["checks"] and all(check["passed"] for check in opened["checks"] if check["scope"] == "delivery")

    # The same again changes nothing.
    again = flow(settings)
    assert (again.is_new, again.edition_id) == (False, first.edition_id)

    # A correction replaces exactly its month; both deliveries stay in the ledger, and the number follows.
    correct_june(Path(settings.drop))
    corrected = flow(settings)
    june = [r for r in receipts.all(settings, "kemenkeu", "budget_performance") if r.period == "2024-06"]
    assert [(r.file.rsplit("_", 1)[-1], r.state) for r in june] == [
        ("2024.xlsx", "superseded"),
        ("REVISI.xlsx", "loaded"),
    ]
    assert corrected.is_new
    assert value(settings) == pytest.approx(before - 0.5, abs=0.02)

    # The ledger says which cells that restated, why and by which file; what was known before can still be asked.
    told = as_known.changes(settings)
    assert {(one["period"], one["cause"], *(each["file"] for each in one["deliveries"])) for one in told} == {
        ("2024-06-01", "correction", "kemenkeu/IKPA_JUNI_2024_REVISI.xlsx")
    }
    assert {one["agency_code"] for one in told if one["metric"] == INDEX[0]} == {"054", "all"}
    known = as_known.cells(settings, first.edition_id, *INDEX)
    assert next(cell["value"] for cell in known if cell["dimension"] == "all") == before

    # And one may go back.
    editions.rollback(settings, World(), first.edition_id)
    assert value(settings) == before
    assert editions.verify(settings)
