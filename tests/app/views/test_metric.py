"""The page of an indicator: trend, parts that stack up to it, its place among peers, and why it changed."""

import small_edition
from spoken import drawn_alt, text_of

INDEX, VALUE = "budget_execution_index", "procurement_value"
PEERS = "update peers set peers = 4"


def test_it_shows_the_number_its_peers_and_everything_behind_it(opened, tmp_path):
    small_edition.build(tmp_path / "editions", changes=PEERS)
    said = text_of(opened("metric", folder=tmp_path, metric=INDEX, agency="005", period="2025-06"))
    for part in ("Indeks pelaksanaan anggaran", "Mahkamah Agung (005) peringkat 4 dari 4", "mediannya 90,00 poin",
                 "Selisih ke median: Rp 1,500 juta", "Jumlah baris = angka ✓", "Untuk mengutip:"):  # fmt: skip
        assert part in said, part


def test_parts_that_add_up_are_stacked_up_to_the_whole(opened):
    page = opened("metric", metric=VALUE)
    (told,) = [text for text in drawn_alt(page) if "adalah bagian terbesar" in text]
    assert "Tender" in told and "Seleksi" in told
    assert "Tersusun dari apa" in text_of(page)


def test_what_is_not_cut_says_so(opened):
    assert "tidak dirinci lagi" in text_of(opened("metric", metric="spending_growth"))


def test_it_tells_the_real_change_from_a_correction(opened):
    said = text_of(opened("metric", metric=INDEX, agency="025", period="2025-05"))
    assert "Perubahan nyata sejak Mei 2024: " in said
    assert "koreksi oleh pengirim" in said and "91,5000 poin" in said and "90,0000 poin" in said
    said = text_of(opened("metric", metric=INDEX, agency="060", period="2025-05"))
    assert "Belum ada rilis yang menyebut nilai lain" in said


def test_a_base_that_was_corrected_is_told_apart(opened, tmp_path):
    small_edition.build(tmp_path / "editions", changes="update history_cells set period = date '2024-05-01'")
    said = text_of(opened("metric", folder=tmp_path, metric=INDEX, agency="025", period="2025-05"))
    assert "Mei 2024 sendiri berubah dari 90,00 poin menjadi 91,50 poin pada rilis 2: koreksi oleh pengirim." in said


def test_among_too_few_no_median_is_told(opened):
    assert "sebanding terlalu sedikit" in text_of(opened("metric", metric="spending_growth", agency="005"))


def test_it_is_whole_in_english(opened):
    said = text_of(opened("metric", metric=INDEX, agency="025", lang="en"))
    assert "Kementerian Agama (025) is number 2 of 5" in said


def test_without_a_choice_it_lists_the_indicators_by_theme_in_the_registers_order(opened):
    page = opened("metric", lang="en")
    text = text_of(page)
    assert "Which number do you want to see whole?" in text
    assert "What it is made of" not in text, "no number is opened that nobody chose"
    linked = [one.proto.query_string for one in page.get("page_link") if "metric=" in one.proto.query_string]
    assert len(linked) > 3 and f"metric={INDEX}" in " ".join(linked)
    assert not page.exception


def test_a_choice_in_the_list_opens_it(opened):
    page = opened("metric", lang="en")
    page.selectbox(key="metric").select_index(1).run()
    assert not page.exception
    assert "What it is made of" in text_of(page)
