"""One pull of one question: page after page into a half pull, until it is whole and the collection still the same."""

from __future__ import annotations

import time

import httpx2

from simpul.connectors import guard_size
from simpul.connectors.answers import body
from simpul.connectors.half_pull import HalfPull
from simpul.connectors.http import Http
from simpul.connectors.pages import Page, Place, is_last, read_page
from simpul.connectors.question import Question
from simpul.errors import NotDelivered

ROUNDS = 3
"""How often a collection is read anew because it changed meanwhile."""
MOST_AT_ONCE = 256_000_000
"""Bytes of the longest answer: it is held in memory."""
LONGEST = 6 * 3600.0
"""Seconds that a run spends on one delivery; the next run goes on where it stopped."""


class Pull:
    """A question on its way to a whole answer of at most ``most`` bytes."""

    def __init__(self, http: Http, question: Question, half: HalfPull, most: int) -> None:
        self._http, self._question, self._half, self._most = http, question, half, most
        self._end = time.monotonic() + LONGEST

    def complete(self) -> bool:
        """Pull what is missing and return True; False where the source says that nothing is new.

        Raises:
            NotDelivered: out of reach, or never the same twice.
            PromiseBroken: more than a delivery may have.
        """
        refused = None
        for _ in range(ROUNDS):
            if not self._begin():
                return False
            refused = self._go_on()
            if not refused and self._half.place.is_complete and self._is_same():
                return True
            self._half.begin("")
        what = "changes while it is read, or counts otherwise than it gives"
        raise refused or self._http.refusal(what, self._question.where)

    def _begin(self) -> bool:
        """Ask for the first page unless it is known; say whether there is anything to pull."""
        is_resumed = self._half.etag not in {"", self._question.etag}
        etag, page = self._page(Place(), self._half.etag if is_resumed else self._question.etag)
        if page is None:
            return is_resumed
        self._half.begin(etag)
        self._add(page)
        return True

    def _go_on(self) -> NotDelivered | None:
        """Pull the pages that are missing; return the refusal of a place that the source does not know any more.

        Raises:
            NotDelivered: out of reach.
        """
        while not self._half.is_whole:
            if time.monotonic() > self._end:
                raise self._http.refusal(f"has not given all of it in {LONGEST:,.0f} s", self._question.where)
            try:
                _, page = self._page(self._half.place)
            except NotDelivered as error:
                if self._http.has_given_up:
                    raise
                return error
            if page is not None:
                self._add(page)
        return None

    def _add(self, page: Page) -> None:
        place = self._half.place.after(page)
        guard_size(self._question.name, self._half.bytes + len(page.lines), self._most)
        self._half.add(page, place, is_last(page, place, self._question.landing.pages))

    def _is_same(self) -> bool:
        """Say whether the collection is still the one whose first page was read."""
        if self._half.place.pages < 2 or not self._half.etag:
            return True
        return self._page(Place(), self._half.etag)[1] is None

    def _page(self, place: Place, etag: str = "") -> tuple[str, Page | None]:
        """Return a page and its ETag; no page where the collection still has the ETag that is known."""
        question, pages = self._question, self._question.landing.pages

        def read(answer: httpx2.Response) -> tuple[str, Page | None]:
            if answer.status_code == 304:
                return etag, None
            page = read_page(body(answer, MOST_AT_ONCE), question.landing)
            is_last(page, place.after(page), pages)
            return answer.headers.get("ETag", "") if pages is None or pages.is_versioned else "", page

        headers = {"If-None-Match": etag} if etag else {}
        return self._http.get(question.path, read, question.where, {**question.params, **place.params(pages)}, headers)
