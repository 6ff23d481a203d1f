"""What the first visitor would wait for, done before the server answers: code is read, the edition opened."""

from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages

import components
import editions
import settings
from warehouse import connection


def code() -> None:
    """Import every part of the pages, and with them the libraries."""
    for part in walk_packages(components.__path__, f"{components.__name__}."):
        import_module(part.name)


def edition() -> None:
    """Open the current edition, where there is one; what is wrong with it is told by the page that asks for it."""
    with suppress(editions.EditionGone, editions.EditionUnreadable):
        if found := editions.find(settings.data() / "editions", None):
            connection.columns(connection.national(found))
