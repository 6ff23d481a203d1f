"""REST: records page by page, as they came, one a line: a snapshot, or one delivery a period.

Whether there is anything new the source says itself, by its ETag. A pull that broke goes on behind its last whole page
if the collection is still the same, and a collection that changed while it was read is read anew.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial

from simpul.connection import Connection
from simpul.connectors import Ask, Offer, Position, Sink
from simpul.connectors.half_pull import HalfPull, discard
from simpul.connectors.http import Http
from simpul.connectors.pull import Pull
from simpul.connectors.question import Question, questions
from simpul.landing import RestLanding
from simpul.settings import Settings
from simpul.world import World

log = logging.getLogger(__name__)


class Rest:
    """One REST source with its tokens, shared by an agency's tables."""

    def __init__(self, settings: Settings, world: World, connection: Connection) -> None:
        self._most, self._disk, self._http = settings.max_payload, world.disk, Http(connection)

    def offers(self, ask: Ask) -> Iterator[Offer]:
        """Yield a delivery for each question that is due; only its fetching tells whether there is anything new."""
        for landing in ask.landings:
            if not isinstance(landing, RestLanding):
                continue
            for question in questions(ask, landing, self._http.connection.login):
                done = partial(discard, ask.scratch, question.name, self._disk)
                yield Offer(question.name, landing, "rest", partial(self._fetch, ask, question), done=done)

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def _fetch(self, ask: Ask, question: Question, sink: Sink) -> Position | None:
        """Pull and hand over; None where nothing is new, or a period has no records yet."""
        with HalfPull(ask.scratch, question.name, self._disk, question.meaning) as half:
            is_new = Pull(self._http, question, half, self._most).complete()
            is_empty = not half.place.records and question.landing.by and question.is_new
            if not is_new or is_empty:
                log.info("%s: nothing new in %s", question.where, question.name)
                discard(ask.scratch, question.name, self._disk)
                return None
            for chunk in half.chunks():
                sink.write(chunk)
            return {"etag": half.etag, "asked": question.meaning, "rows": half.place.records}
