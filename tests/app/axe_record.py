"""Every page of the app in all eight ways before axe, on the edition in ``SIMPUL_DATA``: ``make accessibility``.

What it finds is printed; how much it is stands in ``app/accessibility.json``, which the page on accessibility tells.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from tests.app.axe import LANGUAGES, LOOKS, look
from tests.app.conftest import APP
from tests.app.serving import ROOT, chromium, serving

RECORD = APP / "accessibility.json"


def main() -> None:
    """Look at every page, or at those that are named; only a round of all pages is kept."""
    from components.pages import PAGES

    named = sys.argv[1:]
    chosen = [view for view in PAGES if not named or view in named]
    found, version = [], ""
    # An engineer may open every page but the queue of matches, a steward every page but the logins.
    for role, views in (("steward", set(chosen) - {"logins"}), ("engineer", {"logins"} & set(chosen))):
        data = Path(os.environ.get("SIMPUL_DATA", ROOT / "data"))
        with serving(data, SIMPUL_ROLE=role) as address, chromium() as browser:
            for view, language in product(sorted(views), LANGUAGES):
                path = "" if view == "overview" else PAGES[view].path or view
                seen = look(browser, f"{address}/{path}", language, LOOKS)
                found, version = found + seen.found, seen.version
                sys.stdout.write("".join(f"{view}: {one}\n" for one in seen.found or [f"{language} nothing"]))
                sys.stdout.flush()
    said = told(len(chosen) * len(LANGUAGES) * len(LOOKS), found, version)
    if not named:
        RECORD.write_text(said, "utf-8")
    sys.stdout.write(said)


def told(pages: int, found: Sequence[str], version: str) -> str:
    """Return the record of a round, as the page on accessibility reads it."""
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    return json.dumps({"day": day, "version": version, "pages": pages, "found": len(found)}) + "\n"


if __name__ == "__main__":
    main()
