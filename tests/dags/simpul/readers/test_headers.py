from __future__ import annotations

from simpul.readers.headers import aliases, find_header, known_names, normal


def test_names_that_look_alike_are_alike():
    assert normal("  Kode\u00a0 SATKER\n") == normal("kode satker") == "kode satker"
    assert normal("Ｎｏ Dipa") == "no dipa"
    assert normal("Kode Satker") != normal("Kode Satker 2")


def test_a_bar_separates_the_names_a_column_has_had():
    assert aliases("a | b|c") == ["a", "b", "c"]
    assert aliases("Pengurang") == ["Pengurang"]
    assert known_names(["Kode BA", "x | Y"]) == {"kode ba", "x", "y"}


def test_the_header_is_the_row_with_most_promised_names_not_the_first():
    rows = [["Laporan kode", None], [None, None], ["Kode", "Nama "], ["1", "Kode"]]
    assert find_header(rows, {"kode", "nama"}) == (2, 2)


def test_without_promised_names_the_header_is_the_first_row_that_is_filled():
    assert find_header([[None, " "], ["a", None]], {"kode"}) == (1, 0)
    assert find_header([], {"kode"}) == (0, 0)


def test_a_header_below_the_searched_rows_is_not_taken():
    rows: list[list[str | None]] = [["x"]] * 30 + [["kode"]]
    assert find_header(rows, {"kode"}) == (0, 0)


def test_a_doubled_name_counts_once():
    assert find_header([["kode", "kode", "kode"], ["kode", "nama"]], {"kode", "nama"}).position == 1
