"""What pages work out again and again from an edition that never changes: worked out once for a language and colours.

A page is drawn anew at every click; most of what it says is what it said before.
"""

import hashlib
import weakref
from collections.abc import Callable
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

import polars as pl
from cachetools import LRUCache

from components.language import chosen
from components.palette import scheme

P, R = ParamSpec("P"), TypeVar("R")
HELD, EACH = 300_000_000, 500
"""Bytes of answers that are kept, of all functions together, and what one takes beside its frames."""
FEW, LARGE, SMALL = 512, 5_000, 40
"""Tables that are kept by content, the most rows that one of them has, and rows that are told apart by being written.
"""
HEAVY = 16
"""Larger tables that are kept, each by itself."""
_MARKED: dict[int, tuple[weakref.ref[pl.DataFrame], str]] = {}
"""The marks of frames that are alive; nobody changes a frame in its place."""


def remembered(work_out: Callable[P, R]) -> Callable[P, R]:
    """Let a function answer from memory where it was given the same: by worth, or the thing itself if it has no hash.

    It may read its arguments, the edition, language and colours; nothing else of the page, above all not the address.
    """

    @wraps(work_out)
    def answered(*args: P.args, **kwargs: P.kwargs) -> R:
        named = tuple((name, _key(value)) for name, value in sorted(kwargs.items()))
        question = work_out, chosen(), scheme(), tuple(map(_key, args)), named
        with _ALONE:
            answer = _ANSWERS.get(question, _NOTHING)
        if answer is _NOTHING:
            made = work_out(*args, **kwargs)
            with _ALONE:  # of two who asked at once, both have what the first was told: it is known by being the same
                answer = _ANSWERS.setdefault(question, made)
        return answer

    return answered


def _weight(answer: Any) -> int:
    """Return about how many bytes an answer takes, at most all that there are."""
    if isinstance(answer, pl.DataFrame | pl.Series):
        return min(HELD, EACH + int(answer.estimated_size()))
    parts = answer.values() if isinstance(answer, dict) else answer if isinstance(answer, list | tuple) else ()
    return min(HELD, EACH + sum(map(_weight, parts)))


_ANSWERS: LRUCache[tuple[Any, ...], Any] = LRUCache(HELD, getsizeof=_weight)
"""What was answered; what was asked for longest ago is the first to go."""
_ALONE, _NOTHING = Lock(), object()


def by_content(write: Callable[[pl.DataFrame], R]) -> Callable[[pl.DataFrame], R]:
    """Let a function of one frame answer from memory where it had the same rows; of a large one, the same.

    It may read its frame and the language. What it answers is shared: nobody may change it.
    """

    @lru_cache(FEW)
    def kept(_language: str, content: "Content") -> R:
        return write(content.frame.pop())

    @lru_cache(HEAVY)
    def heavy(_language: str, same: "Same") -> R:
        return write(same.thing)

    @wraps(write)
    def written(frame: pl.DataFrame) -> R:
        return heavy(chosen(), Same(frame)) if frame.height > LARGE else kept(chosen(), Content(frame))

    return written


class Content:
    """What a frame holds, as a key; the frame itself goes with whoever asks first."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self.frame, self.mark = [frame], mark(frame)

    def __hash__(self) -> int:
        return hash(self.mark)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Content) and self.mark == other.mark


def mark(frame: pl.DataFrame) -> str:
    """Return what is the same for frames of the same columns, kinds and rows only; of a frame it is made once."""
    of, made = _MARKED.get(id(frame), (None, ""))
    if of is None or of() is not frame:
        made, place = _mark(frame), id(frame)
        _MARKED[place] = weakref.ref(frame, lambda _gone: _MARKED.pop(place, None)), made
    return made


def _mark(frame: pl.DataFrame) -> str:
    if frame.height <= SMALL:  # Arrow takes longer than to write so few.
        return f"{list(frame.schema.items())}{frame.rows()}"
    return hashlib.sha256(frame.write_ipc(None, compression="uncompressed").getbuffer()).hexdigest()


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
