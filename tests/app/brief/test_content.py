"""What a brief says is what the edition says: every number, and every code leads back to it."""

import re
import shutil
import tempfile
from functools import lru_cache

import codes
import duckdb
import pytest
import warehouse
from brief import content
from components.cell import Cell
from components.filters import Selection
from components.formatting import quantity
from components.language import speaking

from .conftest import CODE, text_of

NUMBER = re.compile(r"(?<![\w.,-])[−+]?\d+(?:\.\d{3})*(?:,\d+)?(?![\w-])")
PAPERS = [("overview", "id", "all"), ("overview", "en", "all"), ("budget_execution", "id", "all")]
PAPERS += [("budget_execution", "en", "025"), ("cost_efficiency", "id", "all")]


@pytest.mark.parametrize(("view", "language", "agency"), PAPERS)
def test_every_code_opens_the_number_beside_it(made, edition, view, language, agency):
    text = text_of(made(view, language, agency))
    printed = set(CODE.findall(text))
    assert printed
    for code in printed:
        (cell,) = codes.found(code, edition).cells
        assert of_database(edition, cell) is not None


@pytest.mark.parametrize(("view", "language", "agency"), PAPERS)
def test_the_annex_says_what_the_edition_says(edition, view, language, agency):
    with speaking(language):
        told, _drawings = content.told(edition, view, Selection(agency, words=agency))
        rows = [
            *told["rows"],
            *([code, "", when, "", "", value] for part in told["points"] for code, when, value in part),
        ]
        for code, _label, _when, *_halves, value in rows:
            (cell,) = codes.found(code, edition).cells
            number, unit = of_database(edition, cell)
            assert value == quantity(number, unit, exact=True), code


@pytest.mark.parametrize(("view", "language", "agency"), PAPERS)
def test_the_pages_print_the_annex_row_by_row(made, edition, view, language, agency):
    text = text_of(made(view, language, agency))
    with speaking(language):
        told, _drawings = content.told(edition, view, Selection(agency, words=agency))
    for row in [*told["rows"], *(point for part in told["points"] for point in part)]:
        assert " ".join(" ".join(row).split()) in text, row


@pytest.mark.parametrize(("view", "agency"), [("overview", "all"), ("budget_execution", "025")])
def test_every_number_on_the_first_page_is_behind_it(edition, view, agency):
    """Each is a value of the annex, a difference of two of them, a target, or a period."""
    with speaking("id"):
        told, _drawings = content.told(edition, view, Selection(agency, words=""))
        cells = [codes.found(row[0], edition).cells[0] for row in told["rows"]]
        known = [of_database(edition, cell) for cell in cells]
        allowed = {quantity(number, unit) for number, unit in known}
        allowed |= {quantity(one - two, unit, signed=True) for one, unit in known for two, _unit in known}
        said = [*(one["text"] for one in told["findings"]), *(one["value"] for one in told["cards"])]
        for text in said:
            for number in NUMBER.findall(re.sub(r"(19|20)\d\d", "", text)):
                assert any(number in one for one in allowed | targets(edition)), (number, text)


def targets(edition) -> set[str]:
    """Return the targets as they may be written."""
    return {str(int(one)) for one in warehouse.read(edition, "metrics")["target"].drop_nulls()}


@lru_cache
def copied(file) -> str:
    """Return a copy of an edition's file, which is opened here by a way of its own."""
    return shutil.copy(file, tempfile.mkdtemp())


def of_database(edition, cell: Cell) -> tuple[float, str]:
    """Return a cell's value and unit, straight from the file."""
    with duckdb.connect(copied(edition.file), read_only=True) as connection:
        place = [cell.metric, cell.agency, cell.period, cell.dimension, cell.member]
        return connection.execute(
            "select value, unit from fct_metrics inner join dim_metrics using (metric) where metric = ? and "
            "agency_code = ? and period = ? and dimension = ? and member = ?", place).fetchone()  # fmt: skip


def test_it_says_what_it_is_of(made, edition):
    text = text_of(made("budget_execution", "en", "025"))
    for said in (edition.edition_id, "Kementerian Agama (025)", "June 2025", "20 July 2025", "Sample data", "1 of 2"):
        assert said in text, said
    assert text.count(codes.of_edition(edition)) == 2, "on each page"


def test_an_agency_alone_is_told_of(made):
    text = text_of(made("budget_execution", "id", "025"))
    assert "Mahkamah Agung" not in text


def test_what_is_measured_differs_by_agency_and_language(made):
    papers = [made(*paper) for paper in PAPERS]
    assert len(set(papers)) == len(papers)
