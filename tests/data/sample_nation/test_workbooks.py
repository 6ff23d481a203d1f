"""A workbook says what its frame says: texts as they are, days as days, nothing for nothing."""

import io
from datetime import date, datetime

import polars as pl
from sample_nation.workbooks import workbook

FRAME = pl.DataFrame(
    {
        "Nama & kode": ["a<b", "  spasi ", None, "007"],
        "Nilai": [1.5, None, 3.0, 1e12],
        "Nomor": [1, 2, 3, None],
        "Tanggal": [date(2024, 1, 2), date(2026, 6, 30), None, date(1999, 12, 31)],
        "Waktu": [datetime(2024, 1, 2, 3, 4, 5)] * 4,
        "Ada": [True, False, None, True],
    }
)


def read(content: bytes, header: int = 0) -> pl.DataFrame:
    """Return a workbook's rows as another library reads them."""
    return pl.read_excel(io.BytesIO(content), engine="calamine", read_options={"header_row": header})


def test_what_is_written_is_read():
    found = read(workbook(FRAME, "Data & <satu>"))
    assert found.with_columns(pl.col("Waktu").cast(pl.Datetime("us"))).equals(FRAME)


def test_titles_stand_above_the_header():
    assert read(workbook(FRAME, "Data", ("JUDUL", "")), header=2).columns == FRAME.columns


def test_the_same_frame_gives_the_same_bytes():
    assert workbook(FRAME, "Data") == workbook(FRAME.clone(), "Data")


def test_many_columns_have_letters():
    wide = pl.DataFrame({f"k{number}": [number] for number in range(60)})
    assert read(workbook(wide, "Data")).row(0) == tuple(range(60))
