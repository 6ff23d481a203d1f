"""What a confined process may say back: plain values, our own records, errors. Its word is a stranger's word."""

from __future__ import annotations

import dataclasses
import io
import pickle
import sys
from typing import Any

from pydantic import BaseModel

from simpul.errors import LoadFailed

PLAIN = {
    ("builtins", "set"),
    ("builtins", "frozenset"),
    ("datetime", "date"),
    ("datetime", "datetime"),
    ("datetime", "timezone"),
    ("decimal", "Decimal"),
    ("pathlib", "PosixPath"),
    ("simpul.errors", "_rebuild"),
}


class _Careful(pickle.Unpickler):
    """Refuse every class that could do more than hold values: a taken-over reader must not act in the parent."""

    def find_class(self, module: str, name: str) -> Any:
        """Return a class that an answer may hold.

        Raises:
            UnpicklingError: for anything else.
        """
        found = getattr(sys.modules.get(module), name, None)
        is_record = dataclasses.is_dataclass(found) or (isinstance(found, type) and issubclass(found, BaseModel))
        is_error = isinstance(found, type) and issubclass(found, BaseException)
        if (module, name) in PLAIN or is_error or (is_record and module.startswith("simpul.")):
            return found
        raise pickle.UnpicklingError(f"an answer may not hold {module}.{name}")


def pack(is_done: bool, value: Any) -> bytes:
    """Pickle an answer; an error that cannot travel goes as its text."""
    try:
        content = pickle.dumps((is_done, value))
        unpack(content)
    except Exception as error:  # noqa: BLE001 - any class may define its own way to fail here
        text = f"{type(value).__name__}: {value}" if isinstance(value, BaseException) else str(error)
        return pickle.dumps((False, LoadFailed(text, todo="report it to the maintainers")))
    return content


def unpack(content: bytes) -> tuple[bool, Any]:
    """Return the pair (is it done, value or error).

    Raises:
        UnpicklingError: the answer holds what no answer of ours holds.
    """
    is_done, value = _Careful(io.BytesIO(content)).load()
    return is_done, value
