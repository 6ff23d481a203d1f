"""Withheld numbers: a word or a symbol in every place where a number would stand, in both languages, and no blank."""

import csv
import html
import io

import polars as pl
import pytest
import small_edition
from components import downloads, tables, withheld

WITHHOLD = """
alter table fct_metrics add column withheld varchar;
update fct_metrics set value = null, numerator = null, denominator = null, withheld = '{}'
where metric = 'spending_growth';
create or replace table agreement_stops as
select 'metric' as kind, 'spending_growth' as name, null::varchar as column_name, 'kemenkeu' as agency,
    'section_spending' as table_name, {} as ended;
"""
WORDS = {"small_group": ("disamarkan (<5)", "suppressed (<5)"), "complementary": ("disamarkan", "suppressed")}


@pytest.fixture(params=[*WORDS, "agreement"])
def reason(request) -> str:
    return request.param


@pytest.fixture
def folder(tmp_path, reason):
    small_edition.build(tmp_path / "editions", changes=WITHHOLD.format(reason, "'2026-03-31'"))
    return tmp_path


def spoken(page) -> str:
    """Return all HTML of a page as written."""
    return html.unescape(" ".join(block.proto.body for block in page.get("html")))


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_card_says_that_its_number_is_withheld(opened, folder, reason, language):
    page = spoken(opened("overview", folder, lang=language))
    word = WORDS.get(reason, ("perjanjian berakhir", "agreement ended"))[language == "en"]
    assert word in page
    assert 'class="value">x<' not in page


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_passport_says_why(opened, folder, reason, language):
    page = spoken(opened("dictionary", folder, lang=language, metric="spending_growth", agency="all", period="2023-01"))
    if reason == "agreement":
        assert ("berakhir 31 Maret 2026" if language == "id" else "ended on 31 March 2026") in page
    else:
        assert ("Disamarkan: " if language == "id" else "Suppressed: ") in page
    assert "≠" not in page and "⚠" not in page


def test_a_download_holds_a_symbol_and_never_a_blank_or_nought():
    frame = pl.DataFrame(
        {"agency_code": ["005", "025"], "value": [7.5, None], "withheld": [None, "small_group"]},
        schema_overrides={"withheld": pl.String},
    )
    rows = list(csv.reader(io.StringIO(downloads.csv(frame).decode("utf-8-sig"))))
    assert rows[1][1] == "7.5"
    assert rows[2][1] == "c"
    assert "<5" in rows[2][2]


def test_where_nothing_is_withheld_nothing_is_said():
    frame = pl.DataFrame({"value": [1.0], "withheld": [None]}, schema_overrides={"withheld": pl.String})
    assert withheld.marked(frame).columns == ["value"]
    assert tables.text("value", None) == "x"
