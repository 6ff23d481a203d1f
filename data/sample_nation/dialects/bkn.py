"""BKN: SIASN's people, units, competencies and trainings, e-Kinerja's ratings, as JSON records in SIASN's own words.

Days have the day first, organisations are UUIDs, grades and echelons numbers; religion, telephone and tax number come
along though nobody asked for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import polars as pl

from sample_nation.dialects import bkn_codes as codes
from sample_nation.dialects import bkn_learning
from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.organisations import agencies, alive, units
from sample_nation.outbox import Outbox
from sample_nation.world import former, people, performance

AT_ONCE = 250_000
"""Records written at a time: memory stays flat, whatever the country's size."""
ROSTER_FAULTS = (
    Fault("short_identifier", "nipBaru"), Fault("short_identifier", "nik"), Fault("missing", "unorId"),
    Fault("unknown_code", "jenisKelamin"), Fault("unknown_code", "golRuangAkhir"), Fault("impossible_date", "tglLahir"),
    Fault("same_key", ("nipBaru",), value="jabatanNama"), Fault("exact_copy"), Fault("spaces", "nama"),
    Fault("missing_optional", "gelarBelakang"), Fault("lost_zeros", "kedudukanPnsId"),
)  # fmt: skip
UNIT_FAULTS = (Fault("short_identifier", "unorId"), Fault("missing", "namaUnor"), Fault("exact_copy"))
RATING_FAULTS = (
    Fault("unknown_code", "predikat"), Fault("unknown_code", "perilakuKerja"), Fault("missing", "hasilKerja"),
    Fault("impossible_date", "tanggalPenilaian"), Fault("short_identifier", "nip"), Fault("exact_copy"),
    Fault("spaces", "predikat"), Fault("missing_optional", "nipPenilai"),
)  # fmt: skip


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Serve the four resources, and keep the truth of who is who."""
    outbox.truth("people", pl.scan_parquet(people.files(nation)))
    outbox.api("work_units", "work_units", _units(nation), faults=UNIT_FAULTS)
    for some in people.parts(nation):
        both = pl.concat([some, former.records(some)])
        outbox.api("employees", "employees", _people(nation, both), faults=ROSTER_FAULTS)
    told = []
    for half in performance.halves(nation):
        rated = performance.ratings(nation, half)
        told.append(performance.conformity(rated).with_columns(half=pl.lit(half)))
        for some in _slices(rated):
            record = _ratings(nation, some).select(
                "nip",
                pl.lit(half.year).alias("tahun"),
                pl.lit(1 + half.month // 7).alias("semester"),
                pl.exclude("nip"),
            )
            outbox.api("performance_ratings", "performance_ratings", record, faults=RATING_FAULTS)
    if told:
        outbox.truth("performance_units", pl.concat(told))
    bkn_learning.deliver_learning(nation, outbox, _numbers(nation), AT_ONCE)


def _slices(frame: pl.DataFrame) -> Iterator[pl.DataFrame]:
    return frame.iter_slices(AT_ONCE)


@cache
def _numbers(nation: Nation) -> pl.Series:
    """Return everybody's NIP as a number, in the order of ``person_id``: a quarter of what texts take."""
    return people.employees(nation, "nip")["nip"].cast(pl.Int64)


@cache
def _former(nation: Nation) -> pl.DataFrame:
    """Return who had another NIP before, until which day."""
    known = people.employees(nation, "person_id", "former_nip", "hired_date")
    return known.filter(pl.col("former_nip").is_not_null())


