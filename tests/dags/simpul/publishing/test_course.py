"""What a steward decided moves a number, and the ledger says that it was the decision, and which."""

import shutil

import pytest
from simpul.audit import audit
from simpul.model import model
from simpul.numbers import as_known
from simpul.publish import publish
from simpul.settings import Settings
from simpul.stewardship import steward
from simpul.world import World

from tests.house import HOUSE


@pytest.fixture
def settings(sample_run, tmp_path) -> Settings:
    """Return a copy of the house through which the samples have flowed."""
    data = shutil.copytree(sample_run.data, tmp_path / "data")
    places = {"promises": HOUSE / "expectations", "dbt_project": HOUSE / "dbt_project"}
    return Settings(data=data, drop=str(HOUSE / "data" / "samples"), **places)


def built(settings: Settings) -> list[dict]:
    """Build an edition; return what changed with it."""
    model(settings)
    audit(settings)
    assert publish(settings, World()).is_new
    return as_known.changes(settings)


def test_a_match_that_is_accepted_and_taken_back_is_the_cause_that_is_told(settings):
    pair = {"concept": "organisation", "subject": "KOMDIGI/contoh-satu", "object": "LB.90"}
    assert pair["subject"] in {one["subject"] for one in steward.review(settings, "organisation")}
    for sequence, kind, told in ((1, "alias", (3.0, 2.0)), (2, "different", (2.0, 3.0))):
        steward.decide(settings, World(), {**pair, "kind": kind, "by": "Rina", "why": f"letter {sequence}"})
        changes = built(settings)
        decision = {"sequence": sequence, "kind": kind, **pair}
        assert all((one["decisions"], one["deliveries"]) == ([decision], []) for one in changes)
        assert {one["cause"] for one in changes} <= {"decision", "withdrawn", "new_period"}
        (pairs,) = (one for one in changes if (one["metric"], one["agency_code"]) == ("active_exchange_pairs", "all"))
        assert (pairs["cause"], pairs["value_before"], pairs["value"]) == ("decision", *told)
        assert f"decision {sequence}" in {one["files"] for one in as_known.summed(changes)}
