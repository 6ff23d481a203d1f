from __future__ import annotations

import json

import pytest
from simpul.errors import PromiseBroken
from simpul.readers import records

from tests.dags.simpul.readers.hostile import look, write


@pytest.mark.parametrize(
    "body",
    [
        '[{"a": 1, "b": "x"}, {"a": 2, "b": null}]',
        '{"records": [{"a": 1, "b": "x"},\n {"a": 2, "b": null}], "n": 2}',
        '{\n "n": 2,\n "records": [{"a": 1, "b": "x"}, {"a": 2, "b": null}]\n}\n',
        '{"a": 1, "b": "x"}\n{"a": 2, "b": null}\n',
        '{"a": 1, "b": "x"}\n\n{"a": 2, "b": null}\n',
        '\ufeff[{"a": 1, "b": "x"}, {"a": 2, "b": null}]',
    ],
)
def test_every_shape_gives_the_same_rows(tmp_path, body):
    found = look(write(tmp_path / "a.json", body))
    assert (found["headers"], found["rows"]) == (["a", "b"], [("1", "x"), ("2", None)])
    assert (found["first_row"], found["total"], found["notes"]) == (1, "2", [])


def test_the_contract_names_the_key_that_holds_the_rows(tmp_path):
    found = look(write(tmp_path / "a.json", '{"isi": [{"a": 1}], "records": 3}'), records="isi")
    assert found["rows"] == [("1",)]


def test_one_line_is_one_record_whatever_it_holds(tmp_path):
    assert look(write(tmp_path / "a.json", '{"a": {"records": []}}\n'))["rows"] == [('{"records":[]}',)]


def test_numbers_keep_their_text(tmp_path):
    body = '[{"a": 12345678901234567890123, "b": 25, "c": 25.5, "d": 1e400, "e": "007", "f": true}]'
    assert look(write(tmp_path / "a.json", body))["rows"] == [
        ("12345678901234567890123", "25", "25.5", "1e400", "007", "true")
    ]


def test_nested_values_stay_json_text(tmp_path):
    body = '[{"a": [1, 2], "b": {"x": "é"}}]'
    a, b = look(write(tmp_path / "a.json", body))["rows"][0]
    assert (json.loads(a), json.loads(b)) == ([1, 2], {"x": "é"})


def test_columns_are_the_union_of_keys_in_order_of_first_sight(tmp_path):
    found = look(write(tmp_path / "a.json", '[{"b": 1}, {"a": 2, "b": 3}, {"c": 4}]'))
    assert found["headers"] == ["b", "a", "c"]
    assert found["rows"] == [("1", None, None), ("3", "2", None), (None, None, "4")]


def test_keys_may_hold_any_character(tmp_path):
    row = {"a/b": "1", 'k."y': "2", "x~": "3", "": "4", "it's": "5", "0": "6", "*": "7", "$.a": "8"}
    found = look(write(tmp_path / "a.json", json.dumps([row])))
    assert dict(zip(found["headers"], found["rows"][0], strict=True)) == row


def test_a_long_line_is_no_fault_in_json(tmp_path):
    rows = [{"a": "x" * 100, "n": n} for n in range(30_000)]
    assert len(look(write(tmp_path / "a.json", json.dumps(rows)))["rows"]) == 30_000


def test_the_order_of_rows_is_kept(tmp_path):
    lines = "".join(json.dumps({"n": n, "pad": "x" * 50}) + "\n" for n in range(200_000))
    rows = look(write(tmp_path / "a.jsonl", lines))["rows"]
    assert [int(n) for n, _ in rows] == list(range(200_000))


def test_the_word_nan_in_a_string_is_a_word(tmp_path):
    found = look(write(tmp_path / "a.json", '[{"a": "x, nan: nan", "b": ": NaN"}]'))
    assert found["rows"] == [("x, nan: nan", ": NaN")]


def test_lines_without_a_final_newline_are_told(tmp_path):
    assert look(write(tmp_path / "a.json", '{"a": 1}\n{"a": 2}'))["notes"] == ["no final newline: may be cut"]


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('[{"a": 1}, {"a": 1, "b": 2, "a": 3}]', "row 2 has the key 'a' twice"),
        ('[{"a": 1}, {"a": NaN}]', "row 2 holds NaN"),
        ('[{"a": {"b": [1, -Infinity]}}]', "row 1 holds -Infinity"),
        ('[{"a": 1}, 7]', "row 2 is no JSON object"),
        ('{"records": [[1, 2]]}', "row 1 is no JSON object"),
        ("[]", "holds no rows"),
        ('[{"a": 1}, {"a": "rahasia', "JSON broken at byte"),
        ('{"a": 1}\n{"a": "rahasia', "JSON broken at byte"),
        ('[{"a": 1}] rahasia', "JSON broken at byte"),
        ("[" * 100_000, "JSON broken at byte"),
        (b'[{"a": "\x00"}]', "line 1: NUL bytes"),
    ],
)
def test_broken_json_is_refused_by_place_without_repeating_a_value(tmp_path, body, complaint):
    with pytest.raises(PromiseBroken, match=complaint) as refusal:
        look(write(tmp_path / "a.json", body))
    assert "a.json" in str(refusal.value)
    assert "rahasia" not in str(refusal.value)


@pytest.fixture
def every_file_is_big(monkeypatch):
    monkeypatch.setattr(records, "BIG", 0)


@pytest.mark.usefixtures("every_file_is_big")
def test_lines_too_many_for_memory_give_the_same_rows_in_the_same_order(tmp_path):
    lines = [{"a": number, "b": "x" * (number % 7)} for number in range(50_000)] + [{"b": "z", "c": [1]}]
    path = write(tmp_path / "a.ndjson", "\n".join(map(json.dumps, lines)) + "\n")
    found = look(path)
    assert (found["headers"], found["total"], found["first_row"]) == (["a", "b", "c"], "50001", 1)
    assert found["rows"][:-1] == [(str(line["a"]), line["b"], None) for line in lines[:-1]]
    assert found["rows"][-1] == (None, "z", "[1]")


@pytest.mark.usefixtures("every_file_is_big")
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('{"a": 1}\n[2]\n', "row 2 is no JSON object"),
        ('{"a": 1}\n{"a": 1, "a": 2}\n', "row 2 has the key 'a' twice"),
        ('{"a": 1}\n{"a": NaN}\n', "NaN|not JSON|JSON broken"),
        ('{"a": 1}\n{"a": \n', "JSON broken|not JSON"),
    ],
)
def test_many_lines_are_refused_for_the_same_reasons(tmp_path, body, reason):
    with pytest.raises(PromiseBroken, match=reason):
        look(write(tmp_path / "a.ndjson", body))


@pytest.mark.usefixtures("every_file_is_big")
def test_one_big_object_is_no_list_of_lines(tmp_path):
    assert look(write(tmp_path / "a.json", '{"records": [{"a": 1}, {"a": 2}]}\n'))["rows"] == [("1",), ("2",)]
