from __future__ import annotations

import codecs

import duckdb
import pytest
from simpul.errors import PromiseBroken
from simpul.readers.tables import open_table

from tests.dags.simpul.readers.hostile import look, write

KNOWN = frozenset({"kode", "nama", "nilai"})
ROWS = [("01", "Bogor", "1.5"), ("02", None, "2")]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_dialect_gives_the_same_rows(tmp_path, mark, end):
    lines = [["kode", "nama", "nilai"], ["01", "Bogor", "1.5"], ["02", "", "2"]]
    found = look(write(tmp_path / "a.csv", "".join(mark.join(line) + end for line in lines)), KNOWN)
    assert (found["headers"], found["rows"]) == (["kode", "nama", "nilai"], ROWS)
    assert (found["first_row"], found["notes"]) == (2, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_gives_the_same_text(tmp_path, encoding):
    text = "kode;nama;nilai\n" + "".join(f"{n};Café “Señor” – toko {n};{n}\n" for n in range(50))
    found = look(write(tmp_path / "a.csv", text.encode(encoding)), KNOWN)
    assert found["headers"] == ["kode", "nama", "nilai"]
    assert found["rows"][49] == ("49", "Café “Señor” – toko 49", "49")
    assert bool(found["notes"]) == (not encoding.startswith("utf-8")), "a guess is told"


def test_one_strange_byte_far_from_the_head_changes_the_encoding(tmp_path):
    body = b"kode,nama,nilai\n" + b"1,Bogor,2\n" * 300_000 + b"2,Caf\xe9 Se\xf1or,3\n"
    found = look(write(tmp_path / "a.csv", body), KNOWN)
    assert found["rows"][-1] == ("2", "Café Señor", "3")
    assert found["notes"] == ["encoding cp1252"]


def test_titles_above_the_header_are_skipped_and_the_row_number_is_the_one_a_person_sees(tmp_path):
    found = look(write(tmp_path / "a.csv", "Laporan, bulan ini\n\nkode,nama,nilai\n01,Bogor,1\n"), KNOWN)
    assert (found["first_row"], found["rows"]) == (4, [("01", "Bogor", "1")])


def test_quotes_hold_delimiters_line_ends_and_quotes(tmp_path):
    found = look(write(tmp_path / "a.csv", 'kode,nama,nilai\r\n1,"a,\n""b""",2\r\n2,c,3\r\n'), KNOWN)
    assert found["rows"] == [("1", 'a,\n"b"', "2"), ("2", "c", "3")]


def test_values_stay_text_as_they_came(tmp_path):
    found = look(write(tmp_path / "a.csv", "kode,nama,nilai\n007, x ,1e400\nNaN,\\N,12345678901234567890\n"), KNOWN)
    assert found["rows"] == [("007", " x ", "1e400"), ("NaN", "\\N", "12345678901234567890")]


def test_a_doubled_name_is_kept_by_position(tmp_path):
    found = look(write(tmp_path / "a.csv", "kode,nama,nama\n1,a,b\n"), KNOWN)
    assert (found["headers"], found["rows"]) == (["kode", "nama", "nama"], [("1", "a", "b")])


def test_a_missing_final_newline_is_told(tmp_path):
    found = look(write(tmp_path / "a.csv", "kode,nama,nilai\n1,a,1"), KNOWN)
    assert (found["rows"], found["notes"]) == ([("1", "a", "1")], ["no final newline: may be cut"])


def test_two_kinds_of_line_ends_lose_no_row(tmp_path):
    found = look(write(tmp_path / "a.csv", "kode,nama\r\n1,a\n2,b\r\n3,c\n"), KNOWN)
    assert found["rows"] == [("1", "a"), ("2", "b"), ("3", "c")]
    assert found["notes"] == ["line ends of two kinds"]


def test_a_header_without_rows_is_a_table_of_no_rows(tmp_path):
    assert look(write(tmp_path / "a.csv", "kode,nama\n"), KNOWN)["rows"] == []


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("kode,nama\n1,a\n2,b,c\n", "line 3 has 3 columns where the header has 2"),
        ("kode,nama\n1\n2,b\n", "line 2 has 1 columns where the header has 2"),
        ('kode,nama\n1,"rahasia\n2,b\n', "line 2: a quoted value does not end"),
        (b"kode,nama\n1,a\n2,\x00b\n", "line 3: NUL bytes"),
        (b"kode,nama\n1,a\n" + b"2," + b"x" * 2_000_001 + b"\n", "line 3: longer than 2,000,000 bytes"),
        (codecs.BOM_UTF16_LE + "kode,nama\n1,a\n".encode("utf-16-le")[:-1], "not utf-16 throughout"),
    ],
)
def test_a_broken_table_is_refused_by_line_without_repeating_a_value(tmp_path, body, complaint):
    with pytest.raises(PromiseBroken, match=complaint) as refusal:
        look(write(tmp_path / "a.csv", body), KNOWN)
    assert "a.csv" in str(refusal.value)
    assert "rahasia" not in str(refusal.value)


def test_a_big_table_stays_in_its_file(tmp_path):
    path = write(tmp_path / "a.csv", "kode,nama\n" + "1,a\n" * 100_000)
    relation = open_table(duckdb.connect(), path, set(KNOWN)).relation
    assert relation.startswith("read_csv(")
    assert str(path) in relation
