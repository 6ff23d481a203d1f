"""The sample data are what their generator makes, and hold the quirks they are there for."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import polars
import pytest

from tests.house import HOUSE

SAMPLES = HOUSE / "data" / "samples"
EIGHT, SEVEN = (10, 10, 20, 10, 10, 10, 5, 25), (10, 15, 20, 10, 10, 10, 25)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Return a folder in which the generator has just made everything."""
    folder = tmp_path_factory.mktemp("samples")
    for path in SAMPLES.glob("*.py"):
        shutil.copy(path, folder)
    subprocess.run([sys.executable, "make_samples.py"], cwd=folder, check=True)
    return folder


def content(path: Path) -> object:
    """Return what a file says; of a workbook its parts, for libraries differ in how they compress."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            return {name: book.read(name) for name in book.namelist() if "sheet" in name or "Strings" in name}
    return path.read_bytes()


def test_the_samples_are_what_the_generator_makes(made):
    def names(folder):
        kinds = {".xlsx", ".csv", ".json", ".yml", ".broken"}
        return sorted(path.relative_to(folder) for path in folder.rglob("*") if path.suffix in kinds)

    assert names(SAMPLES) == names(made)
    for name in names(SAMPLES):
        if name.name != "truncated.broken":
            assert content(SAMPLES / name) == content(made / name), name


def month(name: str) -> polars.DataFrame:
    """Return one month's workbook, everything as text."""
    path = SAMPLES / "kemenkeu" / f"IKPA_{name}.xlsx"
    header = 3 if name == "APRIL_2024" else 0
    options = {"header_row": header, "dtypes": "string"}
    return polars.read_excel(path, engine="calamine", read_options=options, drop_empty_rows=True)


def differences(name: str) -> list[float]:
    """Return stated minus recomputed final score of each row, by the instrument of the year."""
    frame, year = month(name), int(name[-4:])
    weights = EIGHT if year < 2024 else SEVEN
    found = []
    for row in frame.rows():
        first = frame.columns.index("Revisi DIPA")
        values = [float(value) for value in row[first : first + len(weights)]]
        share = float(row[first + len(weights) + 1].rstrip("%"))
        deduction = float(row[first + len(weights) + 2]) if year >= 2024 else 0
        stated = float(row[first + 10])
        found.append(stated - (sum(w * v for w, v in zip(weights, values, strict=True)) / share - deduction))
    return found


@pytest.mark.parametrize("path", sorted((SAMPLES / "kemenkeu").glob("IKPA_*.xlsx")), ids=lambda p: p.stem)
def test_scores_recompute_but_for_the_one_finding(path):
    name = path.stem.removeprefix("IKPA_")
    wrong = [round(each, 1) for each in differences(name) if abs(each) > 0.02]
    assert wrong == ([-1.5] if name == "MARET_2024" else [])


def test_quirks_are_there():
    assert set(month("NOPEMBER_2023")["Bulan"]) == {"NOPEMBER"}
    assert "Dispensasi SPM (Pengurangan)" in month("JANUARI_2024").columns
    assert set(month("APRIL_2024")["Konversi Bobot"]) == {"100", "80"}
    assert "7301" in set(month("FEBRUARI_2024")["Kode Satker"]), "zeros are lost"
    assert "'007301" in set(month("MEI_2024")["Kode Satker"])
    assert len([name for name in month("JUNI_2024").columns if name.startswith("Uraian Satker")]) == 3, "one is doubled"
