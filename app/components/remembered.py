"""What pages work out again and again from an edition that never changes: worked out once for a language and colours.

A page is drawn anew at every click; most of what it says is what it said before.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from components.language import chosen
from components.palette import scheme

P, R = ParamSpec("P"), TypeVar("R")
MOST = 4096
"""Answers that are kept of one function: sentences, small frames, lines of a card."""


def remembered(work_out: Callable[P, R]) -> Callable[P, R]:
    """Let a function answer from memory where it was given the same: by worth, or the thing itself if it has no hash.

    It may read its arguments, the edition, language and colours; nothing else of the page, above all not the address.
    """

    @lru_cache(MOST)
    def answer(_look: tuple[str, str], args: tuple[Any, ...], kwargs: tuple[Any, ...]) -> R:
        return work_out(*map(_given, args), **{name: _given(value) for name, value in kwargs})

    @wraps(work_out)
    def answered(*args: P.args, **kwargs: P.kwargs) -> R:
        named = tuple((name, _key(value)) for name, value in sorted(kwargs.items()))
        return answer((chosen(), scheme()), tuple(map(_key, args)), named)

    return answered


class Same:
    """A thing without a hash, as a key: equal to itself only, and alive as long as it is a key."""

    def __init__(self, thing: Any) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.thing is other.thing


def _key(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(map(_key, value)), list
    try:
        hash(value)
    except TypeError:
        return Same(value)
    return value


def _given(key: Any) -> Any:
    if isinstance(key, Same):
        return key.thing
    if isinstance(key, tuple) and len(key) == 2 and key[1] is list:
        return [_given(one) for one in key[0]]
    return key
