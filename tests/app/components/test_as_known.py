"""A card as an edition told it that is no longer on the shelf: changed since, the same, or a later period."""

from pathlib import Path

import pytest
import small_edition
from spoken import text_of

MOVES = (Path(__file__).parents[1] / "small_moves.sql").read_text("utf-8")
AT = "metric = 'small_arrivals' and period = date '{month}' and agency_code = '025' and member = 'all'"
CHANGED = """;
insert into history_cells
select metric, agency_code, period, dimension, member, numerator, denominator, value + added, null, known, ended,
    cause, []
from fct_metrics, (values {values}) as t(added, known, ended, cause) where {at}
"""


def history(month: str, *values: str) -> str:
    """Return the history of one cell: what was added to it, known since, superseded in, and why."""
    return CHANGED.format(values=", ".join(values), at=AT.format(month=month))


@pytest.fixture
def earlier(edition):
    """The id of the edition that the second one knows of, and that is not on the shelf."""
    import warehouse

    return warehouse.read(edition, "editions")["edition_id"][0]


@pytest.mark.parametrize(("changes", "said"), [
    (history("2025-06-01", "(5, 1, 2, 'first')", "(0, 2, null, 'correction')"),
     "107 orang · sejak itu berubah −5 orang"),
    (history("2025-06-01", "(0, 2, null, 'new_period')"), "96 orang pada Mei 2025"),
    ("", "sama"),
])  # fmt: skip
def test_a_card_tells_what_the_earlier_edition_told(opened, tmp_path, earlier, changes, said):
    small_edition.build(tmp_path / "editions", 2, changes=MOVES + changes)
    page = opened("relocation", folder=tmp_path, agency="025", known=earlier)
    (card,) = (one.proto.body for one in page.get("html") if '<div class="card">' in one.proto.body
               and ">ASN tiba<" in one.proto.body)  # fmt: skip
    line = next(part for part in card.split("<p") if "Seperti diketahui" in part)
    assert said in line.replace("\N{NO-BREAK SPACE}", " ")
    assert f"kartu juga seperti diketahui pada rilis {earlier}" in text_of(page)
    assert page.selectbox(key="edition").value == earlier


def test_it_is_chosen_among_the_editions_and_let_go(opened, tmp_path, earlier):
    small_edition.build(tmp_path / "editions", 2, changes=MOVES)
    page = opened("relocation", folder=tmp_path)
    assert "Seperti diketahui 2" not in text_of(page)
    page.selectbox(key="edition").set_value(earlier).run()
    assert page.query_params["known"] == earlier
    page.button(key="reset").click().run()
    assert "known" not in page.query_params and "kartu juga" not in text_of(page)


@pytest.mark.parametrize(("language", "told", "why", "act"), [
    ("id", "107 orang", "Baris, berkas, dan pemeriksaan di baliknya", "simpul verify"),
    ("en", "107 people", "The rows, files and checks behind them", "simpul verify"),
])  # fmt: skip
def test_the_panel_says_why_the_rows_of_then_are_not_there_and_what_to_do(
    opened, tmp_path, earlier, language, told, why, act
):
    small_edition.build(tmp_path / "editions", 2, changes=MOVES + history(
        "2025-06-01", "(5, 1, 2, 'first')", "(0, 2, null, 'correction')"))  # fmt: skip
    at = {"open": "small_arrivals~025~2025-06-01~all~all", "agency": "025", "lang": language}
    page = opened("relocation", folder=tmp_path, known=earlier, **at)
    (state,) = (one.proto.body for one in page.get("html") if 'class="gone"' in one.proto.body)
    said = state.replace("\N{NO-BREAK SPACE}", " ")
    assert earlier in said and told in said and why in said and f"<code>{act} {earlier}</code>" in said
    assert "gone" not in text_of(opened("relocation", folder=tmp_path, **at)).replace(".gone", "")


def test_a_link_to_an_edition_off_the_shelf_opens_the_newest_with_its_numbers(opened, tmp_path, earlier):
    small_edition.build(tmp_path / "editions", 2, changes=MOVES)
    page = opened("relocation", folder=tmp_path, edition=earlier)
    assert "Rilis ini tidak ada di rak" in text_of(page) and "sudah tidak ada di rak" in text_of(page)
    next(one for one in page.button if "dengan angka rilis itu" in one.label).click().run()
    assert page.query_params.get("known") == earlier and "edition" not in page.query_params
    assert f"kartu juga seperti diketahui pada rilis {earlier}" in text_of(page)


def test_an_edition_that_never_was_says_so_and_offers_the_newest(opened, tmp_path):
    small_edition.build(tmp_path / "editions", 2, changes=MOVES)
    page = opened("relocation", folder=tmp_path, edition="000009-0123456789ab")
    assert "tidak dikenal di sini" in text_of(page)
    assert [one.label for one in page.button if one.key == "newest"] == ["Buka rilis terbaru"]
