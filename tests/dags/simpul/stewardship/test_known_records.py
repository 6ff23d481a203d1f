import duckdb
import pytest
from simpul.errors import DecisionRefused
from simpul.stewardship import known_records

from tests.dags.simpul.desk import BUILT, asked


@pytest.fixture(scope="module")
def built():
    with duckdb.connect() as connection:
        connection.execute(BUILT)
        yield connection


@pytest.mark.parametrize(
    "told",
    [
        ("alias", "organisation", "KOMDIGI/kemenag", "025"),
        ("alias", "organisation", "SPBE/name/badan contoh", "054"),
        ("alias", "work_unit", "OIKN/name/033/a", "U1"),
        ("same", "person", "relocation_list/R1", "P2"),
        ("split", "application", "APP-1", None),
        ("merge", "application", "APP-1", "APP-5"),
    ],
)
def test_what_a_build_has_seen_can_be_decided_on(built, told):
    known_records.refuse_unknown(built, asked(*told))


@pytest.mark.parametrize(
    ("told", "where"),
    [
        (("alias", "organisation", "KOMDIGI/nobody", "025"), "subject KOMDIGI/nobody"),
        (("alias", "organisation", "KOMDIGI/kemenag", "999"), "object 999"),
        (("same", "person", "P1", "P2"), "subject P1"),
        (("same", "person", "relocation_list/R1", "relocation_list/R2"), "object relocation_list/R2"),
        (("same", "application", "APP-1", "APP-9"), "object APP-9"),
        (("same", "application", "APP-1' or true --", "APP-2"), "subject APP-1' or true --"),
        (("alias", "work_unit", "SIASN/1", "U1"), "subject SIASN/1"),
    ],
)
def test_what_no_build_has_seen_is_refused(built, told, where):
    with pytest.raises(DecisionRefused, match=where):
        known_records.refuse_unknown(built, asked(*told))


def test_an_official_code_cannot_be_given_away(built):
    with pytest.raises(DecisionRefused, match="BA/025 is 025"):
        known_records.refuse_alias(built, asked("alias", "organisation", "BA/025", "054"))
    with pytest.raises(DecisionRefused, match="BA/025 is 025"):
        known_records.refuse_alias(built, asked("different", "organisation", "BA/025", "025"))
    with pytest.raises(DecisionRefused, match="satker/1 is 1"):
        known_records.refuse_alias(built, asked("alias", "work_unit", "satker/1", "U1"))
    known_records.refuse_alias(built, asked("different", "organisation", "BA/025", "054"))
    known_records.refuse_alias(built, asked("alias", "organisation", "KOMDIGI/kemenag", "054"))
