"""What a code of a mart's row opens: the row itself, the rows that it was made from, their deliveries and checks."""

import html
from collections.abc import Sequence
from math import isclose

import codes
import polars as pl
import streamlit as st
import warehouse
from codes import Found
from editions import Edition
from row_lists import KINDS, Row

from components import evidence, figures, formatting, frame, passport, printed, printed_words, provenance, tables
from components.filters import choose
from components.language import _
from components.wording import told

FEW = 3
AMOUNT = "numerator"


def opened(edition: Edition, rows: Sequence[Row]) -> None:
    """Draw what carries a code: a row or two whole, of a picture's many rows a table and the one that is chosen."""
    named = {row: one for row in rows if (one := printed.of(edition, row))}
    chosen = list(named) if len(named) <= FEW else _chosen(edition, named)
    for row in chosen:
        _row(edition, row, named[row])


def _chosen(edition: Edition, named: dict[Row, printed.Told]) -> list[Row]:
    """Draw the rows that carry one code as a table; return the one that is asked for."""
    first = next(iter(named))
    label = told(provenance.definition_of(edition, KINDS[first.kind].metric), "label")
    frame.section(
        _("{label}, {month}: the numbers of a picture").format(label=label, month=formatting.period(first.period))
    )
    known = {f"{printed.name(edition, row, one)} · {printed.value(row, one)}": row for row, one in named.items()}
    columns = KINDS[first.kind].shown
    listed = [
        {"name": printed.name(edition, row, one)} | {column: one[column] for column in columns}
        for row, one in named.items()
    ]
    tables.show(pl.DataFrame(listed), label)
    said = _("Choose one of {n}").format(n=formatting.number(len(known), 0))
    picked = choose(_("Number"), ["", *known], "number", lambda name: name or said)
    return [known[picked]] if picked in known else []


def _row(edition: Edition, row: Row, one: printed.Told) -> None:
    """Draw one row: its number, its columns, and what stands behind it."""
    kind = KINDS[row.kind]
    name = f"{printed.name(edition, row, one)} · {formatting.period(row.period)}"
    frame.section(name)
    st.html(f'<p class="passport-value">{html.escape(printed.value(row, one, exact=True))}</p>')
    behind = warehouse.beneath(edition, row)
    _seal(edition, row, one, behind)
    tables.show(pl.DataFrame([{column: one[column] for column in kind.shown}]), name)
    _behind(edition, row, one, behind)
    frame.link(kind.view, _("Open the figure that draws it →"), figure=kind.figure, edition=edition.edition_id)
    label = told(provenance.definition_of(edition, kind.metric), "label")
    frame.link("metric", _("Open {label} →").format(label=label), metric=kind.metric, edition=edition.edition_id)


def _seal(edition: Edition, row: Row, one: printed.Told, behind: pl.DataFrame) -> None:
    """Say whether the rows below add up to the number; a forecast is no sum."""
    if row.kind in printed_words.UNSUMMED:
        said = _("One row, as it was delivered or published: nothing is added up")
    elif AMOUNT not in behind.columns:
        said = _("No sum: who has come, plus the pace × months")
    elif edition.scope is not None:
        said = _("The number is the nation's; below are only the rows of your agencies")
    elif isclose(behind[AMOUNT].sum() or 0, one[KINDS[row.kind].value] or 0, rel_tol=1e-9, abs_tol=1e-6):
        said = _("Sum of the rows = number ✓")
    else:
        said = _("⚠ The rows do not add up to this number")
    st.html(f'<p class="seal">{html.escape(said)}</p>')


def _behind(edition: Edition, row: Row, one: printed.Told, behind: pl.DataFrame) -> None:
    """Draw what stands behind a row, a tab each, as the passport of a number has them."""
    kind, name = KINDS[row.kind], printed.name(edition, row, one)
    came = _deliveries(edition, one, behind)
    held = warehouse.read(edition, "checks").join(came.select("delivery_id"), on="delivery_id", how="semi")
    parts = {
        _("Rows"): lambda: _rows(edition, row, name, behind),
        _("Deliveries"): lambda: evidence.deliveries(edition, came, pl.DataFrame()),
        _("Checks"): lambda: evidence.guards(edition, held),
        "SQL": lambda: st.code(warehouse.statement_of(edition, kind.table) or "–", language="sql", wrap_lines=True),
    }
    passport.tabs(parts)


def _rows(edition: Edition, row: Row, name: str, behind: pl.DataFrame) -> None:
    """Show the rows that a printed row was made from; the downloads hold them too."""
    shown = behind.select([column for column in behind.columns if not column.startswith("_deliver")])
    tables.show(shown, _("Rows that this number was made from"))
    caption = figures.Caption(f"row-{row.kind}-{'-'.join(row.key)}".replace(" ", "-"), name, "", "", name)
    figures.foot(edition, KINDS[row.kind].metric, caption, shown)


def _deliveries(edition: Edition, one: printed.Told, behind: pl.DataFrame) -> pl.DataFrame:
    """Return the deliveries that a row came from, and those of the rows behind it."""
    own = {one.get("_delivery_id"), *(one.get("_delivery_ids") or ()), *behind["_delivery_id"]}
    ids = sorted(name for name in own if name)
    found = warehouse.read(edition, "deliveries").filter(pl.col("delivery_id").is_in(ids))
    return found.with_columns(contributes=pl.lit(True))


def elsewhere(found: Found, now: Edition) -> None:
    """Say what a row of another edition was there, and what it is in the open one."""
    for row in found.rows[:FEW]:
        there = printed.of(found.edition, row)
        values = [printed.value(row, told) if told else "x" for told in (there, printed.of(now, row))]
        st.markdown(_("{name}: {then} in that edition, {now} in this one.").format(
            name=printed.name(found.edition, row, there), then=values[0], now=values[1]))  # fmt: skip
    if found.rows:
        at = {"code": codes.of_row(found.edition, found.rows[0]), "edition": found.edition.edition_id}
        frame.link("code", _("Open it in edition {edition} →").format(edition=found.edition.edition_id), **at)
