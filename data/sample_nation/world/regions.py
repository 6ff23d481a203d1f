"""Region codes: the 38 provinces as they are, below them a few invented regencies, districts and villages.

Codes have the official shape (DOMAIN A4): kabupaten 01–69, kota 71–99, desa from 2001, kelurahan from 1001. Real below
the provinces are only the two regencies in which Nusantara lies. Some codes were
retired by the decree of 2025. Sample data.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import polars as pl

from sample_nation.nation import Nation

PROVINCES = {
    "11": "Aceh", "12": "Sumatera Utara", "13": "Sumatera Barat", "14": "Riau", "15": "Jambi", "16": "Sumatera Selatan",
    "17": "Bengkulu", "18": "Lampung", "19": "Kepulauan Bangka Belitung", "21": "Kepulauan Riau",
    "31": "Daerah Khusus Ibukota Jakarta", "32": "Jawa Barat", "33": "Jawa Tengah",
    "34": "Daerah Istimewa Yogyakarta", "35": "Jawa Timur", "36": "Banten", "51": "Bali",
    "52": "Nusa Tenggara Barat", "53": "Nusa Tenggara Timur", "61": "Kalimantan Barat", "62": "Kalimantan Tengah",
    "63": "Kalimantan Selatan", "64": "Kalimantan Timur", "65": "Kalimantan Utara", "71": "Sulawesi Utara",
    "72": "Sulawesi Tengah", "73": "Sulawesi Selatan", "74": "Sulawesi Tenggara", "75": "Gorontalo",
    "76": "Sulawesi Barat", "81": "Maluku", "82": "Maluku Utara", "91": "Papua", "92": "Papua Barat",
    "93": "Papua Selatan", "94": "Papua Tengah", "95": "Papua Pegunungan", "96": "Papua Barat Daya",
}  # fmt: skip
"""Codes and names are public facts: Kepmendagri 300.2.2-2138/2025."""
IKN = {"64.02": "Kabupaten Kutai Kartanegara", "64.09": "Kabupaten Penajam Paser Utara"}
RENEWED = date(2025, 4, 25)
"""The day of the decree that took the place of Kepmendagri 100.1.1-6117/2022."""
REGENCIES, DISTRICTS, VILLAGES = (1, 2, 3, 9, 71, 72), (1, 2, 3, 4), (1, 2, 3)
RETIRED_DISTRICT = 9


@cache
def regions(nation: Nation) -> pl.DataFrame:
    """Return one row per region of any level; retired ones have ``valid_to`` and ``successor_code``."""
    del nation  # the same country for every size and seed
    provinces = [(code, None, name) for code, name in PROVINCES.items()]
    regencies = [_regency(code, number) for code in PROVINCES for number in REGENCIES]
    districts = [
        (f"{code}.{number:02}", code, f"Kecamatan Contoh {number}") for code, *_ in regencies for number in DISTRICTS
    ]
    villages = [_village(code, number) for code, *_ in districts for number in VILLAGES]
    levels = [provinces, regencies, districts, villages]
    rows = [(level, *row) for level, found in enumerate(levels, 1) for row in found]
    standing = pl.DataFrame(rows, ["level", "region_code", "parent_code", "region_name"], orient="row")
    new = pl.col("region_code").str.contains(r"^..\.72\.04")
    standing = standing.with_columns(
        valid_from=pl.when(new).then(pl.lit(RENEWED)).otherwise(pl.lit(date(2022, 11, 9))),
        valid_to=pl.lit(None, pl.Date),
        successor_code=pl.lit(None, pl.String),
    )
    return pl.concat([standing, _retired(standing)])


def listed(nation: Nation, level: int, day: date) -> pl.DataFrame:
    """Return the regions of a level as the decree in force on a day lists them."""
    ended = pl.col("valid_to").is_not_null() & (pl.col("valid_to") <= day)
    return regions(nation).filter(pl.col("level") == level, pl.col("valid_from") <= day, ~ended)


def district_digits(nation: Nation) -> pl.DataFrame:
    """Return the six digits that a NIK may begin with, retired codes included, with ``is_retired``."""
    districts = regions(nation).filter(pl.col("level") == 3)
    digits = pl.col("region_code").str.replace_all(".", "", literal=True)
    return districts.select(digits=digits, is_retired=pl.col("valid_to").is_not_null())


def _regency(province: str, number: int) -> tuple[str, str, str]:
    code = f"{province}.{number:02}"
    kind, name = ("Kota" if number > 70 else "Kabupaten"), PROVINCES[province]
    return code, province, IKN.get(code, f"{kind} Contoh {name} {number % 70}")


def _village(district: str, number: int) -> tuple[str, str, str]:
    is_urban = int(district[3:5]) > 70
    name = f"{'Kelurahan' if is_urban else 'Desa'} Contoh {number}"
    return f"{district}.{(1000 if is_urban else 2000) + number}", district, name


def _retired(standing: pl.DataFrame) -> pl.DataFrame:
    """Return one district of every kabupaten that was merged into its neighbour in 2025, and its village."""
    regencies = standing.filter(pl.col("level") == 2, pl.col("region_code").str.contains(r"^..\.0"))
    code = pl.col("region_code") + f".{RETIRED_DISTRICT:02}"
    districts = regencies.with_columns(
        level=pl.lit(3, pl.Int64), region_code=code, parent_code="region_code", region_name=pl.lit("Kecamatan Lama"),
        valid_to=pl.lit(RENEWED), successor_code=pl.col("region_code") + ".01",
    )  # fmt: skip
    villages = districts.with_columns(
        level=pl.lit(4, pl.Int64), region_code=pl.col("region_code") + ".2001", parent_code="region_code",
        region_name=pl.lit("Desa Lama"), successor_code=pl.col("successor_code") + ".2001",
    )  # fmt: skip
    return pl.concat([districts, villages])