def _people(nation: Nation, some: pl.DataFrame) -> pl.DataFrame:
    """Return people as SIASN's data-utama tells them."""
    known = agencies(nation).select("agency_id", "siasn_id", "name")
    host = known.select(host_agency_id="agency_id", instansiKerjaId="siasn_id", instansiKerjaNama="name")
    unit = alive(units(nation), nation.last).select("unit_id", unorId="siasn_unor_id", unorNama="name")
    rng = nation.rng("siasn", int(some["person_id"][0]))
    chance = pl.Series(rng.integers(0, 10_000_000, some.height))
    frame = some
    for right, key in ((known, "agency_id"), (host, "host_agency_id"), (unit, "unit_id")):
        frame = frame.join(right, on=key, how="left", maintain_order="left")
    return frame.select(
        nipBaru="nip", nik="nik", nama="full_name", gelarDepan=codes.told("title_front"),
        gelarBelakang=codes.told("title_back"), tglLahir=codes.day("birth_date"), jenisKelamin="sex", jenisAsn="kind",
        kedudukanPnsId=codes.standing(), tmtCpns=codes.day("hired_date"), tmtBerhenti=codes.day("left_date"),
        golRuangAkhirId=codes.grade_code(), golRuangAkhir="grade",
        jenisJabatanId=pl.col("post_kind").replace_strict(codes.POST_KINDS), jabatanNama="post_name",
        rumpunJabatan="post_family",
        eselonId=pl.col("echelon").replace_strict(codes.ECHELONS, return_dtype=pl.String),
        unorId="unorId", unorNama="unorNama", instansiIndukId="siasn_id", instansiIndukNama="name",
        instansiKerjaId="instansiKerjaId", instansiKerjaNama="instansiKerjaNama", tingkatPendidikan="education",
        email="email", noHp=pl.format("0812{}", chance.cast(str).str.zfill(8)),
        agama=pl.Series(codes.RELIGIONS).gather(chance.to_numpy() % len(codes.RELIGIONS)),
        npwp=pl.format("99.{}.0-000.000", chance.cast(str).str.zfill(7)),
    )  # fmt: skip


def _units(nation: Nation) -> pl.DataFrame:
    """Return agencies and their units as SIASN's reference of units tells them; ended agencies are no longer active."""
    known = agencies(nation).filter(pl.col("valid_from") <= nation.last)
    still = pl.col("valid_to").is_null() | (pl.col("valid_to") >= nation.last)
    tops = known.select(unorId="siasn_id", diatasanId=pl.lit(None, pl.String), namaUnor="name", instansiId="siasn_id",
                        instansiNama="name", eselonId=pl.lit(None, pl.String), aktif=still)  # fmt: skip
    standing = alive(units(nation), nation.last)
    above = standing.select(parent_unit_id="unit_id", parent_id="siasn_unor_id")
    below = standing.join(above, on="parent_unit_id", how="left", maintain_order="left").join(
        known.select("agency_id", "siasn_id", instansiNama="name"), on="agency_id", maintain_order="left"
    )
    below = below.select(
        unorId="siasn_unor_id", diatasanId=pl.coalesce("parent_id", "siasn_id"), namaUnor="name", instansiId="siasn_id",
        instansiNama="instansiNama", eselonId=pl.col("echelon").replace_strict({"1": "11", "2": "21"}),
        aktif=pl.lit(True),
    )  # fmt: skip
    return pl.concat([tops, below])


def _ratings(nation: Nation, some: pl.DataFrame) -> pl.DataFrame:
    """Return ratings as e-Kinerja hands them to SIASN, without year and half."""
    numbers = _numbers(nation)
    unit = units(nation).select("unit_id", "siasn_unor_id")
    own, rater = (
        numbers.gather(some[name].fill_null(1).to_numpy() - 1).cast(str) for name in ("person_id", "rater_id")
    )
    frame = some.join(unit, on="unit_id", how="left", maintain_order="left").with_columns(nip=own, rater=rater)
    frame = frame.join(_former(nation), on="person_id", how="left", maintain_order="left")
    return frame.select(
        nip=former.number_on(pl.col("rated_date")), predikat="rating", hasilKerja="work_result",
        perilakuKerja="work_behavior",
        nipPenilai=pl.when(pl.col("rater_id").is_not_null()).then("rater"), unorId="siasn_unor_id",
        predikatOrganisasi="organisation_rating", tanggalPenilaian=codes.day("rated_date"), eKinerja="is_digital",
    )  # fmt: skip
