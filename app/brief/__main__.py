"""`python -m brief`: write a brief without a running app; `simpul brief` starts it."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import roles
import settings
import warehouse
from components import theme
from components.filters import Selection
from components.formatting import as_date
from editions import Edition, EditionUnreadable

from brief import asked as asking
from brief import indicator, made

UNKNOWN = 3
"""How it ends where the edition does not know what it is asked for."""


def main() -> int:
    """Write the paper that the words on the command line ask for; say in one line why where it cannot be."""
    asked = _asked()
    try:
        edition = _edition(asked.edition)
        asking.refuse_unknown(edition, asked)
        period = as_date(asked.period) if asked.period else None
        selection = Selection(asked.agency, asked.unit, asked.wave, asked.building, period)
        make, what = (indicator, asked.metric) if asked.metric else (made, asked.view)
        content = make(edition, what, asked.lang, selection)
    except (EditionUnreadable, asking.Unknown) as error:
        sys.stderr.write(f"{error}\n")
        return UNKNOWN if isinstance(error, asking.Unknown) else 1
    asked.out.write_bytes(content)
    return 0


def _edition(pinned: str | None) -> Edition:
    """Return the edition as the profile of this machine may see it: on the command line nobody logs in."""
    profile, found = roles.named(settings.profile()), warehouse.current(pinned)
    if profile is None:
        raise EditionUnreadable(f"SIMPUL_ROLE={settings.profile()}: no such role. Set it as .env.example says.")
    if found is None:
        raise EditionUnreadable("No edition has been published yet. Run `simpul run`.")
    return replace(found, role=profile.role, scope=profile.scope)


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(prog="brief")
    words.add_argument("view", nargs="?", default="overview", choices=["overview", *theme.THEMES])
    words.add_argument("--lang", choices=["id", "en"], default="id")
    words.add_argument("--agency", default="all")
    for name in ("edition", "unit", "wave", "building", "period", "metric"):
        words.add_argument(f"--{name}")
    words.add_argument("--out", type=Path, required=True)
    return words.parse_args()


if __name__ == "__main__":
    sys.exit(main())
