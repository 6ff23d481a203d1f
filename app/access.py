"""The access log: who looked at what and what was taken away, in lines that are only ever added; never a number."""

import json
import os
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import polars as pl
import sessions
import settings
import streamlit as st
import viewer
from components import language
from editions import Edition

NAMES = (
    "metric",
    "id",
    "agency",
    "agencies",
    "compared",
    "sender",
    "period",
    "unit",
    "wave",
    "building",
    "member",
    "category",
)
SHOWN = {"at": "noted_at", "who": "person", "of": "choices"}
"""Name in the log → name of the column."""
PLAIN = re.compile(r"[\w.:,\- ]{1,80}")


class LoginEnded(Exception):
    """What was asked for belongs to a login that no longer holds."""


def opened(view: str, edition: Edition) -> None:
    """Note that a page was opened; the same page with the same choices is noted once."""
    chosen = {name: st.query_params[name] for name in NAMES if name in st.query_params}
    last = (view, edition.edition_id, viewer.current(), tuple(chosen.items()))
    if st.session_state.get("noted") != last:
        note("open", viewer.current(), view, edition.edition_id, chosen)
        st.session_state["noted"] = last


def taken(name: str, make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Return a download's maker that notes the download and asks again whether the login holds.

    It runs later, in a thread that knows no visitor: whose it is, and in which language, is settled now.
    """
    spoken = language.chosen()
    page, edition_id, looker, _choices = st.session_state.get("noted") or ("", "", viewer.current(), ())

    def noted() -> bytes:
        if looker.session and not sessions.is_open(looker.session):
            raise LoginEnded(name)
        note("download", looker, page, edition_id, {"id": name})
        with language.speaking(spoken):
            return make()

    return noted


def last(count: int) -> pl.DataFrame:
    """Return the newest lines, the newest first."""
    files = sorted(settings.access().glob("????-??.jsonl"))[-2:]
    lines = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()][-count:]
    told = [one | {"scope": ", ".join(one["scope"] or ["all"]), "of": _listed(one["of"])} for one in reversed(lines)]
    return pl.DataFrame([{SHOWN.get(name, name): value for name, value in one.items()} for one in told])


def moment(seconds: float) -> str:
    """Write a moment as the log does."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _listed(chosen: Mapping[str, str]) -> str:
    return " · ".join(f"{name}={value}" for name, value in chosen.items())


def note(what: str, looker: viewer.Viewer, page: str, edition_id: str, chosen: Mapping[str, str]) -> None:
    """Add a line. With a login, what cannot be noted is not shown; without one, a folder that is read-only is fine."""
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "who": looker.who,
        "role": looker.role,
        "scope": looker.scope,
        "seen_as": looker.real_role if looker.is_acting else None,
        "what": what,
        "page": page,
        "edition": edition_id,
        "of": {name: value if PLAIN.fullmatch(value) else "…" for name, value in chosen.items()},
    }
    try:
        _add(json.dumps(line, ensure_ascii=False) + "\n", line["at"][:7])
    except OSError:
        if looker.session:
            raise


def _add(line: str, month: str) -> None:
    folder = settings.access()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # One write to a file opened for appending: two processes' lines never run into each other.
    file = os.open(folder / f"{month}.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(file, line.encode())
    finally:
        os.close(file)
