"""Charts that are kept: the same rows in the same colours and language are written as a specification once.

Altair takes some 50 ms to build and check a chart; a page has a dozen, and draws them anew at every click.
"""

import copy
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

import altair as alt
import polars as pl
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from components.language import chosen, is_for_paper
from components.palette import scheme
from components.remembered import mark

MOST = 1000
"""Specifications of some 10 kB each."""


class Kept(alt.LayerChart):
    """A chart that has been written already."""

    def to_dict(self, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        """Return the specification, to be changed as its reader likes."""
        return copy.deepcopy(object.__getattribute__(self, "_written"))

    def again(self) -> "Kept":
        """Return the same chart in the colours that are wanted now: what is dark on screen is light on paper."""
        anew: Kept = object.__getattribute__(self, "_anew")()
        return anew

    def sent(self) -> dict[str, Any]:
        """Return the specification as it goes to the browser: its rows in Arrow, which Streamlit would write each time.

        A copy of its first level, for Streamlit takes the rows out of what it is given; beneath it only writes a blank
        for the title of a legend that has none, which is the same each time.
        """
        return dict(object.__getattribute__(self, "_sent"))


def kept(build: Callable[..., Any]) -> Callable[..., Kept]:
    """Let a builder write each chart once; what it is given tells charts apart by content."""

    @lru_cache(MOST)
    def written(_look: tuple[str, str, bool], given: "Given") -> tuple[dict[str, Any], dict[str, Any]]:
        found: dict[str, Any] = build(*given.args, **given.kwargs).to_dict()
        rows = {name: convert_anything_to_arrow_bytes(data) for name, data in found.get("datasets", {}).items()}
        bare = {name: value for name, value in found.items() if name != "datasets"}
        return found, copy.deepcopy(bare) | ({"datasets": rows} if rows else {})

    @wraps(build)
    def drawn(*args: Any, **kwargs: Any) -> Kept:
        chart = Kept(layer=[])
        for name, spec in zip(
            ("_written", "_sent"), written((scheme(), chosen(), is_for_paper()), Given(args, kwargs)), strict=True
        ):
            object.__setattr__(chart, name, spec)
        object.__setattr__(chart, "_anew", lambda: drawn(*args, **kwargs))
        return chart

    return drawn


class Given:
    """What a builder is given, equal where its contents are."""

    def __init__(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        self.args, self.kwargs = args, kwargs
        self.mark = tuple(_mark(value) for value in (*args, *sorted(kwargs.items())))

    def __hash__(self) -> int:
        return hash(self.mark)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Given) and self.mark == other.mark


def _mark(value: Any) -> str:
    return mark(value) if isinstance(value, pl.DataFrame) else repr(value)
