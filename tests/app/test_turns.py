"""Pages are drawn two at a time, and none for ever waits for another."""

import threading
from pathlib import Path

import pytest
import turns
from streamlit.testing.v1 import AppTest

MAIN = Path(__file__).parents[2] / "app" / "main.py"
LONG = 60
"""Seconds that a test waits for what is about to be."""


class Drawn(threading.Thread):
    """A page that has its turn once `began` is set, and keeps it until `may_end` is."""

    def __init__(self, order: list[str], name: str, is_aside: bool = False) -> None:
        super().__init__(name=name, daemon=True)
        self.order, self.is_aside = order, is_aside
        self.began, self.may_end = threading.Event(), threading.Event()
        self.start()

    def run(self) -> None:
        """Draw."""
        with turns.taken():
            self.order.append(self.name)
            if self.is_aside:
                with turns.aside():
                    self.began.set()
                    self.may_end.wait(LONG)
            else:
                self.began.set()
                self.may_end.wait(LONG)

    def end(self) -> None:
        """Let it end, and see it end."""
        self.may_end.set()
        self.join(LONG)
        assert not self.is_alive()


@pytest.fixture
def order(monkeypatch):
    """The names of pages as they have their turn, of no other test."""
    monkeypatch.setattr(turns, "FREE", threading.BoundedSemaphore(turns.AT_ONCE))
    monkeypatch.setattr(turns, "PATIENCE", LONG)
    return []


def test_a_third_page_waits_until_one_of_two_is_drawn(order):
    first, second = Drawn(order, "first"), Drawn(order, "second")
    assert first.began.wait(LONG) and second.began.wait(LONG)
    third = Drawn(order, "third")
    assert not third.began.wait(0.3)
    first.end()
    assert third.began.wait(LONG)
    second.end()
    third.end()
    assert order[-1] == "third"


def test_who_waits_for_another_process_lets_the_next_be_drawn_and_waits_again(order):
    first, second = Drawn(order, "first", is_aside=True), Drawn(order, "second")
    assert first.began.wait(LONG) and second.began.wait(LONG)
    third = Drawn(order, "third")
    assert third.began.wait(LONG)
    first.may_end.set()
    first.join(0.3)
    assert first.is_alive()  # two others have the turns
    third.end()
    first.end()
    second.end()
    assert turns.FREE.acquire(blocking=False) and turns.FREE.acquire(blocking=False)


def test_a_page_that_fails_gives_its_turn(order):
    for _again in range(turns.AT_ONCE + 1):
        with pytest.raises(ValueError, match="broken"), turns.taken():
            raise ValueError("broken")
    assert turns.FREE.acquire(blocking=False)


def test_who_has_waited_long_enough_is_drawn_without_a_turn_and_gives_none(order, monkeypatch):
    monkeypatch.setattr(turns, "PATIENCE", 0.05)
    with turns.FREE, turns.FREE:
        with turns.taken(), turns.aside():
            order.append("late")
        assert not turns.FREE.acquire(blocking=False)
    assert order == ["late"]


def test_outside_a_page_there_is_no_turn_to_give(order):
    with turns.aside():
        assert turns.FREE.acquire(blocking=False) and turns.FREE.acquire(blocking=False)
        assert not turns.FREE.acquire(blocking=False)


def test_the_app_draws_a_page_when_it_has_its_turn(order, data, monkeypatch):
    monkeypatch.setenv("SIMPUL_DATA", str(data))
    page = AppTest.from_file(str(MAIN), default_timeout=LONG)
    drawing = threading.Thread(target=page.run, daemon=True)
    with turns.FREE, turns.FREE:
        drawing.start()
        drawing.join(1)
        assert drawing.is_alive()
    drawing.join(LONG)
    assert not drawing.is_alive()
    assert page.title
