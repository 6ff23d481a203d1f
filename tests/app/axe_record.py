"""Every page of the app in all eight ways before axe, on the edition in ``SIMPUL_DATA``: ``make accessibility``.

What it finds is printed; how much it is, page by page, stands in ``app/accessibility.json``, which the page on
accessibility tells: a round that was broken off, or a page that was mended, is looked at again by its name.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.app.axe import LANGUAGES, LOOKS, look
from tests.app.conftest import APP
from tests.app.serving import ROOT, chromium, serving

RECORD = APP / "accessibility.json"


def main() -> None:
    """Look at every page, or at those that are named; each page is kept when it has been seen in all its ways."""
    from components.pages import PAGES

    chosen = [view for view in PAGES if not sys.argv[1:] or view in sys.argv[1:]]
    # An engineer may open every page but the queue of matches, a steward every page but the logins.
    for role, views in (("steward", set(chosen) - {"logins"}), ("engineer", {"logins"} & set(chosen))):
        data = Path(os.environ.get("SIMPUL_DATA", ROOT / "data"))
        if not views:
            continue
        with serving(data, SIMPUL_ROLE=role) as address, chromium() as browser:
            for view in sorted(views):
                path = "" if view == "overview" else PAGES[view].path or view
                seen = [look(browser, f"{address}/{path}", language, LOOKS) for language in LANGUAGES]
                found = [one for part in seen for one in part.found]
                sys.stdout.write("".join(f"{view}: {one}\n" for one in found or ["nothing"]))
                sys.stdout.flush()
                kept = json.loads(RECORD.read_text("utf-8"))["views"] if RECORD.exists() else {}
                kept[view] = {"day": f"{datetime.now(UTC):%Y-%m-%d}", "version": seen[0].version, "found": len(found)}
                RECORD.write_text(told({name: one for name, one in kept.items() if name in PAGES}), "utf-8")


def told(views: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the record of what was found on each page, and in all: since when, in how many ways, how much."""
    said = {
        "day": min(one["day"] for one in views.values()),
        "version": min(one["version"] for one in views.values()),
        "pages": len(views) * len(LANGUAGES) * len(LOOKS),
        "found": sum(one["found"] for one in views.values()),
    }
    return json.dumps(said | {"views": dict(sorted(views.items()))}, indent=1) + "\n"


if __name__ == "__main__":
    main()
