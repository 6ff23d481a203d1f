"""Buildings and floors: the Kemenko towers and others in Nusantara, and the old offices in Jakarta.

The towers' capacities are those that public sources state, with their sources and conflicts. Floor areas were not
found anywhere: all of them are sample data.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.organisations import agencies, alive
from sample_nation.world.relocation import movers

ALL_SIXTEEN = "keenam belas menara: perkiraan 12.000 (kailipost, 08/2023) lawan sekitar 5.400 (4 x 1.350)"
COMPLEXES = (
    (1, (337, 336, 336, 336), 1345, "eranasional 74052; voi 392791", None, "stated", date(2024, 10, 1),
     f"disebut per kompleks, dibagi rata; {ALL_SIXTEEN}"),
    (2, (338, 338, 337, 337), 1350, "turunan: 5.400 / 4 kompleks", None, "derived", date(2025, 1, 2),
     f"tidak disebut sumber mana pun; {ALL_SIXTEEN}"),
    (3, (344, 344, 344, 343), 1375, "keuangannews 167677", None, "stated", date(2025, 6, 2),
     f"disebut per kompleks, dibagi rata; {ALL_SIXTEEN}"),
    (4, (439, 241, 439, 291), 1351, "tribunkaltim", date(2023, 11, 21), "conflicting", date(2025, 2, 3),
     f"rincian menara berjumlah 1.410, disebut 1.351; {ALL_SIXTEEN}"),
)  # fmt: skip
"""Complex, ASN by tower, ASN stated for the complex, source, its date, status, in use from (3: complete in May 2025,
others sample), note."""
OTHERS, OTHER_SEATS, OLD_OFFICES = 6, 300, 60
NUSANTARA, JAKARTA = "64.09", ("31.71", "31.74", "31.73", "31.72")
FLOORS = {"KMK": 6, "NSB": 4}
DENSITY = {"KMK": (11.5, 14.5), "NSB": (10.0, 13.0), "JKT": (12.0, 19.0)}
"""Kind of building → the range of usable square metres a workpoint; sample data around the norms in use abroad."""


@cache
def buildings(nation: Nation) -> pl.DataFrame:
    """Return one row per building: where, whose, its capacity and who says so; ``number`` counts from 1."""
    found = pl.concat([_towers(), _others(nation), _old_offices(nation)], how="vertical")
    chance, n = nation.rng("premises", "buildings"), len(found)
    low, high = np.array([DENSITY[kind] for kind in found["building_id"].str.head(3)]).T
    return found.with_columns(
        number=pl.Series(np.arange(1, n + 1), dtype=pl.Int32),
        density_m2=pl.Series(np.round(chance.uniform(low, high), 2)),
        rating=pl.Series(chance.choice(["Platinum", "Gold", "Silver", "Bronze"], n, p=[0.2, 0.45, 0.25, 0.1])),
    ).with_columns(rating=pl.when(pl.col("is_nusantara")).then(pl.col("rating")).otherwise(pl.lit("Belum")))


def _frame(rows: list[tuple[object, ...]]) -> pl.DataFrame:
    names = (
        *("building_id", "complex", "name", "tower", "capacity", "complex_capacity", "source", "source_date", "status"),
        *("note", "in_use_from", "floors", "agency_id", "is_owned", "region_code", "is_nusantara"),
    )
    kinds = {"tower": pl.Int32, "capacity": pl.Int32, "complex_capacity": pl.Int32, "source_date": pl.Date}
    kinds |= {"in_use_from": pl.Date, "floors": pl.Int32, "is_owned": pl.Boolean, "is_nusantara": pl.Boolean}
    return pl.DataFrame(rows, schema={name: kinds.get(name, pl.String) for name in names}, orient="row")


def _towers() -> pl.DataFrame:
    return _frame([
        (f"KMK{number}{tower:02}", f"Kemenko {number}", f"Menara {tower} Kemenko {number}", tower, seats, stated,
         source, day, status, note, opened, FLOORS["KMK"], None, True, NUSANTARA, True)
        for number, towers, stated, source, day, status, opened, note in COMPLEXES
        for tower, seats in enumerate(towers, 1)
    ])  # fmt: skip


def _others(nation: Nation) -> pl.DataFrame:
    """Return the other buildings in Nusantara, as many as all movers need beyond the towers."""
    seats = sum(sum(towers) for _, towers, *_ in COMPLEXES)
    each = OTHER_SEATS if len(movers(nation)) < seats else 4 * OTHER_SEATS
    number = max(OTHERS, -(-(len(movers(nation)) - seats) // each) + 2)
    return _frame([
        (f"NSB{n:03}", None, f"Gedung Bersama Nusantara {n}", 0, each, None, "data contoh", None, "sample", None,
         date(2024, 1 + n % 6, 1), FLOORS["NSB"], None, True, NUSANTARA, True)
        for n in range(1, number + 1)
    ])  # fmt: skip


def _old_offices(nation: Nation) -> pl.DataFrame:
    """Return the offices in Jakarta, the larger ministries with two; a third are rented."""
    now = alive(agencies(nation), nation.last).sort("size", descending=True)
    chance, heads = nation.rng("premises", "jakarta"), now["size"].to_numpy() * nation.people * 0.25
    rows: list[tuple[object, ...]] = []
    for n in range(OLD_OFFICES):
        place = n % len(now)
        seats = max(40, round(heads[place] * chance.uniform(0.8, 1.3) / (1 + (place < OLD_OFFICES - len(now)))))
        name = f"Kantor {now['short_name'][place]} Jakarta {1 + n // len(now)}"
        rows.append((f"JKT{n + 1:03}", None, name, 0, seats, None, "data contoh", None, "sample", None,
                     date(int(chance.integers(1975, 2018)), 1, 2), min(24, 2 + seats // 30), now["agency_id"][place],
                     bool(chance.random() > 0.35), str(chance.choice(JAKARTA)), False))  # fmt: skip
    return _frame(rows)


@cache
def floors(nation: Nation) -> pl.DataFrame:
    """Return one row per floor with its seats and areas; a Kemenko tower has a semi-basement, floor 0.

    ``zone`` is the number under which badge readers and sensors know the floor. Gross area is usable area ÷ (1 − Lu),
    with Lu 0.25 up to eight floors and 0.30 above (BPKP Regulation 7/2025, PMK 138/2024).
    """
    built = buildings(nation).with_columns(
        first=pl.when(pl.col("building_id").str.starts_with("KMK")).then(0).otherwise(1)
    )
    each = built.select(
        "building_id", "number", "capacity", "floors", "density_m2", "in_use_from", "is_nusantara",
        floor=pl.int_ranges("first", pl.col("floors") + 1),
    ).explode("floor")  # fmt: skip
    seats = pl.col("capacity") // pl.col("floors") + (pl.col("floor") <= pl.col("capacity") % pl.col("floors"))
    lost = pl.when(pl.col("floors") > 8).then(0.30).otherwise(0.25)
    return each.with_columns(
        floor_id=pl.format("{}-{}", "building_id", pl.col("floor").cast(pl.String).str.zfill(2)),
        zone=(pl.col("number") * 100 + pl.col("floor")).cast(pl.Int32),
        seats=pl.when(pl.col("floor") == 0).then(0).otherwise(seats).cast(pl.Int32),
    ).with_columns(
        usable_m2=(pl.col("density_m2") * pl.max_horizontal(pl.col("seats"), 8)).round(1),
    ).with_columns(gross_m2=(pl.col("usable_m2") / (1 - lost)).round(1)).sort("zone")  # fmt: skip
