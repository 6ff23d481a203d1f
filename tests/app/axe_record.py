"""Every page of the app in all eight ways before axe, on the edition in ``SIMPUL_DATA``: ``make accessibility``.

What it finds is printed; how much it is stands in ``app/accessibility.json``, which the page on accessibility tells.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.app.axe import LANGUAGES, LOOKS, look
from tests.app.conftest import APP
from tests.app.serving import ROOT, chromium, serving

RECORD = APP / "accessibility.json"


def main() -> None:
    """Look at every page, or at those that are named; only a round of all pages is kept."""
    from components.pages import PAGES

    data = Path(os.environ.get("SIMPUL_DATA", ROOT / "data"))
    named = sys.argv[1:]
    views = {view: "" if view == "overview" else PAGES[view].path or view for view in PAGES}
    chosen = {view: path for view, path in views.items() if not named or view in named}
    found, version = [], ""
    # An engineer may open every page but the queue of matches, a steward every page but the logins.
    for role, kept in (("steward", set(chosen) - {"logins"}), ("engineer", {"logins"} & set(chosen))):
        with serving(data, SIMPUL_ROLE=role) as address, chromium() as browser:
            for view in sorted(kept):
                for language in LANGUAGES:
                    seen = look(browser, f"{address}/{chosen[view]}", language, LOOKS)
                    found, version = found + seen.found, seen.version
                    sys.stdout.write("".join(f"{view}: {one}\n" for one in seen.found or [f"{language} nothing"]))
                    sys.stdout.flush()
    said = {
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "version": version,
        "pages": len(chosen) * len(LANGUAGES) * len(LOOKS),
    }
    if not named:
        RECORD.write_text(json.dumps(said) + "\n", "utf-8")
    sys.stdout.write(f"{said}\n")


if __name__ == "__main__":
    main()
