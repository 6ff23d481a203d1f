"""The register's parts point at each other, and at nothing that is not there."""

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.applications import applications
from sample_nation.world.architecture import data_sets, data_used, processes, services
from sample_nation.world.reference_codes import AFFAIRS, AGENCY_AFFAIR, SECTORS

NATION = Nation(people=5_000)


def test_every_agency_works_in_a_known_affair():
    assert (len(SECTORS), len(AFFAIRS)) == (9, 45)
    assert set(AGENCY_AFFAIR.values()) <= set(AFFAIRS)


def test_a_process_lies_below_one_of_the_same_agency_and_a_level_higher():
    found = processes(NATION)
    parents = found.select(parent_id="process_id", above="level", whose="agency_id", over="rab")
    below = found.filter(pl.col("parent_id").is_not_null()).join(parents, on="parent_id", how="left")
    assert (below["level"] == below["above"] + 1).all()
    assert (below["agency_id"] == below["whose"]).all()
    assert below.select(pl.col("rab").str.starts_with(pl.col("over"))).to_series().all()
    assert set(found["level"]) == {1, 2, 3, 4}
    assert found.select(pl.col("rab").str.len_chars() == 3 + 3 * pl.col("level")).to_series().all()


def test_thematic_processes_hand_over_to_other_agencies():
    found = processes(NATION).filter("is_thematic")
    owner = dict(processes(NATION).select("process_id", "agency_id").iter_rows())
    handed = found.drop_nulls("next_ids").select("agency_id", pl.col("next_ids").str.split(",")).explode("next_ids")
    handed = [(here, owner[to]) for here, to in handed.rows()]
    assert any(here != there for here, there in handed)


def test_services_and_data_belong_to_what_is_registered():
    known = set(applications(NATION)["register_id"])
    assert set(services(NATION)["register_id"]) <= known
    assert set(services(NATION)["process_id"]) <= set(processes(NATION)["process_id"])
    used = set(",".join(data_used(NATION)).split(","))
    assert used <= set(data_sets(NATION)["data_id"])
    assert services(NATION)["bus_number"].is_unique().all()


def test_some_declared_services_are_never_called():
    declared = services(NATION).filter("is_declared")
    assert 0.3 < declared["is_called"].mean() < 0.9
    assert not services(NATION).filter(~pl.col("is_declared"))["is_called"].any()
