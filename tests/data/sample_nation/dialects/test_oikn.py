import sqlite3

import polars as pl
import pytest
from sample_nation.dialects import oikn
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox


@pytest.fixture(scope="module", params=["none", "hard"])
def sent(request, tmp_path_factory) -> tuple[Nation, Outbox]:
    """Return a small country after OIKN has delivered."""
    nation = Nation(people=2_000, faults=request.param, out=tmp_path_factory.mktemp(request.param))
    outbox = Outbox(nation, "oikn")
    oikn.deliver(nation, outbox)
    return nation, outbox


def rows(nation: Nation, table: str) -> pl.DataFrame:
    """Return a table of the agency's database."""
    with sqlite3.connect(nation.out / "sql" / "oikn.sqlite") as database:
        told = database.execute(f"select * from {table}")
        names = [column[0] for column in told.description]
        return pl.DataFrame(told.fetchall(), schema=names, orient="row", infer_schema_length=None)


def test_nine_tables_are_delivered(sent):
    nation, outbox = sent
    tables = {"buildings", "floors", "workpoints", "seat_assignments", "occupancy_events", "desk_bookings"}
    assert set(outbox.counts) == tables | {"housing_units", "utilities", "facility_requests"}
    assert rows(nation, "gedung").height == outbox.counts["buildings"]


def test_events_hold_no_person_and_the_truth_tells_whose_badge_it_is(sent):
    nation, _ = sent
    month = pl.read_parquet(nation.out / "drop" / "oikn" / "occupancy" / "kejadian_2026-06.parquet")
    assert month.columns == ["jenis", "tanggal", "jam", "zona_akses", "no_alat", "menit", "jumlah_orang"]
    badges = pl.read_parquet(nation.out / "truth" / "oikn_badges.parquet")
    assert set(month.filter(jenis="kartu")["no_alat"]) <= set(badges["badge"])


def test_identities_are_wrong_as_often_as_the_profile_says(sent):
    nation, outbox = sent
    seats = rows(nation, "penempatan")
    if nation.faults == "none":
        assert not outbox.told and seats["nip_pemegang"].str.contains(r"^\d{18}$").all()
        return
    told = pl.concat(outbox.told).filter(table="seat_assignments")
    kinds = dict(told["kind"].value_counts().iter_rows())
    assert {"missing_optional", "mistyped_identifier", "name_variant", "unit_outdated"} <= set(kinds)
    assert seats["nip_pemegang"].null_count() == kinds["missing_optional"]


def test_a_month_is_corrected_where_things_go_wrong(sent):
    nation, _ = sent
    folder = nation.out / "drop" / "oikn" / "occupancy"
    revised = [path.name for path in folder.glob("*_REVISI.parquet")]
    assert revised == ([] if nation.faults == "none" else ["kejadian_2026-04_REVISI.parquet"])
    if revised:
        first, last = (pl.read_parquet(folder / f"kejadian_2026-04{each}.parquet") for each in ("", "_REVISI"))
        assert first["tanggal"].max() < last["tanggal"].max() and first.height < last.height
