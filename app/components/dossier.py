"""A case for the steward: both records side by side, the evidence, and what the decision would do to a KPI."""

import html
import json

import polars as pl
import streamlit as st
import warehouse
from editions import Edition

from components import formatting, names, tables
from components.case_words import CONCEPTS, EVIDENCE, KINDS, LEVELS, SHARES
from components.language import _
from components.wording import column, told, word, worded


def records(edition: Edition, item: dict) -> None:
    """Draw both records side by side; on a phone one above the other."""
    agencies = names.agencies(edition)
    sides = ((_("Record"), "subject"), (_("Could be"), "candidate"))
    for (title, side), place in zip(sides, st.columns(2, gap="medium"), strict=True):
        with place, st.container(border=True, height="stretch", key=f"side-{side}"):
            label = item[f"{side}_label"] or item[side]
            record = _read(item[f"{side}_record"])
            if "agency_code" in record:
                code = record.pop("agency_code")
                record["agency_name"] = agencies.get(code, code)
            lines = {_("Id"): item[side]} | {column(name): value for name, value in record.items()}
            described = "".join(f"<dt>{_safe(name)}</dt><dd>{_safe(value)}</dd>" for name, value in lines.items())
            st.html(f'<div class="card side"><p class="quiet">{_safe(title)}</p><h3>{_safe(label)}</h3></div>'
                    f'<dl class="definition">{described}</dl>')  # fmt: skip


def evidence(item: dict) -> None:
    """List what was compared, how alike it is, and what that weighs; never a person's values."""
    found = [
        {"compared": word(EVIDENCE, name), "found": _level(one), "weight": _weight(one)}
        for name, one in _read(item["evidence"]).items()
    ]
    tables.show(pl.DataFrame(found), _("Evidence"), _("Nothing but the two names was compared."))


def effect(edition: Edition, item: dict) -> None:
    """Say what the KPI is now and what it would be if both are the same."""
    rows = warehouse.read(edition, "metrics").filter(metric=item["effect_metric"])
    known = rows.row(0, named=True) if rows.height else {"unit": "percent"}
    label = told(known, "label") if rows.height else word(SHARES, item["effect_metric"])
    before, after = (formatting.quantity(item[f"effect_{when}"], known["unit"], exact=True) for when in
                     ("before", "after"))  # fmt: skip
    st.html(f'<div class="card effect"><p class="quiet">{_safe(label)}</p>'
            f'<p class="value">{_safe(before)} → {_safe(after)}</p></div>')  # fmt: skip


def history(edition: Edition) -> None:
    """List every decision in the edition, the newest first, and whether it stands."""
    made = warehouse.read(edition, "decisions")
    said = {"kind": lambda code: word(KINDS, code), "concept": lambda code: word(CONCEPTS | KINDS, code)}
    said["is_standing"] = lambda stands: _("stands") if stands else _("overruled")
    said["decided_date"] = formatting.day
    listed = made.with_columns(worded(made[name], write) for name, write in said.items())
    tables.show(listed, _("Decisions"), _("Nothing has been decided yet."))


def title(item: dict) -> str:
    """Return a case's line in the list: concept, both labels, score."""
    score = "" if item["score"] is None else f" · {formatting.number(item['score'])}"
    both = f"{item['subject_label'] or item['subject']} ↔ {item['candidate_label'] or item['candidate']}"
    return f"{word(CONCEPTS, item['concept'])} · {both}{score}"


def _read(text: str | None) -> dict:
    found = json.loads(text or "{}")
    return found if isinstance(found, dict) else {"reasons": "; ".join(map(str, found))}


def _level(one: object) -> str:
    if isinstance(one, dict):
        return word(LEVELS, str(one.get("level", one.get("label", "–"))))
    return formatting.number(one) if isinstance(one, float) else word(LEVELS, str(one))


def _weight(one: object) -> str:
    weight = one.get("weight") if isinstance(one, dict) else None
    return formatting.number(weight, 2, signed=True) if isinstance(weight, int | float) else "–"


def _safe(value: object) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return html.escape(formatting.number(value, 0 if isinstance(value, int) else 2))
    return html.escape("x" if value is None else str(value))
