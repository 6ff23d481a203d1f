"""KemenPANRB's relocation plan: a workbook per version, and quarterly ones that tell how many have moved.

Ministries stand in capitals under the names of the SPBE evaluation, with *) behind those that are new; units are
shortened; a title and the notes stand above the table.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from sample_nation.faults import Fault
from sample_nation.nation import REORGANISED, Nation, end_of_month
from sample_nation.organisations import agencies, units
from sample_nation.outbox import Outbox
from sample_nation.world import relocation
from sample_nation.world.screening import echelon1

MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
          "Desember")  # fmt: skip
SHORT = {"Direktorat Jenderal": "Ditjen", "Sekretariat Jenderal": "Setjen", "Inspektorat Jenderal": "Itjen",
         "Badan Pengembangan SDM": "BPSDM"}  # fmt: skip
NOTES = ("*) Kementerian/lembaga hasil penataan Oktober 2024; penapisan ulang.",
         "**) Jumlah per unit adalah data contoh; jumlah nasional sesuai sumber.", "")  # fmt: skip
FAULTS = (
    Fault("not_a_number", "Jumlah ASN Direncanakan"), Fault("missing", "Unit Eselon I"),
    Fault("unknown_code", "Prioritas"), Fault("out_of_range", "Realisasi", value="-3"), Fault("exact_copy"),
    Fault("spaces", "Unit Eselon I"), Fault("missing_optional", "Tanggal Sumber"),
)  # fmt: skip


def deliver_plan(nation: Nation, outbox: Outbox) -> None:
    """Leave the plan versions, the reports on the current one, and the list of national figures."""
    for version, month in _reports(nation):
        name = f"Rencana_Pemindahan_ASN_{month:%Y-%m}.xlsx"
        title = (
            "RENCANA PEMINDAHAN ASN KE IBU KOTA NUSANTARA",
            f"Versi {version}, posisi {MONTHS[month.month - 1]} {month.year}",
        )
        frame = _told(nation, version, month)
        outbox.file(
            "relocation_plan", name, frame, faults=FAULTS, sheet="Rencana Pemindahan", header_rows=(*title, *NOTES)
        )
    figures = _figures(nation)
    if figures.height:
        outbox.file("relocation_figures", "Angka_Nasional_Pemindahan_ASN.xlsx", figures, sheet="Angka", spoil=False,
                    header_rows=("ANGKA NASIONAL MENURUT SUMBER", ""))  # fmt: skip
    outbox.truth("movers", relocation.movers(nation))


def shortened(column: str) -> pl.Expr:
    """Return units' names as the ministry shortens them."""
    unit = pl.col(column)
    for long, short in SHORT.items():
        unit = unit.str.replace(f"^{long}", short)
    return unit


def _reports(nation: Nation) -> Iterator[tuple[int, date]]:
    """Yield each version with its month, then the current one again at the end of every quarter."""
    issued = dict(relocation.plans(nation).select("plan_version", "issued").unique().sort("plan_version").iter_rows())
    yield from issued.items()
    if relocation.CURRENT in issued:
        later = (month for month in nation.periods if month > issued[relocation.CURRENT] and month.month % 3 == 0)
        yield from ((relocation.CURRENT, month) for month in later)


def _told(nation: Nation, version: int, month: date) -> pl.DataFrame:
    """Return a version as the workbook of a month tells it."""
    plan = relocation.plans(nation).filter(plan_version=version)
    plan = plan.join(_moved(nation, month), on=["unit_id", "priority"], how="left", maintain_order="left")
    named = agencies(nation).select("agency_id", "spbe_name", is_new=pl.col("valid_from") == REORGANISED)
    plan = plan.join(named, on="agency_id", how="left", maintain_order="left").join(
        units(nation).select("unit_id", "name"), on="unit_id", how="left", maintain_order="left"
    )
    text = {"Versi Rencana": "plan_version", "Prioritas": "priority", "Jumlah ASN Minimum": "planned_people_min",
            "Jumlah ASN Direncanakan": "planned_people", "Realisasi": pl.col("moved").fill_null(0)}  # fmt: skip
    texts = {name: (pl.col(each) if isinstance(each, str) else each).cast(pl.String) for name, each in text.items()}
    columns = {
        "Kementerian/Lembaga": pl.col("spbe_name") + pl.when("is_new").then(pl.lit(" *)")).otherwise(pl.lit("")),
        "Unit Eselon I": shortened("name"),
        **texts,
        "Bulan": pl.col("planned_date").dt.month().replace_strict(dict(enumerate(MONTHS, 1)), return_dtype=pl.String),
        "Tahun": pl.col("planned_date").dt.year(),
        "Sumber": "source", "Tanggal Sumber": pl.col("source_date").dt.strftime("%d/%m/%Y"), "Status": "status",
    }  # fmt: skip
    return plan.sort("priority", "spbe_name", "unit_id").select(**columns)


def _moved(nation: Nation, month: date) -> pl.DataFrame:
    """Count who had arrived by the end of a month, by unit of the first echelon and priority."""
    came = relocation.movers(nation).filter(pl.col("arrived_date") <= end_of_month(month))
    return (
        came.join(echelon1(nation), on="unit_id")
        .group_by(pl.col("echelon1_id").alias("unit_id"), "priority")
        .agg(moved=pl.len())
    )


def _figures(nation: Nation) -> pl.DataFrame:
    return relocation.figures(nation).select(
        pl.int_range(1, pl.len() + 1).alias("No"), pl.col("plan_version").alias("Versi Rencana"),
        pl.col("priority").cast(pl.String).fill_null("Semua").alias("Prioritas"), pl.col("measure").alias("Uraian"),
        pl.col("minimum").alias("Angka Minimum"), pl.col("figure").alias("Angka"), pl.col("source").alias("Sumber"),
        pl.col("source_date").dt.strftime("%d/%m/%Y").alias("Tanggal Sumber"), pl.col("status").alias("Status"),
        pl.col("note").alias("Catatan"),
    )  # fmt: skip
