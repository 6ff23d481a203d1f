"""Every real delivery opens, with as many rows as it has."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest
from simpul.contract import load_contracts
from simpul.readers import known_names
from simpul.settings import HOUSE

from tests.dags.simpul.readers.hostile import look

REAL = HOUSE.parent / "shared" / "real"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason=f"no real deliveries at {REAL}")
ROWS = {
    "DIPA_2022.xlsx": 70, "DIPA_2023.xlsx": 70, "DIPA_2024.xlsx": 70, "DATA_FP_SIM.xlsx": 89, "villages.csv": 83_762,
    "districts.csv": 7_285, "regencies.csv": 514, "provinces.csv": 38, "12_1040_RUP-KegiatanMaster.json": 1_150,
    "16_1066_RUP-MasterProvinsi.json": 38, "17_1008_RUP-MasterSatker.json": 165, "24_1041_RUP-ProgramMaster.json": 409,
    "28_1039_RUP-SubKegiatanMaster.json": 3_949, "47_1013_SPSE-TenderPengumuman.json": 92,
    "48_1014_SPSE-TenderSelesai.json": 68, "50_1213_Ecat-PaketEPurchasingV6.json": 606,
}  # fmt: skip


def rows_of(path: Path) -> dict:
    for contract in load_contracts(HOUSE / "expectations").values():
        for table in contract.tables.values():
            for landing in table.landing:
                if any(fnmatch(f"/{path.name.lower()}", glob.lower().replace("**", "*")) for glob in landing.match):
                    wanted = {"sheet": landing.sheet} if landing.sheet else {}
                    return look(path, frozenset(known_names(table.fields)), **wanted)
    raise AssertionError(f"no contract awaits {path.name}")


@pytest.mark.parametrize("name", ROWS)
def test_a_real_delivery_opens_whole(name):
    (path,) = REAL.rglob(name)
    found = rows_of(path)
    assert sum(any(value is not None for value in row) for row in found["rows"]) == ROWS[name]


def test_the_forty_workbooks_hold_2709_rows():
    books = sorted((REAL / "ikpa_omspan").glob("IKPA_*.xlsx"))
    found = [rows_of(path) for path in books]
    assert len(books) == 40
    assert {(one["place"], one["first_row"]) for one in found} == {("Data IKPA", 2)}
    assert sum(any(row) for one in found for row in one["rows"]) == 2_709


def test_section_spending_keeps_its_place_in_the_sheet():
    found = rows_of(REAL / "apbn_kemenkeu" / "DATA_FP_SIM.xlsx")
    assert found["place"] == "5. Belanja KL"
    assert "2018" in found["headers"]
