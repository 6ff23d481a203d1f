"""What was read of compiled models before: parsing is most of what lineage costs, and few models change.

A model's parents are kept under a digest of its SQL, of the columns of all that it names, and of the code that reads.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from simpul.remembered import Remembered

Column = tuple[str, str, str]
"""Schema, table, column."""
Parents = dict[str, frozenset[Column]]
"""A model's columns and the columns that each is made from, one model up."""
NAMED = re.compile(r'(?=\b(\w+)"?\."?(\w+))')
"""Whatever could be a schema and its table: each two names with a dot between them."""


class Memory(Remembered):
    """Parents by digest."""

    def recall(self, digest: str) -> Parents | None:
        """Return a model's parents, or none if it was not read before."""
        if (told := self.told(digest)) is None:
            return None
        return {column: frozenset((a, b, c) for a, b, c in parents) for column, parents in told.items()}

    def learn(self, digest: str, parents: Parents) -> None:
        """Take in a model's parents."""
        self.tell(digest, {column: sorted(found) for column, found in parents.items()})


def digest(sql: str, columns: dict[str, Any]) -> str:
    """Return what a model's parents follow from; ``columns`` are those of every table, by schema and table."""
    named = sorted({(a, b) for a, b in NAMED.findall(sql) if b in columns.get(a, {})})
    told = [sql, [(a, b, columns[a][b]) for a, b in named], _reader()]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@cache
def _reader() -> str:
    """Return what else the answer hangs on: the code that reads lineage, and the parser's version."""
    code = Path(__file__).with_name("columns.py").read_bytes()
    return f"{hashlib.sha256(code).hexdigest()} {version('sqlglot')}"
