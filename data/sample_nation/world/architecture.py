"""Processes, services and data of the e-government architecture, tied to the applications that carry them.

Ties and numbers are drawn: sample data. A thematic process crosses agencies; it hands its work over to the next one.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.applications import applications, matter, owners, register_ids
from sample_nation.world.reference_codes import AFFAIRS, affair_name

THEMES = (
    "Penurunan Stunting", "Pengentasan Kemiskinan", "Kemudahan Berusaha", "Swasembada Pangan", "Transisi Energi",
    "Digitalisasi Pemerintah", "Pemindahan ke Nusantara", "Penanggulangan Bencana",
)  # fmt: skip
"""Matters that no ministry settles alone; the names are ours."""
THEMATIC_SHARE, DECLARED_SHARE, CALLED_SHARE = 0.12, 0.45, 0.75
STEPS = ("Perumusan Kebijakan", "Pelaksanaan", "Pemantauan dan Evaluasi", "Pelayanan")
PRINCIPLES = {"has_standard": 0.7, "has_metadata": 0.6, "is_interoperable": 0.35, "has_reference_code": 0.5}
"""Principles of Satu Data Indonesia (Perpres 39/2019) and the share of data that keeps each: drawn."""


@cache
def processes(nation: Nation) -> pl.DataFrame:
    """Return one row per business process of level 1 to 4, with its parent and the processes it hands over to."""
    heads = owners(nation).filter(pl.col("parent_unit_id").is_null())
    rows: list[tuple] = []
    for agency in heads.partition_by("agency_id", maintain_order=True):
        rows += _tree(agency, len(rows))
    names = ["agency_id", "spbe_name", "unit_id", "unit_name", "level", "rab", "process_name", "parent"]
    found = pl.DataFrame(rows, names, orient="row").with_columns(process_id=register_ids("DAB", len(rows)))
    rng, height = nation.rng("processes"), found.height
    is_thematic = (found["level"] == 4) & pl.Series(rng.random(height) < THEMATIC_SHARE)
    theme = pl.Series(np.array(THEMES)[rng.integers(0, len(THEMES), height)])
    found = found.with_columns(
        is_thematic=is_thematic,
        theme=pl.when(is_thematic).then(theme),
        parent_id=found["process_id"].gather(found["parent"]),
    )
    return found.with_columns(next_ids=_handed_over(found, rng))


@cache
def services(nation: Nation) -> pl.DataFrame:
    """Return one row per service: application, process, whether it is declared on the service bus, and called."""
    rng, apps = nation.rng("services"), applications(nation).filter(pl.col("status") != "Pengembangan")
    times = rng.choice([1, 2, 3], apps.height, p=[0.6, 0.3, 0.1])
    found = apps[np.repeat(np.arange(apps.height), times)]
    height = found.height
    last = processes(nation).filter(pl.col("level") == 4).group_by("agency_id", maintain_order=True).agg("process_id")
    found = found.join(last, on="agency_id", maintain_order="left")
    picked = pl.col("process_id").list.get(pl.Series(rng.integers(0, 10_000, height)) % pl.col("process_id").list.len())
    is_declared = pl.Series(rng.random(height) < DECLARED_SHARE)
    prefix = pl.Series(["Layanan", "Akses Data", "Verifikasi"])[(rng.integers(0, 3, height)).tolist()]
    is_called = is_declared & pl.Series(rng.random(height) < CALLED_SHARE) & (found["status"] == "Operasional")
    return found.with_columns(
        service_id=register_ids("DAL", height), process_id=picked, is_declared=is_declared, is_called=is_called,
        service_name=prefix + " " + pl.col("app_name"), bus_number=pl.Series(rng.permutation(height) + 1),
    )  # fmt: skip


@cache
def data_sets(nation: Nation) -> pl.DataFrame:
    """Return one row per data set: the application that makes it, its RAD code, which principles it keeps."""
    rng, apps = nation.rng("data sets"), applications(nation)
    height = apps.height
    keeps = {name: pl.Series(rng.random(height) < share) for name, share in PRINCIPLES.items()}
    access = pl.Series(rng.choice(["Terbuka", "Terbatas", "Tertutup"], height, p=[0.3, 0.55, 0.15]))
    return apps.with_columns(
        data_id=register_ids("DAD", height), rad=pl.format("RAD.{}", "affair"), access=access, **keeps,
        data_name="Data " + pl.col("app_name").str.replace(r"^(SI|Sistem Informasi) ", ""),
    )  # fmt: skip


@cache
def data_used(nation: Nation) -> pl.Series:
    """Return the ids of the data that each application uses, joined by commas: its own and up to two others."""
    rng, ids = nation.rng("data used"), data_sets(nation)["data_id"]
    others = [ids.gather(rng.integers(0, len(ids), len(ids))) for _ in range(2)]
    number = rng.integers(0, 3, len(ids))
    joined = [pl.Series(np.where(number > place, ("," + other).to_list(), "")) for place, other in enumerate(others)]
    return (ids + joined[0] + joined[1]).alias("data_used")


def _tree(agency: pl.DataFrame, start: int) -> list[tuple]:
    """Return an agency's processes: its sector and affair, a function for each first-echelon unit, its four steps.

    The last of each is the place of its parent among all processes, of which ``start`` stand before.
    """
    first = agency.row(0, named=True)
    sector, affair = first["affair"][:2], first["affair"]
    whole = (first["agency_id"], first["spbe_name"], first["unit_id"], first["unit_name"])
    rows = [(*whole, 1, f"RAB.{sector}", affair_name(sector), None)] if first["kind"] == "coordinating" else []
    rows += [(*whole, 2, f"RAB.{affair}", AFFAIRS[affair], start if rows else None)]
    top = start + len(rows) - 1
    for number, unit in enumerate(agency.iter_rows(named=True), 1):
        owner, code = (*whole[:2], unit["unit_id"], unit["unit_name"]), f"RAB.{affair}.{number:02}"
        about, place = matter(unit["unit_name"]), start + len(rows)
        rows += [(*owner, 3, code, f"Urusan {about}", top)]
        rows += [(*owner, 4, f"{code}.{step:02}", f"{name} {about}", place) for step, name in enumerate(STEPS, 1)]
    return rows


def _handed_over(found: pl.DataFrame, rng: np.random.Generator) -> pl.Series:
    """Return to whom each step hands over: the next step of its unit, and in a theme the next agency's process."""
    following = pl.col("process_id").shift(-1)
    inside = pl.when((pl.col("level") == 4) & (pl.col("level").shift(-1) == 4) & (rng.random(found.height) < 0.8))
    across = pl.when(pl.col("is_thematic")).then(pl.col("process_id").shift(-1).over("theme"))
    both = pl.concat_list(inside.then(following), across).list.drop_nulls().list.unique(maintain_order=True)
    joined = pl.when(both.list.len() > 0).then(both.list.join(","))
    return found.select(next_ids=joined).to_series()
