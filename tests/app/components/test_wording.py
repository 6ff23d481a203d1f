"""Rules and checks in words."""

import pytest
from components import wording

FIELDS = {"final_score": "Nilai akhir"}


@pytest.mark.parametrize(
    ("check_id", "words"),
    [
        ("final_score:range", "Nilai akhir: dalam rentangnya"),
        ("tenders:check_2", "tenders: memenuhi janji kontrak"),
        ("marts.dim_regions:region_code:unique", "region code: muncul sekali"),
        ("marts.dim_regions:rule 3:rows_satisfy", "marts.dim_regions: memenuhi janji kontrak"),
    ],
)
def test_a_check_is_said_by_its_field_and_its_promise(check_id, words):
    assert wording.promised(check_id, FIELDS) == words


def test_a_broken_rule_is_said_by_its_field_and_its_fault():
    assert wording.broken("final_score:range", FIELDS) == "Nilai akhir: di luar rentang"


def test_a_text_in_two_languages_is_shown_in_the_reader_s():
    assert wording.one_side("Catatan. / A note.") == "Catatan."
    assert wording.one_side("Catatan.") == "Catatan."
    assert wording.one_side(None) == "–"
