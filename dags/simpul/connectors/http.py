"""HTTP as a guest behaves: tries again after the pause it was told, keeps to its own rate, trusts no plain line.

What fails in passing (no answer, 429, 5xx, half a body) is tried again, with growing pauses and jitter, up to a number
of attempts and a time. What will not heal by itself is said at once. No message holds a secret or a filled-in address.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

import httpx2
import tenacity

from simpul.connection import Connection
from simpul.connectors.address import base, guard, trust
from simpul.connectors.answers import Enough, Passing, Refusal, judged, pause, unanswered
from simpul.connectors.tokens import Keys
from simpul.errors import ConnectionInvalid, NotDelivered

Read = TypeVar("Read")
Params = Mapping[str, str | int] | None

TIMEOUT = httpx2.Timeout(60, connect=10)
ATTEMPTS, PATIENCE, RATE = 8, 600.0, 10.0
"""Attempts and seconds for one answer; requests a second. A connection's extra may say otherwise."""
REDIRECTS = 5
ABOUT_US = {"User-Agent": "simpul", "Accept": "application/json, */*;q=0.5"}

for _name in ("httpx2", "httpcore2", "authlib"):  # they log whole addresses, and some sources want keys in theirs
    logging.getLogger(_name).setLevel(logging.WARNING)


class Http:
    """One connection: its client, its tokens, its rate. Not for several threads."""

    def __init__(self, connection: Connection) -> None:
        """Ask nothing yet.

        Raises:
            ConnectionInvalid: the connection's address or what is extra in it cannot be used.
        """
        extra = connection.extra
        try:
            self._attempts = int(extra.get("attempts") or ATTEMPTS)
            self._patience = float(extra.get("patience_seconds") or PATIENCE)
            self._interval = 1 / float(extra.get("requests_per_second") or RATE)
        except (TypeError, ValueError):
            what = "attempts, patience_seconds or requests_per_second is no number"
            raise ConnectionInvalid(what, where=f"connection {connection.name}", todo="correct its extra") from None
        self.connection, self.base = connection, base(connection)
        self._client = httpx2.Client(timeout=TIMEOUT, headers=ABOUT_US, **trust(connection))
        self._keys = Keys(connection)
        self.has_given_up, self._turn = False, 0.0

    def close(self) -> None:
        """Close the client."""
        self._client.close()
        self._keys.close()

    def get(
        self,
        address: str,
        read: Callable[[httpx2.Response], Read],
        where: str,
        params: Params = None,
        headers: Mapping[str, str] | None = None,
    ) -> Read:
        """Ask, and give the open answer, 200 or 304, to ``read``, which may raise Passing to have it asked again.

        A source that was given up is asked once only, until it answers again.

        Raises:
            NotDelivered: no whole answer came in time, or the source refuses; ``where`` says of what.
        """
        patience = 0.0 if self.has_given_up else self._patience
        tries = tenacity.Retrying(
            stop=tenacity.stop_before_delay(patience) | Enough(self._attempts),
            wait=pause,
            retry=tenacity.retry_if_exception_type(Passing),
            reraise=True,
        )
        url = address if "://" in address else self.base + address
        try:
            found: Read = tries(self._ask, url, read, params, dict(headers or {}))
        except Passing as error:
            self.has_given_up = True
            raise self.refusal(f"does not answer as it should ({error})", where) from None
        except Refusal as error:
            raise self.refusal(str(error), where) from None
        self.has_given_up = False
        return found

    def refusal(self, what: str, where: str) -> NotDelivered:
        """Return the refusal of a source, without a secret in it."""
        todo = f"wait, then correct the connection {self.connection.name} or write to the steward"
        return NotDelivered(self.connection.hide(f"the source {what}"), where=where, todo=todo)

    def _ask(self, url: str, read: Callable[[httpx2.Response], Read], params: Params, headers: dict[str, str]) -> Read:
        """Ask once: with fresh tokens again where the old ones are no longer known, elsewhere where we are sent."""
        has_new_tokens = False
        for _ in range(1 + REDIRECTS):
            try:
                with self._client.stream("GET", url, params=params, headers=headers | self._shown(url)) as answer:
                    if answer.status_code == 401 and not has_new_tokens and self._keys.forget():
                        has_new_tokens = True
                    elif answer.is_redirect and answer.next_request:
                        url, params = str(answer.next_request.url), None
                    else:
                        return read(judged(answer))
            except httpx2.TransportError as error:
                raise unanswered(error) from None
            except (httpx2.HTTPError, httpx2.InvalidURL) as error:
                raise Refusal(f"cannot be asked ({type(error).__name__})") from None
        raise Refusal("sends us in circles")

    def _shown(self, url: str) -> dict[str, str]:
        """Wait for our turn and return our keys, which only the source's own address may see."""
        try:
            guard(url, self.connection)
        except ConnectionInvalid as error:
            raise Refusal(f"sends us elsewhere: {error.what}") from None
        time.sleep(max(0.0, self._turn - time.monotonic()))
        self._turn = time.monotonic() + self._interval
        return self._keys.headers() if url.startswith(self.base + "/") else {}
