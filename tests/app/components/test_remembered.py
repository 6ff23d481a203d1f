"""What is remembered is worked out once for the same arguments, language and colours, and never from the address."""

import ast
from pathlib import Path
from threading import Barrier, Thread

import polars as pl
from cachetools import LRUCache
from components import remembered as remembering
from components.language import speaking
from components.remembered import LARGE, by_content, mark, remembered

APP = Path(__file__).parents[3] / "app"


def counting():
    asked = []

    @remembered
    def answer(*args, **kwargs):
        asked.append((args, kwargs))
        return len(asked)

    return answer, asked


def test_the_same_question_is_answered_once():
    answer, asked = counting()
    frame, rows = pl.DataFrame({"a": [1]}), [{"metric": "x"}]
    with speaking("id"):
        first = answer("x", frame, rows, when=None)
        assert answer("x", frame, rows, when=None) == first
    assert asked == [(("x", frame, rows), {"when": None})]


def test_another_argument_frame_or_language_is_another_question():
    answer, asked = counting()
    frame, row = pl.DataFrame({"a": [1]}), {"metric": "x"}
    with speaking("id"):
        told = [answer(frame), answer(frame.clone()), answer(row), answer(dict(row)), answer([row]), answer((1,))]
    with speaking("en"):
        told.append(answer(frame))
    assert told == list(range(1, len(asked) + 1)) == [1, 2, 3, 4, 5, 6, 7]


def test_all_answers_together_have_a_bound(monkeypatch):
    answers = LRUCache(20_000, getsizeof=remembering._weight)
    monkeypatch.setattr(remembering, "_ANSWERS", answers)
    asked = []
    answer = remembered(lambda number: asked.append(number) or (pl.DataFrame({"a": range(number, 1000)}), ["x"]))
    with speaking("id"):
        for number in (1, 2, 3):
            answer(number)
        assert 8_000 < answers.currsize <= 20_000
        answer(3)
        answer(1)
    assert asked == [1, 2, 3, 1]


def test_of_two_who_ask_at_once_both_have_the_same():
    both, there = [], Barrier(2)

    @remembered
    def answer(word):
        there.wait(10)
        return [word]

    threads = [Thread(target=lambda: both.append(answer("x"))) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert both[0] == ["x"]
    assert both[0] is both[1]


def test_a_frame_is_told_apart_by_columns_kinds_rows_and_language_alone():
    asked = []
    answer = by_content(lambda frame: asked.append(frame) or len(asked))
    few, many = {"a": [1, 2]}, {"a": list(range(100))}
    frames = [pl.DataFrame(few), pl.DataFrame({"b": [1, 2]}), pl.DataFrame({"a": [1.0, 2.0]}), pl.DataFrame({"a": [1]})]
    frames += [pl.DataFrame({"a": ["1", None]}), pl.DataFrame({"a": ["1", "None"]}), pl.DataFrame(many)]
    with speaking("id"):
        assert [answer(frame) for frame in frames] == [answer(frame.clone()) for frame in frames]
    with speaking("en"):
        assert answer(frames[0]) == len(asked) == len(frames) + 1


def test_a_large_frame_is_kept_by_itself_and_not_by_its_rows():
    asked = []
    answer = by_content(lambda frame: asked.append(frame) or len(asked))
    large = pl.DataFrame({"a": range(LARGE + 1)})
    assert [answer(large), answer(large), answer(large.clone())] == [1, 1, 2]


def test_a_frame_is_marked_once_and_its_mark_goes_with_it():
    frame = pl.DataFrame({"a": range(100)})
    first = mark(frame)
    assert mark(frame) is first
    assert mark(frame.clone()) == first
    held = len(remembering._MARKED)
    del frame
    assert len(remembering._MARKED) < held


def test_what_is_remembered_asks_neither_the_address_nor_the_visit():
    strangers = {"address", "session_state", "query_params", "viewer", "plain"}
    found, asking = 0, []
    for file in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and {"remembered", "by_content"} & set(
                map(ast.unparse, node.decorator_list)
            ):
                found += 1
                names = {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
                names |= {one.attr for one in ast.walk(node) if isinstance(one, ast.Attribute)}
                asking += [f"{file.name}: {node.name}" for _one in names & strangers]
    assert found > 20
    assert asking == []
