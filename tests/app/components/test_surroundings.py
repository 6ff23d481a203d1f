"""What surrounds a number on the page: how far it can be trusted, in words, with the reasons in its passport."""

import html

import pytest
import small_edition

CELL = {"metric": "budget_execution_index", "agency": "all", "period": "2025-05"}
WITHHOLD = """
alter table fct_metrics add column withheld varchar;
update fct_metrics set value = null, numerator = null, denominator = null, withheld = 'trust'
where metric = 'budget_execution_index' and agency_code = '025';
"""


def spoken(page) -> str:
    """Return all HTML of a page as written."""
    return html.unescape(" ".join(block.proto.body for block in page.get("html")))


@pytest.mark.parametrize(("language", "said"), [("id", "◐ ada kekurangan"), ("en", "◐ with gaps")])
def test_a_card_says_the_quality_of_its_number_in_a_word(opened, language, said):
    assert said in spoken(opened("programme_delivery", lang=language))


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_passport_says_score_parts_and_reasons(opened, language):
    page = spoken(opened("dictionary", lang=language, **CELL))
    for said in (("95,8 dari 100", "Satu setoran"), ("95.8 of 100", "One delivery is not"))[language == "en"]:
        assert said in page


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_says_the_trust_of_the_cells_own_period_and_of_no_other(opened, language):
    said = ("Khusus Mei 2025, semua instansi: ⚠", "Nomor 2") if language == "id" else ("In May 2025 alone", "Number 2")
    page = spoken(opened("dictionary", lang=language, **CELL))
    assert all(part in page for part in said)
    other = spoken(opened("dictionary", lang=language, **CELL | {"period": "2025-06"}))
    assert not any(part in other for part in said)


def test_what_is_withheld_for_lack_of_trust_says_why(opened, tmp_path):
    small_edition.build(tmp_path / "editions", changes=WITHHOLD)
    page = spoken(opened("dictionary", tmp_path, lang="en", **CELL | {"agency": "025"}))
    assert "not to be trusted yet" in page
    assert "Withheld: One delivery is not there." in page


def test_an_edition_of_before_says_nothing_of_trust(opened, tmp_path):
    small_edition.build(tmp_path / "editions", changes="drop table trust; drop table trust_periods")
    assert "Quality" not in spoken(opened("programme_delivery", tmp_path, lang="en"))
    assert "of 100" not in spoken(opened("dictionary", tmp_path, lang="en", **CELL))


@pytest.mark.parametrize(("language", "said"), [("id", "Rentang biasa 85"), ("en", "Usual range 85")])
def test_a_card_says_where_the_history_of_a_number_would_have_it(opened, language, said):
    assert said in spoken(opened("programme_delivery", lang=language))


def test_what_stands_out_of_its_history_is_told_with_its_driver(opened):
    said = " ".join(one.value for one in opened("dictionary", lang="en", **CELL).caption)
    assert "Unusual: changed" in said
    assert "025001 · " in said and "received 19 July 2025" in said and "d1" not in said
