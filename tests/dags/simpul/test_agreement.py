"""Agreements: what they allow and until when, that ten are there, and that a malformed one is refused."""

import shutil
from datetime import date

import pytest
from simpul.agreement import Sharing, load_agreements
from simpul.contract import load_contracts
from simpul.errors import ContractInvalid

from tests.house import HOUSE

PROMISES = HOUSE / "expectations"
TODAY = date(2026, 6, 1)
SHORT = """
agency: bkn
agreements:
  - {recipient: Simpul, purpose: civil-service-transition, legal_basis: UU 20/2023, from: 2026-01-01, until: 2026-06-01,
     tables: {employees: ["*", nip]}}
"""


@pytest.fixture
def promises(tmp_path):
    copy = shutil.copytree(PROMISES, tmp_path / "expectations")
    (copy / "agreements" / "bkn.yml").write_text(SHORT)
    return copy


def test_every_contract_has_a_living_agreement_on_all_its_tables():
    found = load_agreements(PROMISES)
    assert all(found[agency] for agency in load_contracts(PROMISES))
    assert set(Sharing(PROMISES, TODAY).states().values()) == {"alive"}
    assert all(row["is_sample"] for row in Sharing(PROMISES, TODAY).rows()), "nobody has signed one"


def test_a_star_is_everything_that_is_about_no_person(promises):
    sharing = Sharing(promises, TODAY)
    assert sharing.allows("bkn", "employees", "post_name")
    assert sharing.allows("bkn", "employees", "nip")
    assert not sharing.allows("bkn", "employees", "full_name")
    assert not sharing.allows("bkn", "work_units")


BOUNDS = {"2025-12-31": False, "2026-01-01": True, "2026-06-01": True, "2026-06-02": False}


@pytest.mark.parametrize(("day", "is_allowed"), BOUNDS.items())
def test_both_days_are_within(promises, day, is_allowed):
    assert Sharing(promises, date.fromisoformat(day)).allows("bkn", "employees") is is_allowed


def test_without_a_file_nothing_may_be_shared(promises):
    (promises / "agreements" / "pu.yml").unlink()
    sharing = Sharing(promises, TODAY)
    assert not sharing.allows("pu", "construction_progress")
    assert sharing.ended("pu", "construction_progress") is None
    assert [row["state"] for row in sharing.rows() if row["agency"] == "pu"] == ["none"]
    assert sharing.states()["agreements/pu"] == "construction_progress"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("employees:", "payroll:", "no .*payroll"),
        ("nip]", "salary]", "no .*salary"),
        ("2026-06-01", "2025-06-01", "ends before"),
        ("agency: bkn", "agency: pu", "says it is pu"),
        ("purpose", "reason", "bkn.yml:4"),
    ],
)
def test_a_malformed_agreement_is_refused(promises, old, new, told):
    (promises / "agreements" / "bkn.yml").write_text(SHORT.replace(old, new, 1))
    with pytest.raises(ContractInvalid, match=told):
        load_agreements(promises)
