from datetime import date

import polars as pl
from sample_nation.nation import Nation
from sample_nation.world.bookings import desk_bookings
from sample_nation.world.space import workpoints

NATION, MONTH = Nation(people=2_000), date(2026, 5, 1)


def test_only_shared_desks_are_booked_and_who_checked_in_left_later():
    told = desk_bookings(NATION, MONTH)
    kinds = told.join(workpoints(NATION), on="workpoint_id", how="left")["kind"].unique().to_list()
    assert kinds == ["shared"] and told["booking_id"].is_unique().all()
    assert (told["began"].is_not_null() == told["is_checked_in"]).all()
    came = told.filter("is_checked_in")
    assert (came["began"] < came["ended"]).all()
    assert 0.7 < came.height / told.height < 0.98
    local = came["began"].dt.convert_time_zone("Asia/Makassar")
    assert (local.dt.date() == came["day"]).all()
    assert local.dt.hour().is_between(5, 11).all() and not came.filter(pl.col("ended").is_null()).height
