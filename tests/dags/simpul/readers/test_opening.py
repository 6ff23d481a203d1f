from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest
from simpul.contract import load_contracts
from simpul.errors import PromiseBroken
from simpul.readers import known_names
from simpul.settings import HOUSE

from tests.dags.simpul.readers.hostile import HTML, look, workbook, write

KNOWN = frozenset({"kode"})


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.json", "a.parquet", "a.zip"])
def test_an_error_page_is_known_whatever_its_name(tmp_path, name):
    with pytest.raises(PromiseBroken, match=f"a web page .*{name}"):
        look(write(tmp_path / name, HTML), KNOWN)


@pytest.mark.parametrize("content", [b"", b" \n\n", b"\xef\xbb\xbf\n"])
@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.json", "a.parquet", "a.zip"])
def test_an_empty_file(tmp_path, name, content):
    with pytest.raises(PromiseBroken, match=f"the file is empty · {name}"):
        look(write(tmp_path / name, content), KNOWN)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old .xls"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"%PDF-1.7", "a PDF"),
        (b"Rar!\x1a\x07", "RAR"),
        ('[{"kode": 1}]\n'.encode("utf-16"), "JSON in UTF-16"),
        (HTML.decode().encode("utf-16"), "a web page"),
        (b"PAR1", "broken footer"),
        (b"PK\x03\x04", "cut or damaged"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "NUL bytes"),
    ],
)
def test_what_agencies_send_by_mistake(tmp_path, content, what):
    with pytest.raises(PromiseBroken, match=what):
        look(write(tmp_path / "a.csv", content), KNOWN)


def test_the_bytes_tell_the_format_not_the_name(tmp_path):
    book = workbook(tmp_path / "a.xlsx", Data=[["kode"], [7]])
    assert look(book.rename(tmp_path / "a.csv"), KNOWN)["rows"] == [("7",)]
    assert look(write(tmp_path / "b.xlsx", "kode\n7\n"), KNOWN)["rows"] == [("7",)]
    assert look(write(tmp_path / "c.xlsx", '[{"kode": 7}]'), KNOWN)["rows"] == [("7",)]


REAL = HOUSE.parent / "shared" / "real"
real = pytest.mark.skipif(not REAL.is_dir(), reason=f"no real deliveries at {REAL}")
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


@real
@pytest.mark.parametrize("name", ROWS)
def test_a_real_delivery_opens_whole(name):
    (path,) = REAL.rglob(name)
    found = rows_of(path)
    assert sum(any(value is not None for value in row) for row in found["rows"]) == ROWS[name]


@real
def test_the_forty_workbooks_hold_2709_rows():
    books = sorted((REAL / "ikpa_omspan").glob("IKPA_*.xlsx"))
    found = [rows_of(path) for path in books]
    assert len(books) == 40
    assert {(one["place"], one["first_row"]) for one in found} == {("Data IKPA", 2)}
    assert sum(any(row) for one in found for row in one["rows"]) == 2_709


@real
def test_section_spending_keeps_its_place_in_the_sheet():
    found = rows_of(REAL / "apbn_kemenkeu" / "DATA_FP_SIM.xlsx")
    assert found["place"] == "5. Belanja KL"
    assert "2018" in found["headers"]
