"""Civil servants: who they are, where they work, and where they worked before.

Shares of posts are national totals of 1 November 2025 (DOMAIN A4); who sits where is drawn: sample data.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import polars as pl
from polars import selectors

from sample_nation.nation import REORGANISED, Nation
from sample_nation.organisations import units
from sample_nation.world import canaries, civil_numbers, former, names, placement, posts, shelf
from sample_nation.world.lives import lives

AT_ONCE = 250_000
NUMBERS = pl.col("nip", "nik", "former_nip")
BEFORE_NEW_TITLES = 1973
"""Who was born earlier may still be called Drs. or Dra."""
LONG_AGO = date(2019, 10, 23)
MOVES_A_YEAR = 0.02
"""People who change their unit within an agency in a year, as a share of those who serve."""
COLUMNS = (
    "person_id", "nip", "nik", "full_name", "title_front", "title_back", "birth_date", "sex", "birth_place_code",
    "kind", "grade", "post_kind", "post_family", "post_name", "echelon", "unit_id", "agency_id", "host_agency_id",
    "hired_date", "education", "email", "is_active", "left_date",
    "former_nip", "former_hired_date",
)  # fmt: skip


def employees(nation: Nation, *columns: str) -> pl.DataFrame:
    """Return one row per civil servant who serves on the last day or left within the months, with the columns named.

    ``post_kind`` is structural, functional or staff; ``echelon`` I.a, II.a, III.a, IV.a or null; ``education`` SMA to
    S-3; ``host_agency_id`` differs from ``agency_id`` where someone is lent out; ``left_date`` is null for who serves;
    ``former_nip`` and ``former_hired_date`` tell of who was PPPK before. None named: all columns.
    """
    return shelf.read(_people(nation), columns)


def parts(nation: Nation) -> Iterator[pl.DataFrame]:
    """Yield the employees some at a time, so that memory stays flat whatever the country's size."""
    return shelf.parts(_people(nation))


def files(nation: Nation) -> list[Path]:
    """Return the Parquet files that hold the employees, in order."""
    return _people(nation)


@shelf.shelved
def _people(nation: Nation) -> Iterator[pl.DataFrame]:
    """Place everyone, with columns of few values as numbers; then describe some at a time."""
    frame = placement.placed(nation, lives(nation))
    frame = frame.with_columns(
        birth_place_code=civil_numbers.birth_places(nation, frame.height),
        person_id=pl.int_range(1, frame.height + 1, dtype=pl.Int32),
    )
    frame = former.with_former(nation, civil_numbers.with_nik(civil_numbers.with_nip(frame)))
    frame = canaries.with_canaries(nation, frame) if nation.canaries else frame
    for part, some in enumerate(frame.iter_slices(AT_ONCE)):
        yield _described(nation, some.with_columns(selectors.enum().cast(str), NUMBERS.cast(str)), part)


def _described(nation: Nation, people: pl.DataFrame, part: int) -> pl.DataFrame:
    """Add posts, grades, names and titles to some of the people."""
    is_woman = (people["sex"] == "F").to_numpy()
    is_old = (people["birth_date"].dt.year() < BEFORE_NEW_TITLES).to_numpy()
    called = names.full_names(nation.rng("names", part), is_woman)
    people = placement.with_posts(nation, people, part).with_columns(
        canaries.named(people, called) if nation.canaries else called,
        *names.titles(nation.rng("titles", part), people["education"], is_woman, is_old).get_columns(),
        grade=posts.grades(nation.rng("grades", part), people),
    )
    return people.with_columns(email=_email()).select(COLUMNS)


@cache
def postings(nation: Nation) -> pl.DataFrame:
    """Return one row per person and unit, with validity; the last row of a person has no end, or the day of leaving.

    Who served under a ministry that ended on 20 October 2024 has a row under that ministry's unit.
    """
    now = employees(nation, "person_id", "unit_id", "agency_id", "hired_date", "left_date", "former_hired_date")
    now = now.with_columns(hired_date=pl.coalesce("former_hired_date", "hired_date")).drop("former_hired_date")
    rng, all_units = nation.rng("postings"), units(nation)
    span = (nation.last - nation.first).days
    moves = pl.Series(rng.random(now.height) < MOVES_A_YEAR * nation.months / 12)
    drawn = pl.Series(rng.integers(1, span, now.height))
    day = pl.select(pl.lit(nation.first) + pl.duration(days=drawn)).to_series()
    begin = pl.max_horizontal("hired_date", pl.lit(LONG_AGO))
    now = now.with_columns(moved=day.dt.truncate("1mo"), began=begin)
    has_moved = moves & (now["moved"] > now["began"]) & (now["moved"] < now["left_date"].fill_null(nation.last))
    now = now.with_columns(valid_from=pl.when(has_moved).then("moved").otherwise("began"))
    before = now.filter(has_moved).with_columns(
        pl.col("unit_id").shuffle(seed=nation.seed).over("agency_id"),
        valid_from="began", left_date=pl.col("moved") - pl.duration(days=1),
    )  # fmt: skip
    rows = pl.concat([before, now]).rename({"left_date": "valid_to"}).drop("hired_date", "moved", "began")
    return pl.concat([_before_reorganisation(rows, all_units), _since_reorganisation(rows, all_units)]).sort(
        "person_id", "valid_from"
    )


def _before_reorganisation(rows: pl.DataFrame, all_units: pl.DataFrame) -> pl.DataFrame:
    """Return the time that people spent in their units under ministries that ended."""
    old = all_units.filter(pl.col("successor_unit_id").is_not_null()).select(
        unit_id="successor_unit_id", old_unit="unit_id", old_agency="agency_id"
    )
    ended = REORGANISED - timedelta(days=1)
    mine = rows.filter(pl.col("valid_from") <= ended).join(old, on="unit_id")
    return mine.select("person_id", unit_id="old_unit", agency_id="old_agency",
                       valid_to=pl.min_horizontal("valid_to", pl.lit(ended)), valid_from="valid_from")  # fmt: skip


def _since_reorganisation(rows: pl.DataFrame, all_units: pl.DataFrame) -> pl.DataFrame:
    """Return the time that people spent in units that stand; those of new ministries begin with them."""
    stands = all_units.select("unit_id", since="valid_from")
    later = rows.join(stands, on="unit_id").with_columns(valid_from=pl.max_horizontal("valid_from", "since"))
    is_spent = pl.col("valid_to").is_null() | (pl.col("valid_to") >= pl.col("valid_from"))
    return later.filter(is_spent).select("person_id", "unit_id", "agency_id", "valid_to", "valid_from")


def _email() -> pl.Expr:
    word = pl.col("full_name").str.to_lowercase().str.replace_all(r"[^a-z]+", ".")
    return pl.concat_str(word, "person_id", pl.lit("@asn.example"))


def count_by_unit(nation: Nation) -> pl.DataFrame:
    """Return how many serve in each unit on the last day."""
    serving = employees(nation, "unit_id", "agency_id", "is_active").filter("is_active")
    return serving.group_by("unit_id", "agency_id").agg(people=pl.len()).sort("unit_id")


def heads(nation: Nation) -> pl.DataFrame:
    """Return who heads each unit on the last day: ``unit_id``, ``head_id``."""
    leads = employees(nation, "unit_id", "echelon", "person_id").filter(pl.col("echelon").is_in(["I.a", "II.a"]))
    return leads.select("unit_id", head_id="person_id")
