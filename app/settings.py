"""What the app takes from its process's environment; nothing else in it looks there."""

import os
from pathlib import Path

# Frames of a page are small: Polars hands each over to its threads and waits for them longer than it works.
# It reads this once, when it is imported; `serve.py` therefore begins with these settings.
os.environ.setdefault("POLARS_MAX_THREADS", "1")


def data() -> Path:
    """Return the folder that holds the editions."""
    return Path(os.environ.get("SIMPUL_DATA", "data")).resolve()


def access() -> Path:
    """Return the folder of the access log and the sessions."""
    return data() / "access"


def roles() -> Path:
    """Return the file that maps groups to roles."""
    return Path(os.environ.get("SIMPUL_ROLES", Path(__file__).with_name("roles.toml")))


def profile() -> str:
    """Return the profile with which a visit without login begins."""
    return os.environ.get("SIMPUL_ROLE", "analyst")
