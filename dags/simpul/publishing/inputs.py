"""What an edition was made from: code, lock file, contracts and deliveries; so a run knows whether to make another."""

from __future__ import annotations

import hashlib
from datetime import date
from importlib.metadata import version
from pathlib import Path

from simpul import receipts
from simpul.agreement import Sharing
from simpul.contract import load_contracts
from simpul.publishing.manifest import Received
from simpul.settings import HOUSE, Settings
from simpul.stewardship import decisions
from simpul.stewardship.decision import Decision

CODE = frozenset({".py", ".sql", ".yml", ".csv"})
MODELS = ("macros", "models", "seeds", "snapshots")


def code_version(settings: Settings) -> str:
    """Return the release and a short hash of the library, the models and the promises."""
    roots = [HOUSE / "dags", settings.promises, *(settings.dbt_project / name for name in MODELS)]
    digest = hashlib.sha256()
    for root in roots:
        for path in sorted(path for path in root.rglob("*") if path.suffix in CODE):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{release()}+{digest.hexdigest()[:12]}"


def release() -> str:
    """Return the installed release's version."""
    return version("simpul")


def lock_sha256(house: Path = HOUSE) -> str:
    """Hash the lock file of the libraries; 64 zeros where an installation has none."""
    path = house / "requirements.lock"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "0" * 64


def contract_versions(settings: Settings, today: date) -> dict[str, str]:
    """Return each agency's contract version, and what of it may be shared on a day."""
    versions = {agency: contract.version for agency, contract in load_contracts(settings.promises).items()}
    return {**versions, **Sharing(settings.promises, today).states()}


def deliveries(settings: Settings) -> list[Received]:
    """Return every delivery with the time it was received, in the order of its id; what stewards decided is one too."""
    found = {receipt.delivery_id: receipt.received_at for receipt in receipts.all(settings)}
    found |= {decided(one): one.at for one in decisions.read(settings)[-1:]}
    return [Received(delivery_id=name, received_at=time) for name, time in sorted(found.items())]


def decided(last: Decision) -> str:
    """Return the id under which an edition knows all decisions up to one."""
    return f"decisions-{last.hash[:16]}"
