"""Pieces of the data-quality page: the conservation of rows, the matrix of agencies and stages, what waits for whom."""

import html

import access
import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import citation, corrections, downloads, frame, letter
from components.formatting import number
from components.language import _, chosen, plural
from components.remembered import remembered
from components.wording import word
from components.words import STATES

PASSED = ("loaded", "superseded", "unchanged")
MOST = 20
WAITING = ("needs_decision", "refused", "failed", "stale")


def balance(health: dict[str, int]) -> None:
    """Show the law of conservation: rows landed = rows loaded + rows quarantined."""
    landed, loaded, held = health["rows_landed"], health["rows_loaded"], health["rows_quarantined"]
    sign = "=" if landed == loaded + held else "≠"
    parts = ((landed, _("rows landed")), (loaded, _("rows loaded")), (held, _("rows quarantined")))
    cells = [f'<div><p class="value">{number(count, 0)}</p><p>{html.escape(name)}</p></div>' for count, name in parts]
    st.html(f'<div class="card balance">{cells[0]}<b>{sign}</b>{cells[1]}<b>+</b>{cells[2]}</div>')


@remembered
def senders(edition: Edition) -> dict[str, str]:
    """Return the agencies that have a contract, by code, with their names."""
    contracts = warehouse.read(edition, "contracts")
    return dict(contracts.select("agency", "agency_name").unique().sort("agency").iter_rows())


@remembered
def matrix(edition: Edition) -> pl.DataFrame:
    """Return one row an agency with, in words, how many of its deliveries passed each stage."""
    rows = warehouse.stages(edition)
    return pl.DataFrame(
        [
            {
                _("Agency"): row["agency_name"],
                _("Landed"): _done(row["landed"], row["landed"]),
                _("Validated"): _done(row["validated"], row["landed"]),
                _("Loaded"): _done(row["loaded"], row["landed"]),
                _("Rows held back"): number(row["rows_quarantined"], 0),
                _("State"): _state(row),
            }
            for row in rows.iter_rows(named=True)
        ]
    )


def _done(count: int, total: int) -> str:
    if not total:
        return "–"
    return ("✓ " if count == total else "⚠ ") + _("{count} of {total}").format(
        count=number(count, 0), total=number(total, 0)
    )


def _state(row: dict) -> str:
    if not row["landed"]:
        return _("– nothing delivered yet")
    worst = [f"{word(STATES, state)} ({row[state]})" for state in WAITING if row[state]]
    return " · ".join(worst) or _("✓ all loaded")


def waiting(deliveries: pl.DataFrame) -> None:
    """Name every delivery that waits for somebody, with the pipeline's whole message."""
    for row in _stuck(deliveries):
        with st.expander(f"{word(STATES, row['state'])} · {row['agency']}.{row['table_name']} · {row['file']}"):
            st.markdown(
                plural("{n} row is held back.", "{n} rows are held back.", row["rows_quarantined"]).format(
                    n=row["rows_quarantined"]
                )
            )
            st.code(row["reason"] or "–", language=None, wrap_lines=True)


@remembered
def _stuck(deliveries: pl.DataFrame) -> list[dict]:
    return deliveries.filter(pl.col("state").is_in(WAITING)).head(MOST).to_dicts()


def downloads_of(edition: Edition, name: str, frame: pl.DataFrame) -> None:
    """Draw the downloads of a ledger, with the edition as their source."""
    lists = ("fields", "contracts", "checks")
    with st.container(horizontal=True):
        downloads.buttons(
            name, frame, edition,
            lambda: (citation.about(edition, name, ""), *(warehouse.read(edition, one) for one in lists)))  # fmt: skip


def correction(edition: Edition, agency: str) -> None:
    """Say what an agency has to put right, and give the letter that asks for it, and its rows as a workbook."""
    if agency == "all":
        st.info(_("Choose an agency above to get the letter that asks it for corrections."))
        return
    if edition.scope is not None and agency not in edition.scope:
        st.info(_("A letter holds the rows that its agency sent, which are outside your scope."))
        return
    found = corrections.of(edition, agency)
    if not found.count:
        told = _("Nothing has to be corrected: every row was loaded, and no delivery waits or is due.")
        st.info(frame.nothing(told))
        return
    asked = _("{rows} lines · {waiting} deliveries that wait · {due} tables with periods due. Who must act: {who}.")
    counts = {"rows": found.lines, "waiting": found.waiting.height, "due": found.due.height}
    told = {name: number(count, 0) for name, count in counts.items()}
    st.markdown(asked.format(**told, who="; ".join(found.owners)))
    _letters(edition, agency)


def _letters(edition: Edition, agency: str) -> None:
    """Draw the downloads of an agency's letter and of its lines."""
    code = chosen()
    name = f"{edition.edition_id}-{agency}"
    with st.container(horizontal=True):
        files = (
            (_("Letter of {agency} as PDF, in Indonesian and English"), lambda: letter.pdf(edition, agency), "pdf"),
            (_("Lines of {agency} as XLSX"), lambda: letter.xlsx(edition, agency, code), "xlsx"),
        )
        for label, made, kind in files:
            kinds = {"pdf": "application/pdf", "xlsx": downloads.XLSX}
            file = f"{name}.{kind}"
            st.download_button(label.format(agency=agency), access.taken(file, made), file, kinds[kind],
                               key=f"letter-{kind}", on_click="ignore", type="secondary")  # fmt: skip
