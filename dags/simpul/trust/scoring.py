"""Trust: how far each number can be relied on, and why, from what the edition itself knows of its making.

A score is 100 × the product of four parts (shares from 0 to 1), each raised to its weight: completeness, freshness,
checks, linkage. A part that cannot be told (no periods: no freshness) is left out. No clock is asked.
"""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

from simpul.trust.known import Known
from simpul.trust.policy import TrustPolicy
from simpul.trust.reasons import Reason, sentences

Row = dict[str, Any]
Parts = dict[str, float | None]
PARTS = ("completeness", "freshness", "checks", "linkage")


def scored(told: dict[str, Known], policy: TrustPolicy) -> list[Row]:
    """Return a row of ``trust`` for each metric (agency ``all``) and each of its agencies, from its tables."""
    found = []
    for metric, one in told.items():
        if not one.tables:  # measured on sample countries: no delivery can be late
            continue
        parts, reasons = judged(one, policy)
        found.append({"metric": metric, "agency_code": "all", **row(parts, reasons, policy)})
        for agency in one.present:
            share, lacking = agency["present"] / agency["expected"], []
            if share < 1:
                lacking = [Reason("periods", agency["expected"] - agency["present"], agency["expected"])]
            whole = {**parts, "completeness": (parts["completeness"] or 0.0) * share}
            at = {"metric": metric, "agency_code": agency["agency_code"]}
            found.append({**at, **row(whole, reasons + lacking, policy)})
    return found


def judged(known: Known, policy: TrustPolicy) -> tuple[Parts, list[Reason]]:
    """Return the four parts of a score, and the reasons for what they lack."""
    reasons: list[Reason] = []
    parts = {
        "completeness": _completeness(known, policy, reasons),
        "freshness": _freshness(known, policy, reasons),
        "checks": _checks(known, policy, reasons),
        "linkage": _linkage(known, policy, reasons),
    }
    return parts, reasons


def row(parts: Parts, reasons: list[Reason], policy: TrustPolicy) -> Row:
    """Return score, word, parts and reasons as ``trust`` has them."""
    weights = policy.weights
    told = {name: share for name in PARTS if (share := parts[name]) is not None}
    score = 100 * math.prod(share ** getattr(weights, name).weight for name, share in told.items())
    said = sentences(reasons)
    shares = {name: None if share is None else round(100 * share, 6) for name, share in parts.items()}
    return {"score": round(score, 6), "word": policy.word(score), **shares, **asdict(said)}


def _completeness(known: Known, policy: TrustPolicy, reasons: list[Reason]) -> float:
    whole = 1.0
    for table in known.tables:
        name, share = (
            f"{table['agency']}.{table['table_name']}",
            max(getattr(policy.shares, table["role"]), table["cut"]),
        )
        whole *= (1 - table["missing"] / max(table["due"], table["missing"], 1)) ** share
        whole *= (1 - table["quarantined"] / max(table["landed"], 1)) ** share
        if not share:
            continue
        if table["missing"]:
            reasons.append(Reason("missing", table["missing"], max(table["due"], table["missing"]), name))
        reasons.extend(Reason(code, 1, table=name, what=table[code]) for code in ("numbers", "planned") if table[code])
        if table["quarantined"]:
            reasons.append(Reason("quarantined", table["quarantined"], table["landed"], name))
    return whole


def _freshness(known: Known, policy: TrustPolicy, reasons: list[Reason]) -> float | None:
    """Return how fresh the stalest table is that is counted; none where no table has periods."""
    lags = [(table["lag"], table) for table in known.tables if table["role"] == "counted" and table["lag"] is not None]
    if not lags:
        return None
    lag, table = max(lags, key=lambda one: one[0])
    if lag:
        reasons.append(Reason("stale", lag, 0, f"{table['agency']}.{table['table_name']}"))
    return max(0.0, 1 - policy.lag * float(lag))


def _checks(known: Known, policy: TrustPolicy, reasons: list[Reason]) -> float:
    """Return the share of rows that held their checks, times that of the theme's rows that held its promises."""
    whole, read = 1.0, [table for table in known.tables if table["role"] != "sorted"]
    for table in read:
        failed = table["rows_failed"] / max(table["rows_checked"], 1)
        whole *= (1 - failed) ** getattr(policy.shares, table["role"])
    failing, checks = (sum(table[name] for table in read) for name in ("failing", "checks"))
    if failing:
        reasons.append(Reason("checks", failing, checks))
    if known.audits["broken"]:
        reasons.append(Reason("audits", known.audits["broken"], known.audits["audits"]))
    return whole * (1 - float(known.audits["failed"]))


def _linkage(known: Known, policy: TrustPolicy, reasons: list[Reason]) -> float | None:
    """Return the share that is linked to whom it is of; none where nobody has to be linked and no agency is unknown."""
    whole = 1 - known.unmatched
    if known.unmatched:
        reasons.append(Reason("unmatched", known.unmatched, 1))
    for roster in known.linked:
        share = (roster["right_records"] or 0.0) / roster["records"]
        whole *= share ** getattr(policy.shares, roster["role"])
        if share < 1 and roster["role"] != "sorted":
            name = f"{roster['agency']}.{roster['table_name']}"
            reasons.append(
                Reason("unlinked", roster["records"] - (roster["right_records"] or 0.0), roster["records"], name)
            )
    return whole if known.linked or known.unmatched else None
