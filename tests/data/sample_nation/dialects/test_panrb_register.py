"""KemenPANRB's dialect: wide workbooks under a decree's title, a register in which some old names stand on."""

import json

import polars as pl
import pytest
from sample_nation.dialects.panrb_register import deliver_register, scores
from sample_nation.nation import Nation
from sample_nation.organisations import agencies
from sample_nation.outbox import Outbox

NATION = Nation(people=25_000)


@pytest.fixture(scope="module")
def delivered(tmp_path_factory):
    """Return where a small country's register lies."""
    out = tmp_path_factory.mktemp("nation")
    nation = Nation(people=25_000, faults="none", out=out)
    deliver_register(nation, Outbox(nation, "panrb"))
    return out


def records(delivered, table: str) -> list[dict]:
    """Return what the gateway serves of a table."""
    return [json.loads(line) for line in (delivered / "api" / "panrb" / f"{table}.ndjson").open()]


def test_a_workbook_has_an_indicator_a_column():
    assert [name for name in scores(NATION, 2025).columns if name.isdigit()] == [str(n) for n in range(1, 48)]
    assert scores(NATION, 2026).columns[-1] == "35"


def test_workbooks_stand_under_their_title(delivered):
    path = delivered / "drop" / "panrb" / "evaluasi" / "Hasil_Evaluasi_SPBE_2025.xlsx"
    read = pl.read_excel(path, engine="calamine", read_options={"header_row": None, "dtypes": "string"})
    assert "DATA CONTOH" in read[0, 0]
    assert "Instansi" in read.to_series(0).to_list()


def test_some_entries_bear_a_name_from_before_the_reorganisation(delivered):
    ended = set(agencies(NATION).filter(pl.col("valid_to").is_not_null())["spbe_name"])
    said = [row["instansi"] for row in records(delivered, "applications")]
    assert 0 < sum(name in ended for name in said) < len(said) / 10


def test_the_truth_knows_every_application_of_the_register(delivered):
    truth = pl.read_parquet(delivered / "truth" / "applications.parquet")
    assert truth["register_id"].to_list() == [row["id_aplikasi"] for row in records(delivered, "applications")]
    assert truth["is_duplicate"].any()
