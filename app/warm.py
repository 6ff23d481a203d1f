"""What the first visitor would wait for, done before the server answers: the pages' code is read."""

from importlib import import_module
from pkgutil import walk_packages

import components


def code() -> None:
    """Import every part of the pages, and with them the libraries."""
    for part in walk_packages(components.__path__, f"{components.__name__}."):
        import_module(part.name)
