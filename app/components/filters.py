"""Filters that live in the URL: they survive a reload, a shared link and a change of page."""

import html
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl
import streamlit as st
from editions import Edition

from components import address, names
from components.address import bound
from components.formatting import as_date, period
from components.language import N_, _
from components.wording import word

KEYS = ("agency", "unit", "wave", "building", "period", "compared", "edition", "known", "category", "member")
KEYS += ("metrics", "cut", "members", "agencies", "from", "to", "across", "measure", "chart")
CUTS = {"unit": "work_unit", "building": "building", "wave": "wave"}
"""The filters that are also dimensions of metrics; a cell stands under one of them at most, the first one chosen."""
LABELS = {"wave": N_("Wave"), "building": N_("Building"), "unit": N_("Work unit"), "compared": N_("Compared with")}
LABELS |= {"agency": N_("Agency")}


@dataclass(frozen=True)
class Place:
    """Where a metric is read: agency, dimension and member, and what a reader must know of it."""

    agency: str = "all"
    cut: tuple[str, str] = ("all", "all")
    notes: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """What the card says of the agency that is compared with."""


WHOLE = Place()


@dataclass(frozen=True)
class Selection:
    """What a page is filtered by, and the same in words; a filter that is not set is None, or `all` for agencies."""

    agency: str = "all"
    unit: str | None = None
    wave: str | None = None
    building: str | None = None
    period: date | None = None
    compared: str | None = None
    known: str | None = None
    words: str = ""
    said: tuple[tuple[str, str], ...] = ()
    """The words one by one, each under its filter's name, for what is not cut by all of them."""

    def cut(self, dimensions: Collection[str]) -> tuple[str, str]:
        """Return the dimension and member at which a metric that is cut by these dimensions is read."""
        for name, dimension in CUTS.items():
            if dimension in dimensions and (member := getattr(self, name)):
                return dimension, member
        return "all", "all"

    def worded(self, *names: str) -> str:
        """Say the filters of something that only some of them cut; of the others, that the whole is shown."""
        told = {"", "period", *names}
        if not self.said:
            return self.words
        kept = [text for name, text in self.said if name in told]
        lost = [name for name, _text in self.said if name not in {*told, "compared", "known"}]
        if "agency" in lost:
            kept.insert(0, _("All agencies"))
            lost = [name for name in lost if name != "agency" or self.agency != "all"]
        if lost:
            dropped = ", ".join(word(LABELS, name).lower() for name in lost)
            kept.append(_("whole, not filtered by {filters}").format(filters=dropped))
        is_alone = bool(self.compared) and told & {"agency", "compared"} == {"agency"}
        return " · ".join(kept + [_("without the agency compared with")] * is_alone)

    def alone(self) -> "Selection":
        """Return the same without the agency that is compared with: paper tells of one."""
        if not self.compared:
            return self
        said = tuple((name, text) for name, text in self.said if name != "compared")
        return replace(self, compared=None, said=said, words=" · ".join(text for _name, text in said))

    def last(self, cells: pl.DataFrame) -> pl.DataFrame:
        """Keep the cells up to the chosen period."""
        return cells.filter(pl.col("period") <= self.period) if self.period else cells


EVERYTHING = Selection()


def uncut(words: str) -> str:
    """Return what the words of filters say of those that do not cut something, as sentences; empty where all do."""
    ends = _("whole, not filtered by {filters}").split("{")[0], _("without the agency compared with")
    said = [part for part in words.split(" · ") if part.startswith(ends)]
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in said)


def choose(label: str, options: Sequence[str], key: str, named: Callable[[str], str] = str) -> str:
    """Draw one filter bound to `?key=`; its first option is its default and needs no place in the address."""

    def draw() -> str:
        return st.selectbox(
            label, options, format_func=named, key=key, placeholder=_("Choose"), persist_state="session"
        )

    return bound(key, options, draw)


def agency(edition: Edition, codes: Sequence[str]) -> str:
    """Draw the filter of agencies; `all` comes first."""
    known = names.agencies(edition)
    return choose(
        _("Agency"), ["all", *(code for code in codes if code != "all")], "agency", lambda code: known.get(code, code)
    )


def compared_with(edition: Edition, codes: Sequence[str], agency: str) -> str | None:
    """Draw the choice of a second agency, or of all together."""
    known = names.agencies(edition)
    others = [code for code in ("all", *codes) if code != agency]
    options = ["", *dict.fromkeys(others)]
    return choose(
        word(LABELS, "compared"), options, "compared", lambda code: known.get(code, code) if code else _("None")
    ) or None  # fmt: skip


def reporting_period(periods: pl.Series) -> date:
    """Draw the filter of periods, newest first."""
    days = periods.unique().sort(descending=True).to_list()
    yearly = all(day.month == 1 for day in days)
    choice = choose(
        _("Period"), [day.isoformat()[:7] for day in days], "period", lambda text: period(as_date(text), yearly)
    )
    return as_date(choice)


def sentence(*words: str) -> str:
    """Draw the filters in words with a button that resets them, and return the words for titles and exports."""
    told = " · ".join(words)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="filter-sentence">{html.escape(told)}</p>', width="content")
        st.button(_("Reset"), on_click=_reset, type="tertiary", key="reset")
    return told


def _reset() -> None:
    for key in KEYS:
        address.forget(key)
