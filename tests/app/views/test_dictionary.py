"""The dictionary and the passport: meaning, rows that add up, deliveries, checks, quarantine, lineage, SQL."""

import pytest
from spoken import drawn_alt, text_of

CELL = {"metric": "budget_execution_index", "agency": "025", "period": "2025-05"}


def test_every_indicator_is_listed_with_its_formula(opened):
    said = text_of(opened("dictionary"))
    for label in ("Indeks pelaksanaan anggaran", "Porsi satker per kategori", "Nilai pengadaan"):
        assert f"<h3>{label}</h3>" in said
    assert "Σ nilai ÷ n" in said
    assert "Σ score ÷ n" in text_of(opened("dictionary", lang="en"))


def test_the_passport_of_an_address_shows_its_value_and_that_the_rows_add_up(opened):
    said = text_of(opened("dictionary", **CELL))
    assert "Jumlah baris = angka ✓" in said
    assert "dijumlahkan dari 3 baris" in said
    assert "SATKER 1 KEMENTERIAN AGAMA" in said


def test_the_passport_names_source_and_guard(opened):
    page = opened("dictionary", **CELL)
    said = text_of(page)
    assert "IKPA_2025.xlsx" in said
    assert "2025-07-19" in said
    assert "Nilai akhir: di luar rentang" in said
    assert "select avg(recomputed_score)" in said
    assert "kemenkeu.budget_performance" in page_dot(page) and "stg_" not in page_dot(page)
    assert any("dari 1 tabel instansi" in told.lower() for told in drawn_alt(page))


def page_dot(page) -> str:
    """Return the lineage picture's source."""
    return page.get("graphviz_chart")[0].proto.spec


@pytest.mark.parametrize(
    ("metric", "member"),
    [
        ("procurement_value", "method:tender"),
        ("execution_category_share", "category:cukup"),
        ("spending_growth", "all:all"),
        ("index_recomputation_agreement", "instrument:IKPA-2024"),
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_rows_of_every_kind_of_metric_add_up(opened, metric, member, language):
    said = text_of(opened("dictionary", metric=metric, member=member, lang=language))
    assert ("Jumlah baris = angka ✓" if language == "id" else "Sum of the rows = number ✓") in said


def test_a_value_that_does_not_exist_says_so(opened):
    said = text_of(opened("dictionary", metric="procurement_value", agency="D107", member="method:selection"))
    assert "Jumlah baris = angka ✓" in said
    nothing = opened("dictionary", metric="budget_execution_index", period="2023-01", member="instrument:IKPA-2024")
    assert "belum disetor" in text_of(nothing)


def test_the_dictionary_is_searched_by_words_theme_and_trust(opened):
    def found(**asked: str) -> str:
        return text_of(opened("dictionary", **asked))

    assert "1 indikator" in found(q="PENGADAAN nilai")
    assert "<h3>Nilai pengadaan</h3>" in found(q="pengadaan") and "<h3>Pertumbuhan" not in found(q="pengadaan")
    assert "<h3>Nilai pengadaan</h3>" in found(about="cost_efficiency") and "<h3>Indeks" not in found(
        about="cost_efficiency"
    )
    assert "1 indikator" in found(sound="fair") and "<h3>Indeks pelaksanaan" in found(sound="fair")
    assert "Tidak ada indikator dengan kata itu" in found(q="zzz")


def test_an_entry_says_unit_owner_target_slices_and_trust(opened):
    said = text_of(opened("dictionary", q="pengadaan"))
    for told in (
        "<b>Satuan</b> Rp",
        "<b>Penanggung jawab</b> DJPb",
        "<b>Dipilah menurut</b> metode",
        "z (tidak berlaku)",
    ):
        assert told in said, told
    assert "◐" in text_of(opened("dictionary", q="indeks pelaksanaan"))
