"""``python -m sample_nation``: make the country and what its agencies send."""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sample_nation import dialects, network, truths
from sample_nation.nation import PROFILES, Nation
from sample_nation.outbox import Outbox


def main(words: Sequence[str] | None = None) -> int:
    """Make a country as the words say; an older one in the folder is replaced, and only a country is."""
    asked = _parser().parse_args(words)
    told = {name: getattr(asked, name) for name in ("people", "months", "until", "faults", "seed", "canaries")}
    nation = Nation(**told, out=asked.out.resolve())
    if nation.out.exists() and any(nation.out.iterdir()) and not (nation.out / "nation.json").exists():
        sys.stderr.write(f"{nation.out} holds something else: choose an empty or new folder\n")
        return 1
    shutil.rmtree(nation.out, ignore_errors=True)
    nation.out.mkdir(parents=True)
    counts = {agency: _deliver(nation, agency) for agency in agencies()}
    network.write(nation)
    if asked.truth:
        truths.write(nation)
    (nation.out / "nation.json").write_text(json.dumps({**told, "rows": counts}, indent=1))
    return 0


def agencies() -> list[str]:
    """Return the agencies that have a dialect, in alphabetical order."""
    found = (module.name for module in pkgutil.iter_modules(dialects.__path__))
    return sorted(name for name in found if hasattr(_dialect(name), "deliver"))


def _dialect(agency: str):  # noqa: ANN202 - a module
    return importlib.import_module(f"sample_nation.dialects.{agency}")


def _deliver(nation: Nation, agency: str) -> dict[str, int]:
    start, outbox = time.monotonic(), Outbox(nation, agency)
    _dialect(agency).deliver(nation, outbox)
    outbox.close()
    rows = sum(outbox.counts.values())
    sys.stderr.write(f"{agency:<12} {rows:>12,} rows {time.monotonic() - start:6.1f} s\n")
    return dict(sorted(outbox.counts.items()))


def _parser() -> argparse.ArgumentParser:
    usual = Nation()
    parser = argparse.ArgumentParser(prog="python -m sample_nation", description=__doc__)
    parser.add_argument("--people", type=int, default=usual.people, help="civil servants")
    parser.add_argument("--months", type=int, default=usual.months)
    parser.add_argument("--until", default=usual.until, help="last month, YYYY-MM")
    parser.add_argument("--faults", choices=PROFILES, default=usual.faults)
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--canaries", type=int, default=usual.canaries, help="people whose names stand nowhere else")
    parser.add_argument("--truth", action="store_true", help="also write every topic as it truly is, below truth/")
    parser.add_argument("--out", type=Path, required=True, help="folder to fill")
    return parser


if __name__ == "__main__":
    sys.exit(main())
