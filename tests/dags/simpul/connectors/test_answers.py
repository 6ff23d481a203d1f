"""What an answer means, and how long it asks us to wait."""

import httpx2
import pytest
import tenacity
from simpul.connectors.answers import Enough, Passing, Refusal, judged, pause, told_pause, unanswered

DATE = "Sun, 22 Nov 2026 15:00:00 GMT"


def answer(status=429, **headers):
    return httpx2.Response(status, headers={name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("told", "seconds"),
    [
        ("7", 7),
        (" 0 ", 0),
        ("Sun, 22 Nov 2026 15:02:00 GMT", 120),
        ("Sun, 22 Nov 2026 14:00:00 GMT", 0),
        ("soon", None),
        ("-1", None),
        ("", None),
    ],
)
def test_the_pause_by_the_sources_own_clock(told, seconds):
    assert told_pause(answer(Retry_After=told, Date=DATE)) == seconds


def test_what_it_means():
    assert judged(answer(200)).status_code == 200
    assert judged(answer(304)).status_code == 304
    with pytest.raises(Passing) as passing:
        judged(answer(503, Retry_After="3"))
    assert passing.value.after == 3
    for status in (204, 206, 302, 400, 401, 404, 501):
        with pytest.raises(Refusal, match=str(status)):
            judged(answer(status))


def test_no_answer_says_no_more_than_its_kind():
    found = unanswered(httpx2.ReadError("http://kas.example/rahasia"))
    assert isinstance(found, Passing)
    assert str(found) == "ReadError"
    assert isinstance(unanswered(httpx2.ConnectError("[SSL: CERTIFICATE_VERIFY_FAILED] …")), Refusal)


def state(error, attempt=1):
    found = tenacity.RetryCallState(tenacity.Retrying(), None, (), {})
    found.attempt_number = attempt
    found.set_exception((type(error), error, None))
    return found


def test_pauses_grow_and_are_never_shorter_than_told():
    assert all(5 <= pause(state(Passing("429", 5.0), attempt)) <= 6 for attempt in range(1, 9))
    assert max(pause(state(Passing("503"), 30)) for _ in range(50)) > 10
    assert all(0 <= pause(state(Passing("503"), 30)) <= 60 for _ in range(50))


def test_waiting_as_told_is_no_failure():
    is_enough = Enough(2)
    assert [is_enough(state(Passing("x", after))) for after in (1.0, None, 0.0, None)] == [False, False, False, True]
