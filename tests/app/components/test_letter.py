"""The correction letter: what it asks of whom, in both languages, and that no cell of a row stands in it."""

import json
from io import BytesIO

import fastexcel
import small_edition
from components import corrections, letter
from components.language import speaking


def words(edition, agency: str) -> str:
    """Return everything that a letter says, as one text."""
    return json.dumps(letter.content(edition, agency), ensure_ascii=False)


def test_a_letter_names_place_rule_reason_owner_and_deadline_in_both_languages(edition):
    told = letter.content(edition, "kemenkeu")
    assert [told["annex"]["rows"][0][place] for place in (0, 1, 3, 4)] == [
        "budget_performance",
        "IKPA_2025.xlsx",
        "17",
        "Nilai Akhir",
    ]
    for code, rule, deadline, because in (
        ("id", "Nilai akhir: di luar rentang", "30 Juli 2025", "Indeks adalah rata-rata lima domain"),
        ("en", "Final score: lies out of range", "30 July 2025", "The index is the mean of the five domains"),
    ):
        said = json.dumps(told[code], ensure_ascii=False)
        for expected in (rule, deadline, "Pusintek (data@example.test)", because, "APBN_2024.xlsx"):
            assert expected in said, expected


def test_no_value_of_a_row_is_in_the_letter(edition):
    assert "120" not in words(edition, "kemenkeu")
    with speaking("id"):
        assert "value" not in corrections.of(edition, "kemenkeu").rows.columns


def test_an_agency_without_faults_is_asked_for_nothing(edition):
    with speaking("en"):
        assert corrections.of(edition, "lkpp").count == 0
    assert "Nothing has to be corrected" in words(edition, "lkpp")


def test_what_is_due_is_asked_for(edition):
    with speaking("en"):
        found = corrections.of(edition, "kemenkeu")
    assert found.due["due"].to_list() == ["2025-05"]


def test_the_letter_is_a_tagged_pdf_and_the_rows_a_workbook(edition):
    paper = letter.pdf(edition, "kemenkeu")
    assert paper.startswith(b"%PDF") and b"/StructTreeRoot" in paper and b"/Lang" in paper
    for code, sheet in (("id", "Baris"), ("en", "Rows")):
        book = fastexcel.read_excel(BytesIO(letter.xlsx(edition, "kemenkeu", code)).getvalue())
        assert book.sheet_names[0] == sheet
        assert book.load_sheet(0).to_polars()["Berkas" if code == "id" else "File"].to_list() == ["IKPA_2025.xlsx"]


def test_a_formula_in_a_file_name_is_no_markup(tmp_path, monkeypatch):
    import warehouse

    change = "update ledger_deliveries set file = '#panic()[*x*]' where delivery_id = 'd1'"
    small_edition.build(tmp_path / "editions", changes=change)
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    assert letter.pdf(warehouse.current(), "kemenkeu").startswith(b"%PDF")
