"""Data quality: conservation of rows, the matrix, what waits, and every ledger in words."""

from spoken import text_of


def test_rows_landed_are_rows_loaded_plus_rows_held_back(opened):
    said = text_of(opened("data_quality"))
    assert ">373<" in said
    assert ">367<" in said
    assert "<b>=</b>" in said


def test_each_agency_shows_how_far_its_deliveries_came(opened):
    matrix = opened("data_quality").table[0].value
    assert list(matrix["Instansi"]) == ["Kementerian Dalam Negeri", "Kementerian Keuangan", "LKPP"]
    assert list(matrix["Termuat"]) == ["–", "⚠ 2 dari 3", "✓ 1 dari 1"]
    assert list(matrix["Keadaan"]) == ["– belum menyetor", "⚠ perlu keputusan (1)", "✓ semua termuat"]


def test_what_waits_for_somebody_tells_its_whole_reason(opened):
    page = opened("data_quality")
    assert page.expander[0].label == "⚠ perlu keputusan · kemenkeu.section_spending · APBN_2024.xlsx"
    assert "section_spending.Kode BA → Kode" in text_of(page)


def test_rules_and_checks_are_said_in_words(opened):
    said = text_of(opened("data_quality"))
    assert "Nilai akhir: di luar rentang" in said
    assert "Nilai akhir: dalam rentangnya" in said
    assert "✕ gagal" in said
    in_english = text_of(opened("data_quality", lang="en"))
    assert "Final score: lies out of range" in in_english


def test_one_agency_can_be_looked_at_alone(opened):
    page = opened("data_quality", sender="lkpp")
    assert list(page.table[1].value["Instansi"]) == ["lkpp"]
    assert "Tidak ada: tidak satu baris pun ditahan." in text_of(page)


def test_the_letter_to_an_agency_is_offered_with_who_must_act(opened):
    page = opened("data_quality", sender="kemenkeu")
    assert "Pusintek (data@example.test)" in text_of(page)
    labels = [item.proto.label for item in page.get("download_button")]
    assert "Surat untuk kemenkeu (PDF, bahasa Indonesia dan Inggris)" in labels
    assert "Tidak ada yang perlu diperbaiki" in text_of(opened("data_quality", sender="lkpp"))


def test_freshness_says_what_is_due(opened):
    said = text_of(opened("data_quality"))
    assert "bulanan" in said and "⚠ 1 periode jatuh tempo: Mei 2025" in said


def test_failed_checks_are_drawn_and_told(opened):
    from spoken import drawn_alt, text_of

    assert "1 pemeriksaan gagal, pada 1 tabel" in drawn_alt(page := opened("data_quality"))
    assert "kotak kelabu: setoran yang lolos semuanya" in text_of(page)


def test_a_change_that_every_delivery_repeats_is_listed_once(opened):
    (drift,) = [one.value for one in opened("data_quality").table if "Perubahan" in one.value.columns]
    assert drift["Baru"].tolist() == ["Pengurangan"] and drift["Setoran"].tolist() == ["2"]
