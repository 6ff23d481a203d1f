"""The overview: findings, cards and figures, in both languages, and what stands there while nothing is published."""

import small_edition
from spoken import drawn_alt, text_of


def test_it_says_where_the_index_stands(opened):
    said = text_of(opened("overview"))
    assert "Indeks pelaksanaan anggaran mencapai 93,50 poin pada Juni 2025" in said
    assert "1 dari 360 nilai yang dilaporkan (0,3 %)" in said
    assert "Mahkamah Agung (005) (+25,0 %)" in said


def test_it_says_the_same_in_english(opened):
    said = text_of(opened("overview", lang="en"))
    assert "Budget execution index stands at 93.50 points in June 2025" in said
    assert "1 of 360 stated scores (0.3%)" in said
    assert "documentElement.lang = 'en'" in said


def test_each_card_shows_value_target_and_coverage_and_opens(opened):
    page = opened("overview")
    said = text_of(page)
    assert "Rp 269,2 miliar" in said
    assert "Target 95 poin · kurang 1,50 poin" in said
    assert "Juni 2025 · 4 dari 4 instansi" in said
    links = [link.proto.query_string for link in page.get("page_link") if link.proto.label == "Buka angka →"]
    (own,) = [link for link in links if "metric=budget_execution_index&agency=all&period=2025-06" in link]
    assert "edition=000001-" in own


def test_every_chart_has_its_sentence(opened):
    told = drawn_alt(opened("overview"))
    assert len(told) >= 4
    assert all(len(sentence) > 30 for sentence in told)


def test_samples_say_that_they_are_samples(opened, tmp_path):
    assert "Data contoh" in text_of(opened("overview"))
    small_edition.build(tmp_path / "editions", facts={"is_sample": "false"})
    assert "Data contoh" not in text_of(opened("overview", folder=tmp_path))


def test_without_an_edition_it_says_what_to_run(opened, tmp_path):
    said = text_of(opened("overview", folder=tmp_path))
    assert "Belum ada rilis yang terbit" in said
    assert "make run" in said


def test_an_edition_that_is_not_here_is_named(opened):
    said = text_of(opened("overview", edition="000009-0123456789ab"))
    assert "Rilis ini tidak dapat dibuka" in said
    assert "000009-0123456789ab" in said
