"""Rows of marts on paper: each has a code of its own that finds it and none else, and the rows behind add up to it."""

from datetime import date

import codes
import places
import pytest
import small_edition
import warehouse
from components import printed
from components.language import speaking
from row_lists import KINDS, Row, keyed

PARTS = (
    "small_move.sql",
    "small_digital.sql",
    "small_programme.sql",
    "small_asn.sql",
    "small_office.sql",
    "small_rows.sql",
)
MONTHS = (date(2025, 1, 1), date(2025, 6, 1))
SUMS = ("plan", "packages", "clusters", "doubles", "pairs", "flows", "planned_waves", "readiness", "blockers")
SUMS += ("handovers", "rated_units", "building_months")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder whose edition has rows of every kind."""
    made = tmp_path_factory.mktemp("rows")
    small_edition.build(made / "editions", changes=small_edition.told(PARTS))
    return made


@pytest.fixture
def own(folder, monkeypatch):
    """The edition with rows of every kind."""
    monkeypatch.setenv("SIMPUL_DATA", str(folder))
    return warehouse.current()


def rows_of(edition, kind: str) -> list[Row]:
    """Return where the rows of a kind stand, of each month."""
    found = [warehouse.printed(edition, kind, month) for month in MONTHS]
    return [row for one in found if one.height for row in keyed(kind, one)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_is_found_by_its_own_code(own, kind):
    rows = rows_of(own, kind)
    assert rows
    for row in rows:
        code = codes.of_row(own, row)
        assert codes.kind(code) == codes.NUMBER
        assert codes.found(code, own) == codes.Found(own, rows=(row,))
        assert codes.found(code.lower().replace("·", " "), own).rows == (row,)


@pytest.mark.parametrize("kind", KINDS)
def test_one_code_finds_all_rows_of_a_picture(own, kind):
    rows = rows_of(own, kind)
    code, first = codes.of_row(own, places.every(rows[0])), rows[0]
    fixed = KINDS[kind].fixed
    expected = [row for row in rows if row.period == first.period and row.key[:fixed] == first.key[:fixed]]
    assert list(codes.found(code, own).rows) == expected


@pytest.mark.parametrize("place", range(2, 7))
def test_a_code_with_another_letter_is_found_nowhere(own, place):
    code = codes.of_row(own, rows_of(own, "packages")[0])
    mark = code[-7:]
    other = "2" if mark[place] != "2" else "3"
    assert codes.found(code[:-7] + mark[:place] + other + mark[place + 1 :], own) == codes.Found(own)


@pytest.mark.parametrize("code", ["R00·2025-06·{}", "R99·2025-06·{}", "R04·2025-13·{}", "K04·2025-06·{}"])
def test_what_cannot_be_is_found_nowhere(own, code):
    mark = codes.of_row(own, rows_of(own, "packages")[0])[-7:]
    assert codes.found(code.format(mark), own) == codes.Found(own)


@pytest.mark.parametrize("kind", SUMS)
def test_the_rows_behind_add_up_to_it(own, kind):
    for row in rows_of(own, kind):
        told = printed.of(own, row)
        assert warehouse.beneath(own, row)["numerator"].sum() == pytest.approx(told[KINDS[kind].value])


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_of_a_kind_has_a_name_of_its_own(own, kind):
    with speaking("en"):
        named = [(row.period, printed.name(own, row, printed.of(own, row))) for row in rows_of(own, kind)]
    assert len(set(named)) == len(named)


def test_a_scoped_viewers_code_opens_no_other_agencys_row(own, monkeypatch):
    rows = {row: codes.of_row(own, row) for kind in KINDS for row in rows_of(own, kind)}
    monkeypatch.setenv("SIMPUL_ROLE", "analyst:025")
    mine = warehouse.current()
    opened = {row for row, code in rows.items() if codes.found(code, mine).rows}
    agencies = {one["agency_code"] for row in opened for one in [printed.of(mine, row)]}
    assert agencies == {"025", "all"}
    assert not [row for row in opened if row.kind == "clusters"], "a group of applications is nobody's own"
    for row in opened:
        behind = warehouse.beneath(mine, row)
        assert set(behind.get_column("agency_code", default=behind.select(a=1)["a"])) <= {"025", "all", 1}


def test_an_edition_without_a_kinds_table_has_none_of_it(edition):
    assert warehouse.printed(edition, "packages", MONTHS[1]).is_empty()
    assert codes.found("R04·2025-06·" + codes.of_row(edition, Row("packages", MONTHS[1]))[-7:], edition).rows == ()
