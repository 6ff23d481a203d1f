import pytest
from simpul.contract import load_contract
from simpul.deliveries.delivered import Delivered
from simpul.deliveries.drift import read
from simpul.vocabulary import load_vocabulary

from tests.dags.simpul.workbook import HEADERS
from tests.house import HOUSE

PROMISES = HOUSE / "expectations"
WORDS = load_vocabulary(PROMISES)
TABLES = load_contract(PROMISES, "kemenkeu").tables
WHERE = "kemenkeu.budget_performance"


def reading(headers, period="2024-07", table="budget_performance"):
    return read(WHERE, Delivered(headers, ["VARCHAR"] * len(headers), TABLES[table]), WORDS, period)


def told(headers, **more):
    return [(item.answer, item.change, item.column, item.old, item.new) for item in reading(headers, **more).items]


def renamed(old, new):
    return [new if header == old else header for header in HEADERS]


def test_promised_headers_do_not_drift():
    found = reading(HEADERS)
    assert found.answer == "compatible"
    assert found.items == []
    cells = {column.name: column.cell.sql for column in found.columns if column.cell}
    assert cells["total_score"] == f"c{HEADERS.index('Nilai Total')}"
    assert [column.name for column in found.columns if not column.cell] == ["dispensation_score"]


def test_headers_that_lie_are_read_by_the_variant_of_their_period():
    older = {column.name: column.header for column in reading(HEADERS, "2023-12").columns if column.cell}
    assert older["output_score"] == "Nilai Total"
    assert older["total_score"] == "Konversi Bobot"
    assert "dispensation_deduction" not in older


@pytest.mark.parametrize("header", ["  nilai   TOTAL ", "NILAI TOTAL", "Nilai\u00a0Total"])
def test_spelling_of_spaces_and_letters_is_no_drift(header):
    assert told(renamed("Nilai Total", header)) == []


def test_an_alias_is_compatible_and_told():
    new = "Dispensasi SPM (Pengurangan)"
    (item,) = told(renamed("Dispensasi SPM (Pengurang)", new))
    assert item == ("compatible", "alias", "dispensation_deduction", "Dispensasi SPM (Pengurang)", new)


def test_extra_columns_are_compatible_and_told_ignored_ones_are_not_told():
    found = told([*HEADERS, "Catatan", "", "Peringkat", "Uraian Satker-RINGKAS"])
    assert found == [("compatible", "extra", "", "", "Catatan"), ("compatible", "extra", "", "", "")]


def test_the_only_vanished_and_the_only_new_column_are_a_pair():
    found = reading(renamed("Belanja Kontraktual", "Kontrak"))
    assert found.answer == "needs_decision"
    assert [item.detail for item in found.items] == [f"{WHERE}.Belanja Kontraktual → Kontrak"]


def test_of_several_new_columns_the_most_alike_is_guessed():
    headers = [*renamed("Nilai Total", "Nilai Total Akhir"), "Catatan"]
    headers[HEADERS.index("Revisi DIPA")] = "Revisi DIPA ke-"
    changes = {(item[1], item[3], item[4]) for item in told(headers)}
    assert changes == {
        ("renamed", "Nilai Total", "Nilai Total Akhir"),
        ("renamed", "Revisi DIPA", "Revisi DIPA ke-"),
        ("extra", "", "Catatan"),
    }


def test_a_vanished_optional_column_needs_a_decision():
    headers = [header for header in HEADERS if header != "Kualitas Perencanaan Anggaran"]
    (item,) = told(headers)
    assert item[:3] == ("needs_decision", "vanished", "planning_quality_score")


def test_a_vanished_required_column_is_refused_unless_a_new_one_is_like_it():
    headers = [header for header in HEADERS if header not in ("Kode Satker", "Revisi DIPA")]
    assert reading(headers).answer == "refused"
    assert {item[1] for item in told([*headers, "Zzz", "Kode Satker Baru"])} == {"gone", "renamed", "extra"}


def test_a_column_that_may_be_absent_is_compatible():
    table = load_contract(PROMISES, "lkpp").tables["tenders"]
    headers = [names for names, entry in table.fields.items() if not entry.endswith("??")]
    found = read("lkpp.tenders", Delivered(headers, ["VARCHAR"] * len(headers), table), WORDS, "2025")
    assert found.answer == "compatible"
    assert {item.change for item in found.items} == {"absent"}


def test_columns_that_are_values_stay_wide_under_their_headers():
    headers = ["Kode BA", "Kementerian Negara / Lembaga", "2018.0", "2019"]
    found = reading(headers, None, "section_spending")
    assert [column.name for column in found.columns] == ["budget_section_code", "budget_section_name", "2018", "2019"]
    assert reading(headers[:2], None, "section_spending").answer == "refused"


def test_doubled_names_wait_for_a_look_at_their_values():
    found = reading([*HEADERS, "Nilai Total"])
    assert [(column.name, spots) for column, spots in found.doubled] == [("total_score", [15, len(HEADERS)])]
