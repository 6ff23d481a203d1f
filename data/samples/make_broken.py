"""The broken samples, one fault each, and ``broken/broken.yml`` that says what must come of them.

No contract's pattern matches a broken sample where it lies: it ends in ``.broken`` and begins with its fault.
A test copies it into a drop of its own under the name in ``deliver_as``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from make_ikpa import HEAD, ikpa_row
from make_samples import HERE, UNITS, workbook

FOLDER = HERE / "broken"
ABSORPTION = HEAD.index("Penyerapan Anggaran")
Rows = list[list[Any]]


def july() -> Rows:
    """Return a month that nobody delivered yet, header first."""
    return [list(HEAD), *(ikpa_row(number, unit, 2024, 7) for number, unit in enumerate(UNITS, 1))]


def renamed(rows: Rows) -> Rows:
    """Call the absorption column by another name."""
    rows[0][ABSORPTION] = "Serapan Dana"
    return rows


def vanished(rows: Rows) -> Rows:
    """Leave the absorption column out."""
    return [row[:ABSORPTION] + row[ABSORPTION + 1 :] for row in rows]


def doubled(rows: Rows) -> Rows:
    """Deliver the absorption column twice, with other values."""
    return [[*rows[0], rows[0][ABSORPTION]], *([*row, 1 + row[ABSORPTION] / 2] for row in rows[1:])]


def extra(rows: Rows) -> Rows:
    """Deliver a column that no contract names."""
    return [[*rows[0], "Catatan"], *([*row, "catatan contoh"] for row in rows[1:])]


def retyped(rows: Rows) -> Rows:
    """Deliver words where numbers were promised."""
    return [rows[0], *([*row[:ABSORPTION], "sangat baik", *row[ABSORPTION + 1 :]] for row in rows[1:])]


def formula(rows: Rows) -> Rows:
    """Deliver a formula that was never calculated."""
    rows[3][ABSORPTION] = "=J4+K4"
    return rows


def two_months(rows: Rows) -> Rows:
    """Deliver half of the rows under another month."""
    month = HEAD.index("Bulan")
    return [rows[0], *([*r[:month], "AGUSTUS", *r[month + 1 :]] if i % 2 else r for i, r in enumerate(rows[1:]))]


def out_of_range(rows: Rows) -> Rows:
    """Deliver one score over one hundred."""
    rows[5][ABSORPTION] = 950.0
    return rows


CHANGES: dict[str, tuple[Callable[[Rows], Rows], str, str]] = {
    "renamed_column": (renamed, "needs_decision", "Serapan Dana"),
    "vanished_column": (vanished, "refused", "Penyerapan Anggaran"),
    "doubled_column": (doubled, "needs_decision", "Penyerapan Anggaran"),
    "extra_column": (extra, "loaded", ""),
    "wrong_type": (retyped, "needs_decision", "Penyerapan Anggaran"),
    "formula_cell": (formula, "refused", "absorption_score"),
    "mixed_period": (two_months, "refused", "period 2024-07"),
    "out_of_range": (out_of_range, "refused", "absorption_score"),
}
"""Fault → what it does to the rows of a good month, the state it must end in, a word its reason must name."""


def workbooks(name: Callable[[str], Path]) -> list[dict[str, str]]:
    """Write each fault that changes rows of a month's workbook."""
    told = []
    for fault, (change, ends, says) in CHANGES.items():
        rows = change(july())
        workbook(name(fault), {"Data IKPA": rows})
        told.append(entry(fault, "kemenkeu", "budget_performance", "IKPA_JULI_2024.xlsx", ends, says))
    return told


def bytes_of(name: Callable[[str], Path]) -> list[dict[str, str]]:
    """Write the files that are not what their names say."""
    workbook(name("truncated"), {"Data IKPA": july()})
    name("truncated").write_bytes(name("truncated").read_bytes()[:4000])
    name("html_page").write_text(
        "<!DOCTYPE html>\n<html><body><h1>503 Service Unavailable</h1></body></html>\n", "utf-8"
    )
    name("empty").write_bytes(b"")
    workbook(name("missing_sheet"), {"1. Ringkasan (miliar)": [["Uraian", 2023], ["Belanja", 1.0]]})
    told = [entry(f, "kemenkeu", "budget_performance", "IKPA_JULI_2024.xlsx", "refused", "")
                      for f in ("truncated", "html_page", "empty")]  # fmt: skip
    return [*told, entry("missing_sheet", "kemenkeu", "section_spending", "APBN_2024.xlsx", "refused", "")]


def texts(name: Callable[[str], Path]) -> list[dict[str, str]]:
    """Write the faults of JSON and CSV: a row sent twice, codes under a strange parent, a doubled JSON key."""
    rows = [f"97.01.01.{2000 + number},97.01.01,Desa {number}" for number in range(150)]
    lines = ["code,district_code,name", *rows, rows[7], ""]
    name("duplicate_rows").write_text("\n".join(lines), "utf-8")
    name("strange_parent").write_text("code,district_code,name\n97.01.01.2001,98.01.01,Desa 1\n", "utf-8")
    name("doubled_key").write_text('[{"kd_provinsi": 1, "kd_provinsi": 2, "nama_provinsi": "Nusa Simpul"}]\n', "utf-8")
    return [
        entry("duplicate_rows", "kemendagri", "villages", "villages.csv", "loaded", ""),
        entry("strange_parent", "kemendagri", "villages", "villages.csv", "refused", "parent"),
        entry("doubled_key", "lkpp", "provinces", "98_1066_RUP-MasterProvinsi.json", "refused", "kd_provinsi"),
    ]


def entry(fault: str, *told: str) -> dict[str, str]:
    """Return one line of ``broken.yml``."""
    return dict(zip(("file", "agency", "table", "deliver_as", "ends", "says"), (f"{fault}.broken", *told), strict=True))


def write(makers: Sequence[ModuleType]) -> None:
    """Write all broken samples, those of the other makers too, and their list."""
    FOLDER.mkdir(exist_ok=True)

    def name(fault: str) -> Path:
        return FOLDER / f"{fault}.broken"

    told = [*workbooks(name), *bytes_of(name), *texts(name)]
    told += [each for maker in makers if hasattr(maker, "broken") for each in maker.broken(FOLDER)]
    lines = (f"- {json.dumps(line, ensure_ascii=False)}" for line in told)
    head = (
        "# Made by make_broken.py: what each broken sample is delivered as, how it must end, what its reason must say."
    )
    (FOLDER / "broken.yml").write_text("\n".join([head, *lines, ""]), "utf-8")
