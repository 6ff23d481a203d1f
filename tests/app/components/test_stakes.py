"""A stake whose card tells money opens a passport that leads with money too."""

from components.cell import SHARED
from components.stakes import RISKS, SAVINGS
from spoken import text_of

CELL = "budget_execution_index~025~2025-05-01~all~all"


def test_every_card_that_tells_a_numerator_says_in_which_unit():
    assert {one.metric: one.unit for one in (*RISKS, *SAVINGS) if one.half == "numerator"} == SHARED


def test_its_passport_leads_with_the_amount_and_gives_the_share_beside(opened, monkeypatch):
    monkeypatch.setitem(SHARED, "budget_execution_index", "IDR")
    assert '<p class="passport-value">Rp 278 (92,8333 poin)</p>' in text_of(opened("data_quality", open=CELL))
