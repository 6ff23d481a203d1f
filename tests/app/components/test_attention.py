"""What needs a decision: a case says its peers, what their median is worth, and when it is due where a plan tells."""

from pathlib import Path

import small_edition
from spoken import text_of

HELD = "update dim_metrics set theme = 'relocation' where metric = 'budget_execution_index'"
MOVE = (Path(small_edition.HERE) / "small_move.sql").read_text("utf-8")
WAITS = """; insert into fct_metrics by name select 'held_up_people' as metric, '025' as agency_code,
    date '2025-06-01' as period, 'all' as dimension, 'all' as member, 40 as numerator, 40.0 as value"""


def test_a_case_says_its_peers_and_what_their_median_is_worth(opened, tmp_path):
    small_edition.build(tmp_path / "editions", changes=HELD)
    said = text_of(opened("relocation", folder=tmp_path))
    assert "median 5 instansi 90,00 poin, peringkat 4; selisihnya dengan median: Rp 1,500 juta" in said.replace(
        "\xa0", " "
    )
    assert "Penanggung jawab: " in said


def test_people_held_up_are_due_when_the_first_of_their_units_is(opened, tmp_path):
    small_edition.build(tmp_path / "editions", changes=MOVE + WAITS)
    said = text_of(opened("relocation", folder=tmp_path))
    assert "Orang tertahan 40 orang pada Juni 2025; tenggat 1 Juni 2025" in said.replace("\xa0", " ")


def test_under_a_wave_no_due_date_and_no_rupiah_of_the_whole_is_told(opened, tmp_path):
    small_edition.build(tmp_path / "editions", changes=MOVE + WAITS)
    assert "tenggat 1 Juni" not in text_of(opened("relocation", folder=tmp_path, wave="2")).split("Perlu keputusan")[1]
