import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.relocation import movers
from sample_nation.world.space import seats, workpoints

NATION = Nation()


def test_workpoints_are_assigned_shared_or_in_meeting_rooms():
    points = workpoints(NATION)
    assert points["workpoint_id"].is_unique().all()
    shares = dict(points["kind"].value_counts(normalize=True).iter_rows())
    assert set(shares) == {"assigned", "shared", "meeting"} and 0.2 < shares["shared"] < 0.4


def test_only_who_arrived_sits_and_not_before_arriving():
    held = seats(NATION).join(movers(NATION).select("person_id", "arrived_date"), on="person_id", how="left")
    assert held["arrived_date"].is_not_null().all()
    assert (held["valid_from"] >= held["arrived_date"]).all()
    assert (held["valid_to"].fill_null(NATION.last) >= held["valid_from"]).all()


def test_nobody_sits_at_two_desks_at_once_and_no_desk_is_overfull():
    held = seats(NATION).with_columns(pl.col("valid_to").fill_null(NATION.last))
    pairs = held.join(held, on="person_id").filter(pl.col("seat_id") < pl.col("seat_id_right"))
    assert not pairs.filter(pl.col("valid_to") >= pl.col("valid_from_right")).height
    now = held.filter(pl.col("valid_to") == NATION.last).group_by("workpoint_id", "kind").len()
    assert now.filter(kind="assigned")["len"].max() == 1
    assert now.filter(kind="shared")["len"].max() == 2


def test_several_ministries_share_a_tower_and_one_tower_holds_eight():
    ministries = dict(seats(NATION).group_by("building_id").agg(pl.col("agency_id").n_unique()).iter_rows())
    assert ministries["KMK101"] == 8
    assert sum(number > 1 for number in ministries.values()) > 5
