"""Downloads that explain themselves: CSV that no spreadsheet runs, XLSX with its filters, definitions and sources."""

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import access
import polars as pl
import streamlit as st
from editions import Edition

from components import archive
from components.language import N_, _, chosen, speaking
from components.withheld import marked
from components.wording import column, unseen

FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
SHEETS = (N_("Data"), N_("Filters"), N_("Definitions"), N_("Sources"), N_("Checks"))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {
    "csv": "text/csv",
    "xlsx": XLSX,
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
    "pdf": "application/pdf",
}
EXACT, LONGEST = 10**15, 32767  # what a cell holds: fifteen digits, so many characters
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
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True}
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


def _write(sheet: Any, line: int, values: Iterable[Any], day: Any) -> None:
    for place, value in enumerate(values):
        if isinstance(value, date):
            sheet.write_datetime(line, place, value, day)
        elif isinstance(value, int | float | Decimal) and not isinstance(value, bool) and abs(value) < EXACT:
            sheet.write_number(line, place, value)
        elif value is not None:  # also what a cell can not hold exactly: long whole numbers, infinity, lists
            sheet.write_string(line, place, str(guarded(str(value)))[:LONGEST])


def buttons(  # noqa: PLR0913 two of them for few callers, by their names
    name: str,
    data: pl.DataFrame,
    edition: Edition,
    rest: Callable[[], tuple[pl.DataFrame, ...]],
    *,
    title: str = "",
    whole: Callable[[], pl.DataFrame] | None = None,
    paper: Callable[[], bytes] | None = None,
) -> None:
    """Draw the downloads of a table; a file is made when it is asked for, in the language of who asks.

    `rest` makes filters, definitions, sources and checks, which go into each file that can hold them. `data` is what is
    shown; `whole` reads all of it, where less is shown than there is; `paper` sets it on a page. `title` names what is
    downloaded to who does not see what the buttons stand under.
    """

    def pages() -> dict[str, pl.DataFrame]:
        return {_(sheet): frame for sheet, frame in zip(SHEETS[1:], rest(), strict=True)}

    file, named = f"{name}-{edition.edition_id}", unseen(title)
    _button(name, f"{file}.csv", _("Download CSV") + named, lambda: csv(data))
    _button(name, f"{file}.xlsx", _("Download XLSX") + named, lambda: xlsx({_(SHEETS[0]): data} | pages()))
    # What is behind it is made when it is opened: a page has a dozen of these, and hardly anybody opens one.
    with st.popover(_("More formats") + named, type="tertiary", key=f"more-{name}", on_change="rerun") as more:
        if not more.open:
            return
        if paper:
            _button(name, f"{file}.pdf", _("PDF on one page, with its numbers' codes") + named, paper)
        label = _("Parquet, with its definitions") + named
        _button(name, f"{file}.parquet", label, lambda: archive.parquet(data, pages()))
        label, shown = _("Displayed data: CSV, readme and metadata") + named, {f"{file}.csv": data}
        _button(name, f"{file}.zip", label, lambda: archive.bundle(shown, pages(), csv))
        if whole:
            label, full = _("Full data: CSV, readme and metadata") + named, f"{file}-full"
            _button(
                f"{name}-full", f"{full}.zip", label, lambda: archive.bundle({f"{full}.csv": whole()}, pages(), csv)
            )


def _button(name: str, file: str, label: str, make: Callable[[], bytes]) -> None:
    language, kind = chosen(), file.rpartition(".")[2]

    def made() -> bytes:
        with speaking(language):
            return make()

    key = f"{kind}-{name}"
    st.download_button(label, access.taken(file, made), file, KINDS[kind], key=key, on_click="ignore", type="tertiary")
