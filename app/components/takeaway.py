"""What a reader takes along from a theme's page: a workbook, data with its description, and a link that stays."""

import io
import json
import zipfile
from urllib.parse import urlencode

import access
import polars as pl
import streamlit as st
from editions import Edition

from components import downloads, formatting, frame, paper, provenance
from components.board import Board, dimensions
from components.filters import Selection
from components.language import _, chosen
from components.remembered import remembered
from components.wording import told


def draw(edition: Edition, view: str, board: Board, selection: Selection) -> None:
    """Draw the downloads of all indicators under the filters, and the link that names edition and filters."""
    frame.section(_("Take away"), selection.words)
    data = whole(board, selection)
    title = f"{view} · {selection.words}"
    told_of = [one["metric"] for one in board.defined]
    with st.container(horizontal=True, gap="small", key="takeaway"):
        about = (edition, told_of, title, selection.words)
        downloads.buttons(f"{view}-all", data, edition, lambda: provenance.companions(*about), title=title)
        paper.download(edition, view, selection)
        st.download_button(
            _("Download CSV with its description"),
            access.taken(f"{view}.zip", lambda: described(edition, view, board, selection)),
            f"{view}.zip", "application/zip", key="zip-theme", on_click="ignore", type="tertiary",
        )  # fmt: skip
    st.caption(_("Link to exactly this: this edition, these filters"))
    st.code(address_of(edition, view, selection), language=None, wrap_lines=True)


@remembered
def whole(board: Board, selection: Selection) -> pl.DataFrame:
    """Return the cells of all indicators under the filters."""
    parts = [board.series(one, selection) for one in board.defined]
    return pl.concat(parts)


def address_of(edition: Edition, view: str, selection: Selection) -> str:
    """Write the link that names edition, language and every filter, so that it means the same tomorrow."""
    when = selection.period.isoformat()[:7] if selection.period else None
    chosen_filters = {name: getattr(selection, name) for name in ("unit", "wave", "building", "compared")}
    named = {"edition": edition.edition_id, "agency": selection.agency, "period": when, **chosen_filters}
    place = urlencode({name: value for name, value in named.items() if value} | {"lang": chosen()})
    base = (st.context.url or f"/{view}").split("?")[0]
    return f"{base}?{place}"


def described(edition: Edition, view: str, board: Board, selection: Selection) -> bytes:
    """Write a zip of the data as CSV, its description as JSON, and a text to read first."""
    said = {
        "edition": edition.edition_id,
        "published_at": edition.manifest["published_at"],
        "filters": selection.words,
        "link": address_of(edition, view, selection),
        "symbols": {symbol: _(meaning) for symbol, meaning in formatting.MISSING.items()},
        "metrics": [_described(one) for one in board.defined],
    }
    cite = _("Simpul, edition {edition}, {view}: {filters}.").format(
        edition=edition.edition_id, view=view, filters=selection.words
    )
    files = {
        "data.csv": downloads.csv(whole(board, selection)),
        "metadata.json": json.dumps(said, ensure_ascii=False, indent=1).encode(),
        "readme.md": f"# {cite}\n\n{selection.words}\n\n{said['link']}\n".encode(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _described(definition: dict) -> dict[str, object]:
    texts = {name: told(definition, name) for name in ("label", "description", "formula", "population")}
    plain = {name: definition[name] for name in ("metric", "unit", "target", "owner")}
    return plain | texts | {"dimensions": list(dimensions(definition))}
