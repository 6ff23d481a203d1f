"""Why cells changed where people are counted: withheld, released, and nothing that is withheld comes back."""

from pathlib import Path

import pytest
from simpul import editions
from simpul.numbers import as_known
from simpul.publish import publish
from simpul.publishing import shelf
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.headcounts import counted

NEARLY_NOBODY = {f"_054_{sex}_{site}": 0 for sex in "FM" for site in ("jakarta", "none", "nusantara")}
NEARLY_NOBODY |= {"_054_F_none": 2}


def totals(settings: Settings, known_on: str) -> dict[str, tuple[float | None, str | None]]:
    """Return what was known of each agency's people: the number, and why there is none."""
    cells = as_known.cells(settings, known_on, "headcount")
    return {one["agency_code"]: (one["value"], one["withheld"]) for one in cells if one["dimension"] == "all"}


def test_what_is_withheld_today_was_never_known(tmp_path: Path):
    settings = counted(tmp_path)
    first = publish(settings, World()).edition_id
    assert totals(settings, first)["054"][0] > 100
    second = publish(counted(tmp_path, **NEARLY_NOBODY), World()).edition_id
    hidden = {code for code, (_, why) in totals(settings, second).items() if why}
    assert "054" in hidden
    assert totals(settings, first)["054"] == (None, "small_group")
    told = {one["agency_code"]: one for one in as_known.changes(settings) if one["dimension"] == "all"}
    assert {(told[code]["cause"], told[code]["value_before"], told[code]["value"]) for code in hidden} == {
        ("withheld", None, None)
    }
    publish(counted(tmp_path), World())
    assert {one["cause"] for one in as_known.changes(settings) if one["agency_code"] == "054"} <= {
        "released", "recomputed", "late_delivery", "new_period",
    }  # fmt: skip
    assert totals(settings, first)["054"] == (None, "small_group")


def test_counts_of_people_are_forgotten_with_the_editions_that_told_them(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(shelf, "KEPT", 1)
    names = [publish(counted(tmp_path, _025_M_none=40 + 3 * n), World()).edition_id for n in range(4)]
    settings = counted(tmp_path)
    with editions.open_edition(settings) as connection:
        past = """select distinct known_since from history_cells
            where metric = 'headcount' and superseded_in is not null and value is not null"""
        assert connection.execute(past).fetchall() == [(3,)]
        assert connection.execute("select count(*) from history_editions").fetchall() == [(3,)]
    assert totals(settings, names[2])["025"][0] == totals(settings, names[3])["025"][0] - 3
    assert totals(settings, names[0])["025"] == (None, "forgotten")


@pytest.mark.parametrize("score", [97.5])
def test_what_nobody_can_explain_is_called_recomputed(tmp_path: Path, score: float):
    from tests.dags.simpul.small_warehouse import small_warehouse

    publish(small_warehouse(tmp_path), World())
    settings = small_warehouse(tmp_path, score=score)
    publish(settings, World())
    assert {one["cause"] for one in as_known.changes(settings)} == {"recomputed"}
