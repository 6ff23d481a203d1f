"""Editions that count people: what is withheld stays so, edition after edition, and the attack has teeth."""

import shutil
from dataclasses import replace

import duckdb
import pytest
from simpul import editions
from simpul.disclosure import refuse_recovered
from simpul.errors import EditionRefused
from simpul.numbers import kpi
from simpul.numbers.passport import passport
from simpul.publish import publish
from simpul.publishing import withholding
from simpul.world import World

from tests.dags.simpul.headcounts import counted, only_small

SMALL = {"_005_F_jakarta": 3}


def shown(settings) -> dict[tuple[str, str, str], tuple[int | None, str | None]]:
    with editions.open_edition(settings) as connection:
        rows = connection.execute("select agency_code, sex, site, people, withheld from fct_headcounts").fetchall()
    return {row[:3]: row[3:] for row in rows}


def test_a_small_group_and_its_complements_are_withheld_and_the_rest_is_there(tmp_path):
    settings = counted(tmp_path, **SMALL)
    publish(settings, World())
    found = shown(settings)
    assert found["005", "F", "jakarta"] == (None, "small_group")
    withheld = {key for key, (people, reason) in found.items() if reason}
    assert all(found[key][0] is None for key in withheld)
    assert 4 <= len(withheld) < len(found) / 2
    cells = {(c["agency_code"], c["member"]): c for c in kpi.cells(settings, "headcount")}
    with duckdb.connect(settings.warehouse, read_only=True) as connection:
        assert connection.execute("select sum(people) from marts.fct_headcounts").fetchall() == [
            (cells["all", "all"]["value"],)
        ]
    assert {cell["withheld"] for cell in cells.values()} == {None}


def test_a_small_total_is_withheld_with_a_second_one(tmp_path):
    only = {f"_054_{sex}_{site}": 0 for sex in "FM" for site in ("jakarta", "none", "nusantara")}
    settings = counted(tmp_path, **{**only, "_054_F_none": 2})
    publish(settings, World())
    cells = {c["agency_code"]: c for c in kpi.cells(settings, "headcount") if c["dimension"] == "all"}
    assert (cells["054"]["value"], cells["054"]["numerator"]) == (None, None)
    assert [code for code, cell in cells.items() if cell["withheld"]] != ["054"]
    told = {c["agency_code"]: c["value"] for c in kpi.told(list(cells.values()))}
    assert "suppressed" in told["054"]


def test_the_same_again_changes_nothing(tmp_path):
    settings = counted(tmp_path, **SMALL)
    assert publish(settings, World()).is_new
    assert not publish(settings, World()).is_new


def test_edition_after_edition_nothing_can_be_worked_out(tmp_path):
    months = [
        SMALL,
        {**SMALL, "_025_M_none": 44},
        {"_005_F_jakarta": 6},
        {"_005_F_jakarta": 2, "_054_M_none": 1},
        SMALL,
    ]
    for changes in months:
        settings = counted(tmp_path, **changes)
        assert publish(settings, World()).is_new
    assert len(editions.list_editions(settings)) == len(months)


def test_an_edition_that_hides_too_little_is_refused(tmp_path, monkeypatch):
    settings = counted(tmp_path, **SMALL)

    monkeypatch.setattr(withholding, "patterns", only_small)
    with pytest.raises(EditionRefused, match="can be worked out"):
        publish(settings, World())
    assert editions.current(settings) is None


def test_an_edition_that_shows_a_small_group_is_refused(tmp_path):
    settings = counted(tmp_path, **SMALL)
    edition = publish(settings, World()).edition_id
    copy = tmp_path / "edition.duckdb"
    copy.write_bytes((settings.editions / edition / "edition.duckdb").read_bytes())
    assert refuse_recovered(settings, copy) > 3
    with duckdb.connect(str(copy)) as connection:
        connection.execute("update fct_headcounts set people = 3, withheld = null where withheld = 'small_group'")
    with pytest.raises(EditionRefused, match="small groups stand in fct_headcounts"):
        refuse_recovered(settings, copy)


def test_what_an_older_edition_shows_is_not_published_over(tmp_path, monkeypatch):
    settings = counted(tmp_path, _005_F_jakarta=5)
    publish(settings, World())
    strict = (settings.promises / "disclosure.yml").read_text().replace("smallest: 5", "smallest: 6")
    promises = tmp_path / "expectations"
    shutil.copytree(settings.promises, promises)
    (promises / "disclosure.yml").write_text(strict)
    with pytest.raises(EditionRefused, match="an edition on the shelf tells them"):
        publish(replace(settings, promises=promises), World())


def test_the_passport_says_why_and_does_not_add_up_what_is_not_told(tmp_path):
    settings = counted(tmp_path, **SMALL)
    publish(settings, World())
    opened = passport(settings, "headcount", "005", "2025-06-01")
    assert (opened["withheld"], opened["reconciles"]) == (None, None)
    assert 0 < opened["rows"]["withheld"] < opened["rows"]["total"]
    assert passport(settings, "budget_execution_index", "005", "2025-06-01")["reconciles"] is True
