"""A brief on paper: the app's own typesetter, run as a child, for only the app knows how a number is shown."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from simpul.errors import NotDelivered, UnknownName
from simpul.settings import HOUSE, environment

SECONDS = 120
MISTYPED, UNKNOWN = 2, 3
"""How the typesetter ends where it cannot read what it is asked for, and where the edition does not know it."""


class Mistyped(ValueError):
    """The typesetter knows no such theme or language."""


def write(out: Path, theme: str, **narrowed: str | None) -> None:
    """Write the brief of a theme, or of the `overview`: by lang, agency, edition, period, unit, wave and building.

    With a metric, one page of that indicator alone.

    Raises:
        Mistyped: there is no such theme or language.
        UnknownName: the edition knows no such metric, agency, period, unit, wave or building.
        NotDelivered: there is no such edition, or it has no number of this agency.
    """
    asked = [f"--{name}={value}" for name, value in narrowed.items() if value]
    command = [sys.executable, "-m", "brief", *asked, f"--out={out.resolve()}", "--", theme]
    done = subprocess.run(
        command, cwd=HOUSE / "app", env=environment(), capture_output=True, text=True, timeout=SECONDS, check=False
    )
    if done.returncode == 0:
        return
    said = (done.stderr.strip().splitlines() or ["the typesetter said nothing"])[-1]
    if done.returncode == MISTYPED:
        # The typesetter names itself and says "error"; whoever prints this says both again.
        raise Mistyped(said.partition(": error: ")[2] or said)
    if done.returncode == UNKNOWN:
        what, _between, todo = said.partition(" · ")
        raise UnknownName(what, todo=todo)
    raise NotDelivered(said, where=str(out), todo="see `simpul editions` and `simpul kpi`")
