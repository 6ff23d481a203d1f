"""Before the reorganisation an agency is the one that it mainly came from."""

from datetime import date

import polars as pl
from sample_nation.nation import Nation
from sample_nation.organisations import agencies
from sample_nation.world.predecessors import as_of, predecessors

NATION = Nation(people=500)


def named(short: str) -> str:
    """Return an agency's id."""
    return agencies(NATION).filter(pl.col("short_name") == short)["agency_id"][0]


def test_each_ended_agency_has_one_heir():
    heirs = predecessors(NATION).filter("is_heir")
    assert heirs["predecessor_id"].is_unique().all()
    ended = agencies(NATION).filter(pl.col("valid_to").is_not_null())["agency_id"]
    assert set(heirs["predecessor_id"]) == set(ended)
    assert (named("KemenPU"), named("KemenPUPR")) in heirs.select("agency_id", "predecessor_id").rows()


def test_what_is_dated_before_bears_the_old_name():
    both = pl.DataFrame({"agency_id": [named("KemenPKP")] * 2, "spbe_name": ["X"] * 2,
                         "day": [date(2024, 10, 20), date(2024, 10, 21)]})  # fmt: skip
    found = as_of(NATION, both, pl.col("day"))
    assert found["agency_id"].to_list() == [named("KemenPUPR"), named("KemenPKP")]
    assert found["spbe_name"].to_list() == ["KEMENTERIAN PEKERJAAN UMUM DAN PERUMAHAN RAKYAT", "X"]
