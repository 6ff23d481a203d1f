from datetime import date

import openpyxl
import polars as pl
import pytest
from sample_nation.files import Form, write

FRAME = pl.DataFrame({"Kode": ["007", None], "Nilai": [1.5, 2.0], "Tanggal": [date(2025, 3, 1), None]})


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "json", "ndjson", "parquet"])
def test_the_same_frame_gives_the_same_bytes(tmp_path, suffix):
    written = []
    for name in ("a", "b"):
        write(tmp_path / f"{name}.{suffix}", FRAME, Form())
        written.append((tmp_path / f"{name}.{suffix}").read_bytes())
    assert written[0] == written[1]


def test_a_text_is_written_as_its_agency_writes(tmp_path):
    write(tmp_path / "a.csv", FRAME, Form(separator=";", decimal=",", header_rows=("Laporan", "")))
    assert (tmp_path / "a.csv").read_text() == "Laporan\n\nKode;Nilai;Tanggal\n007;1,5;2025-03-01\n;2,0;\n"


def test_a_workbook_keeps_codes_as_text_below_its_title(tmp_path):
    write(tmp_path / "a.xlsx", FRAME, Form(sheet="Data", header_rows=("Laporan",)))
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["Data"].values)
    assert rows[1] == ("Kode", "Nilai", "Tanggal")
    assert rows[2][:2] == ("007", 1.5)
    assert rows[3][0] is None


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"\.doc"):
        write(tmp_path / "a.doc", FRAME, Form())
