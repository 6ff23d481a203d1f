"""Downloads that explain themselves: CSV that no spreadsheet runs, XLSX with its filters, definitions and sources."""

import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl
import streamlit as st
import xlsxwriter

from components.language import N_, _
from components.withheld import marked
from components.wording import column, unseen

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
SHEETS = (N_("Data"), N_("Filters"), N_("Definitions"), N_("Sources"), N_("Checks"))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Pages = Mapping[str, pl.DataFrame]


def guarded(text: Any) -> Any:
    """Put an apostrophe before text that a spreadsheet would run; numbers and dates stay what they are."""
    return "'" + text if isinstance(text, str) and text.startswith(FORMULA_STARTS) else text


def csv(frame: pl.DataFrame) -> bytes:
    """Write a frame as CSV, UTF-8 with the mark that Excel needs, every text cell and heading guarded."""
    frame = marked(frame)
    strings = [name for name, kind in frame.schema.items() if kind == pl.String]
    safe = frame.with_columns(pl.col(strings).map_elements(guarded, return_dtype=pl.String)) if strings else frame
    return safe.rename({name: guarded(name) for name in frame.columns}).write_csv(include_bom=True).encode()


def xlsx(pages: Pages) -> bytes:
    """Write one sheet a frame; text cells are text, numbers and dates are typed, nothing is a formula."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, frame in ((name, marked(frame)) for name, frame in pages.items()):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for place, heading in enumerate(frame.columns):
                sheet.write_string(0, place, column(heading), bold)
            for line, values in enumerate(frame.iter_rows(), start=1):
                _write(sheet, line, values, day)
            sheet.autofit(400)
    return buffer.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, line: int, values: Iterable[Any], day: Any) -> None:
    for place, value in enumerate(values):
        if isinstance(value, bool | str):
            sheet.write_string(line, place, str(guarded(value)))
        elif isinstance(value, date):
            sheet.write_datetime(line, place, value, day)
        elif isinstance(value, int | float):
            sheet.write_number(line, place, value)


def buttons(name: str, data: pl.DataFrame, rest: tuple[pl.DataFrame, ...], title: str = "") -> None:
    """Draw two buttons; the files are made when asked for. `rest` is filters, definitions, sources and checks.

    `title` names what is downloaded to who does not see what the buttons stand under.
    """

    def book() -> bytes:
        return xlsx({_(sheet): frame for sheet, frame in zip(SHEETS, (data, *rest), strict=True)})

    st.download_button(
        _("Download CSV") + unseen(title),
        lambda: csv(data),
        f"{name}.csv",
        "text/csv",
        key=f"csv-{name}",
        on_click="ignore",
        type="tertiary",
    )
    st.download_button(
        _("Download XLSX") + unseen(title),
        book,
        f"{name}.xlsx",
        XLSX,
        key=f"xlsx-{name}",
        on_click="ignore",
        type="tertiary",
    )
