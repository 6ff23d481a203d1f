"""A reader's question to an edition: within what they may see, and within what a question may take."""

import hashlib
import re

import access
import turns
import viewer
from editions import Edition, EditionUnreadable
from warehouse import connection, scope

from sql_sandbox import warden

LIMITS = warden.Limits()
NAMED = re.compile(r'temp view "([^"]+)"')


def ask(edition: Edition, sql: str) -> warden.Answer:
    """Put a question in SQL to an edition, as its viewer.

    Raises:
        EditionUnreadable: Something stands beside the edition's file.
    """
    if any(other.name.startswith(f"{edition.file.name}.") for other in edition.folder.iterdir()):
        raise EditionUnreadable(f"Edition {edition.edition_id}: something stands beside its file. Run `simpul verify`.")
    access.note(
        "ask", viewer.current(), "explore", edition.edition_id, {"id": hashlib.sha256(sql.encode()).hexdigest()}
    )
    with turns.aside():
        return warden.ask(edition.file, sql, rules(edition), LIMITS)


def rules(edition: Edition) -> dict[str, str] | None:
    """Return each table's statement of its permitted rows, under an empty name what these need; None is all."""
    if edition.scope is None:
        return None
    first, *views = scope.statements(connection.columns(edition), edition.scope, "whole")
    return {"": first} | {NAMED.search(view)[1]: view for view in views}
