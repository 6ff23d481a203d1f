"""Monthly workbooks as the treasury sends them, and a house that reads them by the real contract."""

from pathlib import Path

import duckdb
import xlsxwriter
from simpul.land import land
from simpul.receipts import Receipt
from simpul.validate import validate

from tests.dags.simpul.house import House, build
from tests.house import HOUSE

HEADERS = [
    "No", "Kode KPPN", "Kode BA", "Kode Satker", "Uraian Satker", "Kualitas Perencanaan Anggaran",
    "Kualitas Pelaksanaan Anggaran", "Kualitas Hasil Pelaksanaan Anggaran", "Revisi DIPA",
    "Deviasi Halaman III DIPA", "Penyerapan Anggaran", "Belanja Kontraktual", "Penyelesaian Tagihan",
    "Pengelolaan UP dan TUP", "Capaian Output", "Nilai Total", "Konversi Bobot", "Dispensasi SPM (Pengurang)",
    "Nilai Akhir (Nilai Total/Konversi Bobot)", "Bulan", "Tahun",
]  # fmt: skip
SCORE = HEADERS.index("Nilai Akhir (Nilai Total/Konversi Bobot)")


def rows(number: int = 60) -> list[list[object]]:
    """Return good rows of July 2024."""
    scores = [100, 90, 100, 80, 100, 90, 100, 100, 90, 90, 72.5, "80%", 0, 90.63]
    units = [f"{400000 + place}" for place in range(number)]
    return [[place, 109, "025", unit, f"SATKER {unit}", *scores, "JULI", 2024] for place, unit in enumerate(units)]


def treasury(root: Path) -> House:
    """Return a house with this house's own promises, which a test may change."""
    house = build(root)
    for path in HOUSE.joinpath("expectations").rglob("*.yml"):
        target = house.settings.promises / path.relative_to(HOUSE / "expectations")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(path.read_bytes())
    return house


def send(house: House, body: list[list[object]], headers: list[str] | None = None, name: str = "IKPA_7.xlsx") -> None:
    """Leave a workbook in the drop."""
    with xlsxwriter.Workbook(str(house.drop / name)) as book:
        sheet = book.add_worksheet("Data IKPA")
        for place, row in enumerate([headers or HEADERS, *body]):
            sheet.write_row(place, 0, row)


def validated(house: House, agency: str = "kemenkeu") -> list[Receipt]:
    """Land and validate whatever waits."""
    return [validate(house.settings, house.world, one) for one in land(house.settings, house.world, agency)]


def quarantined(house: House, receipt: Receipt) -> list[tuple]:
    """Return row, rule, column, value of each broken row and rule."""
    path = house.settings.quarantine / receipt.agency / receipt.table / receipt.delivery_id / "rows.parquet"
    return duckdb.sql(f"select _row, rule, column_name, value from '{path}' order by all").fetchall()
