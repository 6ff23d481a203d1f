"""What becomes of an examined delivery, in words that say what, where, and who must act."""

from __future__ import annotations

from dataclasses import dataclass

from simpul.confined.examination import Finding
from simpul.contract import Contract
from simpul.deliveries.drift import ANSWERS, Item
from simpul.errors import DecisionNeeded, PromiseBroken, SimpulError
from simpul.receipts import Receipt, State


@dataclass(frozen=True)
class Verdict:
    """A receipt's next state, its reason, and how many rows go to quarantine."""

    state: State
    reason: str = ""
    rows_quarantined: int = 0


def decide(contract: Contract, receipt: Receipt, finding: Finding) -> Verdict:
    """Weigh drift and broken rows against the contract's tolerance."""
    landed, broken = finding.counts.landed, finding.counts.broken
    gravest = max((item.answer for item in finding.items), key=ANSWERS.index, default="compatible")
    tell = f"Tell {contract.steward.email}."
    if gravest == "needs_decision":
        todo = f"accept it with `simpul accept {receipt.delivery_id}`, or tell {contract.steward.email}"
        return Verdict("needs_decision", _say(DecisionNeeded, receipt, finding, gravest, todo), landed)
    if gravest == "refused":
        todo = f"correct the file and send it again. {tell}"
        return Verdict("refused", _say(PromiseBroken, receipt, finding, gravest, todo), landed)
    about = f"{receipt.agency}.{receipt.table}{f' {finding.period}' if finding.period else ''}"
    if not landed:
        return Verdict("refused", f"{about}: holds no rows · {_place(receipt, finding)} · send it again. {tell}")
    told = f"{about}: {broken:,} of {landed:,} rows break a promise: {_rules(finding)}"
    allowed = contract.tables[receipt.table].tolerance.quarantined_rows_pct
    if broken * 100 > allowed * landed:
        limit = f"more than the {allowed:g} % that the contract bears: the whole delivery is refused"
        return Verdict("refused", f"{told}; {limit} · {_place(receipt, finding)} · {tell}", landed)
    return Verdict("validated", f"{told}. Quarantined. {tell}" if broken else "", broken)


def _say(kind: type[SimpulError], receipt: Receipt, finding: Finding, answer: str, todo: str) -> str:
    told = "; ".join(_detail(item) for item in finding.items if item.answer == answer)
    return str(kind(told, where=_place(receipt, finding), todo=todo))


def _detail(item: Item) -> str:
    words = {"renamed": "renamed?", "vanished": "an optional column is gone", "gone": "a required column is gone"}
    return f"{item.detail} ({words[item.change]})" if item.change in words else item.detail


def _rules(finding: Finding) -> str:
    """Tell each broken rule with the first rows that break it."""
    told = []
    for rule, number in finding.counts.by_rule.items():
        if number:
            places = finding.counts.places[rule]
            rows = ", ".join(str(place) for place in places) + (", …" if number > len(places) else "")
            column, _, kind = rule.rpartition(":")
            subject = f"{column} " if kind in ("required", "type", "pattern", "codes", "range") else ""
            told.append(f"{subject}{finding.reasons[rule].rstrip('.')} (rows {rows})")
    return "; ".join(told)


def _place(receipt: Receipt, finding: Finding) -> str:
    return f"{receipt.file}{f', {finding.place}' if finding.place else ''}"
