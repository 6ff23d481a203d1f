"""A country whose agencies make every mistake: what the contracts can see is caught, and little else is accused."""

import os
from pathlib import Path

import polars as pl
import pytest
from simpul.contract import load_contracts
from simpul.errors import NotDelivered
from simpul.installation import embedded
from simpul.land import land
from simpul.load import load
from simpul.settings import Settings
from simpul.validate import validate_each
from simpul.world import World

from tests.campaign import caught
from tests.house import HOUSE

SIZE = ("25000", "24") if os.environ.get("SIMPUL_CAMPAIGN") == "all" else ("4000", "4")
"""Civil servants and months: the default country in the whole campaign, a small one else."""


@pytest.fixture(scope="module")
def here(tmp_path_factory) -> Settings:
    """Return an installation that took in all that a country under the profile ``hard`` sends."""
    data = tmp_path_factory.mktemp("hard")
    places = {"promises": HOUSE / "expectations", "dbt_project": HOUSE / "dbt_project"}
    words = ("--people", SIZE[0], "--months", SIZE[1], "--faults", "hard", "--seed", "7")
    here = Settings(data=data, drop=str(data / "nation" / "drop"), country=words, **places)
    with embedded.standing(here, print):
        for agency in load_contracts(here.promises):
            take_in(here, agency)
    return here


def take_in(here: Settings, agency: str) -> None:
    """Land, validate and load an agency's deliveries; what is down stays behind."""
    from simpul.deliveries.arrivals import waiting

    try:
        landed = land(here, World(), agency)
    except NotDelivered:
        landed = waiting(here, agency)
    judged = list(validate_each(here, World(), landed))
    load(here, World(), [receipt for receipt in judged if receipt.state == "validated"])


@pytest.mark.campaign
@pytest.mark.timeout(0)
def test_every_fault_that_a_contract_can_see_is_caught(here):
    told = caught.table(here, here.nation)
    with pl.Config(tbl_rows=-1, tbl_cols=-1, tbl_width_chars=160):
        print(told)
        print(told.select(pl.exclude("agency", "table", "is_conserved").sum()))
    if target := os.environ.get("SIMPUL_FAULTS_TABLE"):
        told.write_csv(Path(target))
    assert told["visible"].sum() > 20
    assert told.filter(pl.col("missed") > 0).is_empty(), told.filter(pl.col("missed") > 0)
    assert told["false_alarms"].sum() <= told["rows"].sum() * 0.001
    assert told["is_conserved"].all()


@pytest.mark.campaign
def test_every_spoiled_file_ends_as_it_must(here):
    told = caught.spoiled(here, here.nation)
    assert told.height
    wrong = told.filter(pl.col("ends") != pl.col("state"))
    assert wrong.is_empty(), wrong


@pytest.mark.campaign
def test_every_agency_that_answers_has_rows_in_the_warehouse(here):
    from simpul import receipts

    loaded = {receipt.agency for receipt in receipts.all(here) if receipt.state == "loaded"}
    assert loaded == set(load_contracts(here.promises))
