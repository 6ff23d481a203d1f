"""Files for machines and for keeping: Parquet that knows its definitions, and a zip with a readme for people."""

import io
import json
import zipfile
from collections.abc import Callable

import polars as pl

from components.language import _
from components.withheld import marked
from components.wording import column

Write = Callable[[pl.DataFrame], bytes]


def parquet(data: pl.DataFrame, pages: dict[str, pl.DataFrame]) -> bytes:
    """Write a frame as Parquet; what explains it (filters, definitions …) is in the file's own key-value metadata."""
    buffer = io.BytesIO()
    told = {name: json.dumps(page.to_dicts(), ensure_ascii=False, default=str) for name, page in pages.items()}
    data.write_parquet(buffer, metadata=told)
    return buffer.getvalue()


def bundle(tables: dict[str, pl.DataFrame], pages: dict[str, pl.DataFrame], write: Write) -> bytes:
    """Pack tables (file name → frame) as CSV, with metadata.json and a readme.md that a person can read."""
    buffer = io.BytesIO()
    described = {name: page.to_dicts() for name, page in pages.items()}
    described["columns"] = {name: _columns(frame) for name, frame in tables.items()}
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, frame in tables.items():
            packed.writestr(name, write(frame))
        packed.writestr("metadata.json", json.dumps(described, ensure_ascii=False, indent=2, default=str))
        packed.writestr("readme.md", readme(tables, pages))
    return buffer.getvalue()


def _columns(frame: pl.DataFrame) -> list[dict[str, str]]:
    return [{"name": name, "type": str(kind), "label": column(name)} for name, kind in frame.schema.items()]


def readme(tables: dict[str, pl.DataFrame], pages: dict[str, pl.DataFrame]) -> str:
    """Write the readme: what the files are, then each page that explains them; the first page's values as a list."""
    (first, about), *others = pages.items()
    title = about["value"][0] if "value" in about.columns and about.height else first
    lines = [f"# {title}", ""]
    lines += [f"* **{row[0]}**: {row[-1]}" for row in about.iter_rows()]
    lines += ["", "## " + _("Files"), ""]
    for name, frame in tables.items():
        lines.append(
            f"* `{name}`: " + _("{rows} rows, {columns} columns").format(rows=frame.height, columns=frame.width)
        )
    lines += ["* `metadata.json`: " + _("all of this for machines"), ""]
    lines += [_("Signs in place of a number: x not available, c suppressed, z not applicable, k close to zero."), ""]
    for name, page in others:
        lines += [f"## {name}", "", _table(page), ""]
    return "\n".join(lines)


def _table(page: pl.DataFrame) -> str:
    if page.is_empty():
        return "–"
    head = [column(name) for name in page.columns]
    rows = [["" if value is None else _cell(value) for value in row] for row in marked(page).iter_rows()]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")
