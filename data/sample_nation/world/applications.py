"""Applications of the agencies: many of them do what another agency's application does, under another name.

Their number follows public figures: about 27,400 applications and databases for the whole state (Kominfo, DOMAIN C2).
Who has what, and its cost, is drawn: sample data. Which ones are really duplicates is in ``truth/applications``.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.organisations import agencies, alive, units
from sample_nation.world.office_functions import DEEDS, FUNCTIONS, WORDINGS
from sample_nation.world.reference_codes import AGENCY_AFFAIR, COMMON, GENERAL_AFFAIR, SPECIFIC, service_area

NATIONAL, ASN = 27_400, 5_588_245
"""Applications and databases of the state (Kominfo), civil servants (BKN, 1 November 2025)."""
SCALE = 0.7
"""Applications grow more slowly than people: an assumption."""
OFFICE_SHARE, MISCODED_SHARE, COMMON_SHARE = 0.55, 0.12, 0.03
STATUS = {"Operasional": 0.82, "Pengembangan": 0.08, "Dihentikan": 0.10}


def number_of(nation: Nation) -> int:
    """Return how many applications a country of this size has."""
    return max(120, round(NATIONAL * (nation.people / ASN) ** SCALE))


@cache
def owners(nation: Nation) -> pl.DataFrame:
    """Return one row per unit that may own an application: unit, agency, names, the agency's affair."""
    standing = alive(agencies(nation), nation.last).select("agency_id", "short_name", "spbe_name", "kind", "size")
    found = alive(units(nation), nation.last).select("unit_id", "agency_id", "parent_unit_id", unit_name="name")
    affair = pl.col("short_name").replace_strict(AGENCY_AFFAIR, default=GENERAL_AFFAIR)
    return found.join(standing, on="agency_id", maintain_order="left").with_columns(affair=affair)


@cache
def applications(nation: Nation) -> pl.DataFrame:
    """Return one row per application; ``cluster`` is what it really does, ``is_duplicate``: another does it too."""
    rng, height = nation.rng("applications"), number_of(nation)
    held = owners(nation)
    weight = held.select(pl.col("size").sqrt() / pl.len().over("agency_id")).to_series().to_numpy()
    owned = held[rng.choice(held.height, height, p=weight / weight.sum())]
    named = _named(owned, rng).with_columns(number=pl.int_range(1, height + 1))
    is_common = (pl.col("function") >= 0) & pl.Series(rng.random(height) < COMMON_SHARE)
    raa = pl.when(is_common).then(pl.lit(COMMON[1])).when(pl.col("function") >= 0).then(pl.lit(SPECIFIC[1]))
    named = named.with_columns(raa=raa.otherwise(pl.lit(SPECIFIC[0])), is_common=is_common)
    named = named.with_columns(*_cost(rng, height), *_life(nation, rng, height))
    doubled = ~pl.col("is_common") & (pl.len().over("cluster") > 1)
    return named.with_columns(is_duplicate=doubled, register_id=register_ids("DAA", height))


def matter(unit: str) -> str:
    """Return what a unit is about: the words behind its kind; a secretariat is about itself."""
    first, *others = unit.split()
    if first in ("Sekretariat", "Inspektorat", "Badan") or len(others) < 2:
        return unit
    return " ".join(others if first in ("Biro", "Pusat") else others[1:])


def register_ids(domain: str, height: int) -> pl.Series:
    """Return the register's own ids of a domain: DAA applications, DAL services, DAB processes, DAD data."""
    return pl.select(pl.format("{}.{}", pl.lit(domain), pl.int_range(1, height + 1).cast(str).str.zfill(6))).to_series()


def _named(owned: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Give each application a function: one of every office, or a matter of the unit's own; and names and codes."""
    height = owned.height
    is_office = rng.random(height) < OFFICE_SHARE
    office, deed = rng.integers(0, len(FUNCTIONS), height), rng.integers(0, len(DEEDS), height)
    style, wording = rng.random(height), rng.integers(0, len(WORDINGS), height)
    code = np.where(rng.random(height) < MISCODED_SHARE, rng.integers(0, len(FUNCTIONS), height), office)
    shorts, unit_names = owned["short_name"].to_list(), owned["unit_name"].to_list()
    affairs, unit_ids = owned["affair"].to_list(), owned["unit_id"].to_list()
    rows = [
        _office(office[i], code[i], style[i], shorts[i], wording[i])
        if is_office[i]
        else _own(deed[i], unit_names[i], unit_ids[i], affairs[i], wording[i])
        for i in range(height)
    ]
    schema = ["cluster", "app_name", "does", "rab", "ral", "function"]
    return pl.concat([owned, pl.DataFrame(rows, schema, orient="row")], how="horizontal")


def _office(office: int, code: int, style: float, short: str, wording: int) -> tuple:
    function, coded = FUNCTIONS[office], FUNCTIONS[code]
    name = function.names[int(style * 1000) % len(function.names)]
    name = name if style < 0.35 else f"{name} {short}" if style < 0.85 else f"Sistem Informasi {function.does.title()}"
    return function.key, name, WORDINGS[wording].format(function.does), coded.rab, coded.ral, int(office)


def _own(deed: int, unit: str, unit_id: str, affair: str, wording: int) -> tuple:
    """Name an application after its unit's matter."""
    about = matter(unit)
    place = int(unit_id[1:6]) % 90 + 1
    rab, ral = f"RAB.{affair}.{place:02}.{deed + 1:02}", f"{service_area(affair)}.{place:02}"
    does = f"{DEEDS[deed].lower()} {about.lower()}"
    return f"own/{unit_id}/{deed}", f"SI {DEEDS[deed]} {about}", WORDINGS[wording].format(does), rab, ral, -1


def _cost(rng: np.random.Generator, height: int) -> list[pl.Series]:
    """Draw users, and yearly upkeep that grows with them; lognormal, in round thousands of rupiah."""
    users = np.rint(rng.lognormal(5.5, 1.6, height)).astype(np.int64) + 1
    upkeep = np.rint(rng.lognormal(11.6, 0.9, height) * users**0.25).astype(np.int64) * 1000
    return [pl.Series("users", users), pl.Series("upkeep_idr", upkeep)]


def _life(nation: Nation, rng: np.random.Generator, height: int) -> list[pl.Series]:
    year = nation.last.year - np.minimum(rng.geometric(0.16, height), 18)
    status = rng.choice(list(STATUS), height, p=list(STATUS.values()))
    return [pl.Series("launch_year", year.astype(np.int64)), pl.Series("status", status)]
