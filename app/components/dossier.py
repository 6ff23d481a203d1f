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
    """Draw both records in one table, line by line, with whether each line says the same."""
    left, right = (_lines(edition, item, side) for side in ("subject", "candidate"))
    heads = [item[f"{side}_label"] or item[side] for side in ("subject", "candidate")]
    rows = [(name, left.get(name), right.get(name)) for name in [*left, *(name for name in right if name not in left)]]
    body = "".join(
        f'<tr><th scope="row">{_safe(name)}</th><td>{_safe(one)}</td><td>{_safe(other)}</td>'
        f"<td>{_safe(_alike(one, other))}</td></tr>"
        for name, one, other in rows
    )
    top = "".join(f'<th scope="col">{_safe(text)}</th>' for text in (_("Line"), *heads, _("Alike")))
    caption = _safe(_("Both records, line by line"))
    st.html(
        f'<table class="pair"><caption>{caption}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'
    )


def _lines(edition: Edition, item: dict, side: str) -> dict[str, object]:
    record = _read(item[f"{side}_record"])
    if "agency_code" in record:
        code = record.pop("agency_code")
        record["agency_name"] = names.agencies(edition).get(code, code)
    return {_("Id"): item[side]} | {column(name): value for name, value in record.items()}


def _alike(one: object, other: object) -> str:
    if one is None or other is None:
        return _("– on one side only")
    return _("= the same") if str(one).casefold() == str(other).casefold() else _("≠ different")


def evidence(item: dict) -> None:
    """List what was compared, how alike it is, and what that weighs; never a person's values."""
    found = [
        {"compared": word(EVIDENCE, name), "found": _level(one), "weight": _weight(one), "speaks": _speaks(one)}
        for name, one in _read(item["evidence"]).items()
    ]
    tables.show(pl.DataFrame(found), _("Evidence"), _("Nothing but the two names was compared."))


def drafted(item: dict) -> str:
    """Write the reason that the evidence gives, for the steward to keep or to change."""
    told = [f"{word(EVIDENCE, name)}: {_level(one)}" for name, one in _read(item["evidence"]).items()]
    score = [] if item["score"] is None else [_("score {score}").format(score=formatting.number(item["score"]))]
    return "; ".join([*told, *score])


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


def _speaks(one: object) -> str:
    weight = one.get("weight") if isinstance(one, dict) else None
    if not isinstance(weight, int | float) or not weight:
        return "–"
    return _("▲ for") if weight > 0 else _("▼ against")


def _safe(value: object) -> str:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return html.escape(formatting.number(value, 0 if isinstance(value, int) else 2))
    return html.escape("x" if value is None else str(value))
