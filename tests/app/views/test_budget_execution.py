"""Budget execution: filters in the address, ranking, categories, rows and findings."""

from spoken import drawn_alt, text_of


def test_all_agencies_are_ranked(opened):
    page = opened("budget_execution")
    assert "teratas dan" in text_of(page)
    assert "dari 4 instansi" in text_of(page)
    assert any("Kementerian Agama (025)" in sentence for sentence in drawn_alt(page))


def test_the_address_chooses_agency_and_period(opened):
    page = opened("budget_execution", agency="025", period="2024-12")
    said = text_of(page)
    assert "Kementerian Agama (025) · Desember 2024 · kategori: semua" in said
    assert "terbawah dari 3 satker" in said


def test_a_choice_is_written_into_the_address_and_reset_takes_it_out(opened):
    page = opened("budget_execution")
    page.selectbox(key="agency").set_value("054").run()
    assert page.query_params["agency"] == "054"
    page.button(key="reset").click().run()
    assert "agency" not in page.query_params
    assert page.selectbox(key="agency").value == "all"


def work_units(page):
    """Return the table of work units."""
    return next(table.value for table in page.table if {"Satuan kerja", "Kategori"} <= set(table.value.columns))


def test_the_category_filters_the_rows(opened):
    everyone = work_units(opened("budget_execution"))
    some = work_units(opened("budget_execution", category="baik"))
    assert set(some["Kategori"]) == {"Baik"}
    assert len(some) == list(everyone["Kategori"]).count("Baik") > 0


def test_an_address_without_such_an_agency_falls_back(opened):
    assert "Semua instansi · Juni 2025" in text_of(opened("budget_execution", agency="nobody"))


def test_every_score_that_does_not_recompute_is_listed(opened):
    assert "Nilai akhir tidak sama dengan hitung ulang." in text_of(opened("budget_execution"))
    assert "The stated score differs." in text_of(opened("budget_execution", lang="en"))
    other = text_of(opened("budget_execution", agency="005"))
    assert "Tidak ada: setiap nilai yang dilaporkan sama" in other


def test_two_agencies_stand_side_by_side_in_every_picture(opened):
    page = opened("budget_execution", agency="025", compared="005")
    said = text_of(page)
    assert "Kementerian Agama (025) · Juni 2025 · dibandingkan dengan Mahkamah Agung (005)" in said
    trend, ranking = (next(alt for alt in drawn_alt(page) if word in alt) for word in ("Agung (005) ", "● Kementerian"))
    assert "Kementerian Agama (025)" in trend and "○ Mahkamah Agung (005)" in ranking
    assert "Kementerian Agama peringkat " in said and " dari 4 instansi" in said
    assert "enam bulan terakhir. ● Kementerian Agama. ○ Mahkamah Agung." in said
    assert set(work_units(page)["Instansi"]) == {"Kementerian Agama", "Mahkamah Agung"}


def test_no_line_of_two_agencies_crosses_a_change_of_instrument(opened):
    page = opened("budget_execution", agency="025", compared="005")
    specs = [one.proto.spec for one in page.get("vega_lite_chart")]
    (pair,) = [spec for spec in specs if "strokeDash" in spec and '"who"' in spec]
    assert '"detail": {"field": "member"' in pair
