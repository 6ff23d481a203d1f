"""What a validation leaves on disk: sieved rows and a verdict in the landing, broken rows and a report apart."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simpul import receipts
from simpul.confined.examination import Finding, Order
from simpul.deliveries.verdicts import Verdict
from simpul.promises import Outcome
from simpul.receipts import Receipt
from simpul.settings import Settings
from simpul.world import Disk


@dataclass(frozen=True)
class Results:
    """What is kept of one validation beside its rows."""

    finding: Finding
    outcomes: list[Outcome]
    verdict: Verdict


def places(settings: Settings, receipt: Receipt) -> tuple[Path, Path]:
    """Return the delivery's folders in the landing and in the quarantine."""
    apart = settings.quarantine / receipt.agency / receipt.table / receipt.delivery_id
    return receipts.folder(settings, receipt.agency, receipt.table, receipt.delivery_id), apart


def keep(settings: Settings, disk: Disk, receipt: Receipt, order: Order, results: Results) -> None:
    """Give the results their names, each whole and durable; what an earlier attempt left goes first."""
    finding, verdict = results.finding, results.verdict
    place, apart = places(settings, receipt)
    for temporary, path in ((order.sieved, place / "sieved.parquet"), (order.rows, apart / "rows.parquet")):
        disk.remove(path)
        if temporary.exists():
            disk.sync_file(temporary)
            disk.name_once(temporary, path)
    about = {"delivery_id": receipt.delivery_id, "first_row": finding.first_row, "place": finding.place}
    _write(disk, place / "verdict.json", about | {"outcomes": [asdict(outcome) for outcome in results.outcomes]})
    counts, drift = finding.counts, [asdict(item) for item in finding.items]
    rules = [
        {"rule": rule, "rows": number, "reason": finding.reasons[rule], "places": counts.places[rule]}
        for rule, number in counts.by_rule.items()
        if number
    ]
    told = {"file": receipt.file, "state": verdict.state, "reason": verdict.reason, "rules": rules, "drift": drift}
    numbers = {"rows_landed": counts.landed, "rows_quarantined": verdict.rows_quarantined}
    _write(disk, apart / "report.json", about | told | numbers)


def _write(disk: Disk, path: Path, tree: dict[str, Any]) -> None:
    disk.write_new(path, json.dumps(tree, ensure_ascii=False, indent=1).encode() + b"\n")
