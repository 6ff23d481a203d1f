"""The correction letter to an agency: what broke which rule and why, who must act and by when, in both languages."""

import json
from pathlib import Path
from typing import Any

from editions import Edition

from components import corrections, downloads
from components.corrections import Corrections
from components.formatting import day, number
from components.language import LANGUAGES, _, plural, speaking
from components.wording import column, word
from components.words import STATES

TEMPLATE = Path(__file__).parents[1] / "templates" / "letter.typ"
MOST = 120
"""Rows that are printed; the sheet that goes with the letter has all of them."""
ANNEX = "Lampiran: baris yang harus diperbaiki · Annex: lines to correct"
WAITS = ("table_name", "period", "file", "state", "reason")
Part = dict[str, Any]


def pdf(edition: Edition, agency: str) -> bytes:
    """Typeset the letter, in Indonesian and English; a tagged PDF for who reads with their ears."""
    import typst

    told = json.dumps(content(edition, agency), ensure_ascii=False)
    return typst.compile(TEMPLATE.read_bytes(), sys_inputs={"told": told}, pdf_standards="ua-1")


def xlsx(edition: Edition, agency: str, code: str) -> bytes:
    """Write a workbook in one language: rows by their place, the rules, deliveries that wait, what is due."""
    with speaking(code):
        found = corrections.of(edition, agency)
        waiting = found.waiting.select("table_name", "period", "file", "state", "reason", "delivery_id")
        sheets = (_("Rows"), _("Rules"), _("Deliveries that wait"), _("Due and not there"))
        tables = (found.rows, found.rules, waiting, found.due.drop("agency"))
        return downloads.xlsx(dict(zip(sheets, tables, strict=True)))


def content(edition: Edition, agency: str) -> Part:
    """Return what the letter says: its words once a language, and the rows that both share."""
    told: Part = {}
    for code in LANGUAGES:
        with speaking(code):
            told[code] = {"lang": code} | _letter(edition, corrections.of(edition, agency))
    with speaking("id"):
        found = corrections.of(edition, agency)
        told |= {"title": told["id"]["subject"], "sender": "Simpul", "annex": _annex(found)}
    return told | {"foot": f"Simpul · {edition.edition_id} · {agency}"}


def _letter(edition: Edition, found: Corrections) -> Part:
    tables = {table for part in (found.rules, found.waiting, found.due) for table in part["table_name"]}
    days = [found.deadline(table, edition) for table in tables]
    head = [
        (_("Number"), f"{edition.edition_id}/{found.agency}"),
        (_("Date"), day(corrections.published(edition))),
        (_("To"), found.name),
        (_("Who must act"), "; ".join(found.owners)),
        (_("Deadline"), day(min(days)) if days else "–"),
    ]
    return {
        "head": head,
        "subject": _("Request to correct deliveries: {agency}").format(agency=found.name),
        "body": _opening(edition, found),
        "parts": [part for part in (_rules(edition, found), _waiting(found), _due(edition, found)) if part["rows"]],
        **_asked(),
    }


def _asked() -> Part:
    """Say what is asked, and what stands until it is done; the same for every agency."""
    return {
        "todo_title": _("What we ask"),
        "todo": [
            _("Correct the rows at their source and deliver the whole file again, under the same name and form."),
            _("Deliver what is due. If there is nothing for a period, say so to the steward of Simpul."),
            _("If a rule is wrong, say so: the contract is changed together, and no row is changed by us."),
        ],
        "close": [
            _("Until then the last good delivery stands, and the numbers that depend on it say so on every page."),
            _("This letter names places and rules only. It holds no personal data, and none should be sent in reply."),
            _("The deadline is a proposal by how often the table comes: {days}.").format(days=_days()),
        ],
    }


def _opening(edition: Edition, found: Corrections) -> list[str]:
    if not found.count:
        return [_("Nothing has to be corrected: every row was loaded, and no delivery waits or is due.")]
    count = found.lines
    lines = plural("{n} line of your deliveries", "{n} lines of your deliveries", count).format(n=number(count, 0))
    return [
        _("With edition {edition} of {day}, {rows} broke a rule of the data contract and were not loaded.").format(
            edition=edition.edition_id, day=day(corrections.published(edition)), rows=lines
        )
    ]


def _days() -> str:
    names = {"month": _("monthly"), "quarter": _("quarterly"), "half-year": _("half-yearly"), "year": _("yearly")}
    told = _("{cadence} {n} days")
    return ", ".join(told.format(cadence=name, n=corrections.DAYS[code]) for code, name in names.items())


def _rules(edition: Edition, found: Corrections) -> Part:
    heads = [*map(column, ("table_name", "rule")), _("Because"), column("files"), _("Lines"), _("Deadline")]
    rows = [
        [row["table_name"], row["rule"], row["because"], number(row["files"], 0), number(row["rows"], 0),
         day(found.deadline(row["table_name"], edition))]
        for row in found.rules.iter_rows(named=True)
    ]  # fmt: skip
    return _part(_("Rules that were broken"), heads, rows, (7, 9, 10, 3, 3, 5))


def _waiting(found: Corrections) -> Part:
    rows = [
        [row["table_name"], row["period"] or "–", _file(row), word(STATES, row["state"]), row["reason"] or "–"]
        for row in found.waiting.iter_rows(named=True)
    ]
    return _part(_("Deliveries that wait"), [*map(column, WAITS)], rows, (3, 2, 4, 3, 5))


def _due(edition: Edition, found: Corrections) -> Part:
    rows = [
        [row["table_name"], row["due"], day(found.deadline(row["table_name"], edition))]
        for row in found.due.iter_rows(named=True)
    ]
    return _part(_("Due and not there"), [column("table_name"), _("Periods"), _("Deadline")], rows, (3, 5, 3))


def _annex(found: Corrections) -> Part:
    shown, first = found.rows.head(MOST), _("The first {n} lines; the workbook has them all.")
    lines = [first.format(n=number(MOST, 0))] if found.rows.height > MOST else []
    rows = [[_shown(value) for value in row] for row in shown.iter_rows()]
    return _part(ANNEX, [column(name) for name in shown.columns], rows, (6, 9, 5, 3, 6, 8)) | {"lines": lines}


def _part(title: str, heads: list[str], rows: list[list[str]], widths: tuple[int, ...]) -> Part:
    return {"title": title, "heads": heads, "rows": rows, "widths": widths}


def _file(row: Part) -> str:
    return " · ".join(text for text in (row["file"], row["sheet"]) if text) or "–"


def _shown(value: object) -> str:
    return "–" if value in {None, ""} else number(value, 0) if isinstance(value, int) else str(value)
