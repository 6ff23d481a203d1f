from __future__ import annotations

import pytest
from simpul.readers.archives import Archive
from simpul.readers.workbook import cell_name, formulas_of, has_links

from tests.dags.simpul.readers.hostile import altered, workbook


@pytest.mark.parametrize(("place", "name"), [((0, 0), "A1"), ((11, 7), "H12"), ((0, 26), "AA1"), ((9, 701), "ZZ10")])
def test_cells_have_the_names_that_people_see(place, name):
    assert cell_name(*place) == name


def test_formulas_are_counted_on_the_asked_sheet_only(tmp_path):
    path = workbook(tmp_path / "a.xlsx", A=[["=1"]], B=[[1, "=2"], ["=3", 4]])
    assert formulas_of(Archive(path), "B").without_value == [(0, 1), (1, 0)]
    assert formulas_of(Archive(path), "B").first == "B1"
    assert formulas_of(Archive(path), "A").count == 1


def test_an_empty_text_is_a_result(tmp_path):
    path = workbook(tmp_path / "a.xlsx", A=[["=1"]])
    altered(path, "xl/worksheets/sheet1.xml", b'<c r="A1"><f>1</f><v />', b'<c r="A1" t="str"><f>1</f><v></v>')
    found = formulas_of(Archive(path), "A")
    assert (found.count, found.without_value) == (1, [])


def test_cells_without_a_name_are_counted(tmp_path):
    path = workbook(tmp_path / "a.xlsx", A=[[1], [2, "=3"]])
    altered(path, "xl/worksheets/sheet1.xml", b' r="2"', b"")
    altered(path, "xl/worksheets/sheet1.xml", b' r="A2"', b"")
    altered(path, "xl/worksheets/sheet1.xml", b' r="B2"', b"")
    assert formulas_of(Archive(path), "A").without_value == [(1, 1)]


def test_a_prefix_in_the_xml_hides_no_formula(tmp_path):
    path = workbook(tmp_path / "a.xlsx", A=[["=1"]])
    altered(path, "xl/worksheets/sheet1.xml", b"<f>1</f>", b'<x:f xmlns:x="http://x">1</x:f>')
    assert formulas_of(Archive(path), "A").count == 1


def test_a_plain_workbook_has_no_links(tmp_path):
    assert not has_links(Archive(workbook(tmp_path / "a.xlsx", A=[[1]])))
