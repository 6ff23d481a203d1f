"""What the app takes from its process's environment; nothing else in it looks there."""

import os
from pathlib import Path


def data() -> Path:
    """Return the folder that holds the editions."""
    return Path(os.environ.get("SIMPUL_DATA", "data")).resolve()


def profile() -> str | None:
    """Return the role that whoever started the app set for this machine, if any."""
    return os.environ.get("SIMPUL_ROLE")
