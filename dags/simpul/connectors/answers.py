"""What an HTTP answer means: good, trouble that passes, or a refusal; and how long to wait before asking again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import tenacity
from tenacity.stop import stop_base

DEADLINE = 3600.0
"""Seconds that one answer may take to come in, however it trickles."""
LONGEST = 60.0
"""Seconds of the longest pause that nobody told us to make."""
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
MEANINGS = {
    400: "does not understand the question",
    401: "refuses our credentials",
    403: "does not let us read",
    404: "knows no such place",
    410: "has it no longer",
}

_growing = tenacity.wait_random_exponential(multiplier=0.5, max=LONGEST)


class Passing(Exception):
    """Trouble that may heal by asking again; ``after`` seconds, where the source says."""

    def __init__(self, what: str, after: float | None = None) -> None:
        super().__init__(what)
        self.after = after


class Refusal(Exception):
    """An answer that asking again will not change."""


def judged(answer: httpx2.Response) -> httpx2.Response:
    """Return an answer that can be read: 200, or 304 where nothing is new.

    Raises:
        Passing: too many requests, or the source is in trouble.
        Refusal: anything else.
    """
    status = answer.status_code
    if status in {200, 304}:
        return answer
    if status in PASSING:
        raise Passing(f"HTTP {status}", told_pause(answer))
    raise Refusal(f"{MEANINGS.get(status, 'answers strangely')} (HTTP {status})")


def unanswered(error: httpx2.TransportError) -> Passing | Refusal:
    """Return what it means that there was no whole answer; another one than the source may have wanted to give it."""
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return Refusal("shows a certificate that we do not trust")
    return Passing(type(error).__name__)


def told_pause(answer: httpx2.Response) -> float | None:
    """Return the seconds of ``Retry-After``, given as such or as a date by the source's own clock."""
    told = answer.headers.get("Retry-After", "").strip()
    if told.isdecimal():
        return float(told)
    try:
        until = parsedate_to_datetime(told)
    except ValueError:
        return None
    try:
        now = parsedate_to_datetime(answer.headers.get("Date", ""))
    except ValueError:
        now = datetime.now(UTC)
    return max(0.0, (until - now).total_seconds())


def pause(state: tenacity.RetryCallState) -> float:
    """Return how long to wait: what the source said and a little more, else longer each time; always with jitter."""
    error = state.outcome.exception() if state.outcome else None
    told = error.after if isinstance(error, Passing) else None
    return _growing(state) if told is None else told + min(1.0, _growing(state))


class Enough(stop_base):
    """The rule that ends the asking after so many failures; to wait as we were told is none."""

    def __init__(self, attempts: int) -> None:
        self._left = attempts

    def __call__(self, retry_state: tenacity.RetryCallState) -> bool:
        """Count one more failure and say whether it was the last."""
        error = retry_state.outcome.exception() if retry_state.outcome else None
        self._left -= not (isinstance(error, Passing) and error.after is not None)
        return self._left <= 0


def chunks(answer: httpx2.Response) -> Iterator[bytes]:
    """Yield a body piece by piece, decoded, as long as it comes in time.

    Raises:
        Passing: it trickles, or ends early.
    """
    end = time.monotonic() + DEADLINE
    for chunk in answer.iter_bytes():
        if time.monotonic() > end:
            raise Passing(f"still incomplete after {DEADLINE:,.0f} s")
        yield chunk


def body(answer: httpx2.Response, most: int) -> bytes:
    """Return a whole body.

    Raises:
        Passing: it did not come whole.
        Refusal: it is longer than ``most`` bytes.
    """
    found = bytearray()
    for chunk in chunks(answer):
        found += chunk
        if len(found) > most:
            raise Refusal(f"answers with more than {most:,} bytes at once")
    return bytes(found)
