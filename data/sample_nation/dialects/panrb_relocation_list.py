"""KemenPANRB's lists of who moves: a workbook per wave, filled by hand, with names, titles and sometimes a NIP.

Ministries stand as they were when the list was issued, in capitals; sex as L or P; days with strokes, the day first.
"""

from __future__ import annotations

from datetime import date

import polars as pl

from sample_nation.dialects.bkn_codes import told
from sample_nation.dialects.panrb_relocation import MONTHS, shortened
from sample_nation.faults import Fault
from sample_nation.nation import REORGANISED, Nation
from sample_nation.organisations import agencies, units
from sample_nation.outbox import Outbox
from sample_nation.world.former import number_on
from sample_nation.world.people import employees
from sample_nation.world.screening import echelon1
from sample_nation.world.waves import listed

TITLE = "DAFTAR ASN YANG DIPINDAHKAN KE IBU KOTA NUSANTARA"
PEOPLE = ("person_id", "nip", "former_nip", "hired_date", "full_name", "title_front", "title_back", "birth_date", "sex")
FAULTS = (
    Fault("missing_optional", "NIP"), Fault("mistyped_identifier", "NIP"), Fault("swapped_identifier", "NIP"),
    Fault("name_variant", "Nama"), Fault("missing_optional", "Tanggal Lahir"),
    Fault("birth_date_wrong", "Tanggal Lahir"), Fault("birth_date_swapped", "Tanggal Lahir"),
    Fault("missing_optional", "Jenis Kelamin"), Fault("missing", "Unit Eselon I"), Fault("unknown_code", "Prioritas"),
    Fault("short_identifier", "NIP"), Fault("exact_copy"),
)  # fmt: skip


def deliver_lists(nation: Nation, outbox: Outbox) -> None:
    """Leave the list of each wave, and keep the truth of who each line is."""
    everyone = listed(nation)
    for (wave, begins, issued), some in everyone.group_by("wave", "begins", "issued", maintain_order=True):
        frame = _told(nation, some, issued)
        old = tuple(frame["Unit Kerja"].unique().sort().to_list())
        faults = (*FAULTS, Fault("unit_outdated", "Unit Kerja", pool=old))
        name = f"Daftar_ASN_Pindah_{begins:%Y-%m}_Gelombang_{wave}.xlsx"
        title = (TITLE, f"Gelombang {wave}, diterbitkan {MONTHS[issued.month - 1]} {issued.year}", "")
        outbox.file("relocation_list", name, frame, faults=faults, sheet="Daftar ASN", header_rows=title)
    if everyone.height:
        outbox.truth("relocation_list", everyone.select("wave", "number", "person_id"))


def _told(nation: Nation, some: pl.DataFrame, issued: date) -> pl.DataFrame:
    """Return a wave as its workbook lists it."""
    people = employees(nation, *PEOPLE)
    listed_people = some.join(people, on="person_id", maintain_order="left").join(
        _organisations(nation, issued), on="unit_id", maintain_order="left"
    )
    name = pl.concat_str(told("title_front"), "full_name", separator=" ", ignore_nulls=True)
    planned = pl.col("planned_date").dt
    return listed_people.select(
        Nomor="number", Gelombang=pl.col("wave").cast(pl.String), Prioritas=pl.col("priority").cast(pl.String),
        Nama=pl.concat_str(name, told("title_back"), separator=", ", ignore_nulls=True),
        NIP=number_on(pl.lit(issued)),
        **{"Tanggal Lahir": pl.col("birth_date").dt.strftime("%d/%m/%Y"),
           "Jenis Kelamin": pl.col("sex").replace_strict({"M": "L", "F": "P"}, return_dtype=pl.String),
           "Kementerian/Lembaga": "spbe_name", "Unit Eselon I": "head_name", "Unit Kerja": "unit_name",
           "Bulan": planned.month().replace_strict(dict(enumerate(MONTHS, 1)), return_dtype=pl.String),
           "Tahun": planned.year()},
    )  # fmt: skip


def _organisations(nation: Nation, issued: date) -> pl.DataFrame:
    """Return each unit that stands today with the names that it and those above it had on a day."""
    known = units(nation)
    above = known.select(echelon1_id="unit_id", head_name=shortened("name"))
    named = known.join(echelon1(nation), on="unit_id").join(above, on="echelon1_id")
    named = named.join(agencies(nation).select("agency_id", "spbe_name"), on="agency_id")
    wanted = ["unit_id", "spbe_name", "head_name", pl.col("name").alias("unit_name")]
    now = named.filter(pl.col("valid_to").is_null()).select(wanted)
    before = named.filter(pl.col("successor_unit_id").is_not_null()).sort("unit_id")
    before = before.with_columns(unit_id="successor_unit_id").select(wanted).unique("unit_id", keep="first")
    if issued >= REORGANISED:
        return now
    return pl.concat([before, now.join(before, on="unit_id", how="anti")])
