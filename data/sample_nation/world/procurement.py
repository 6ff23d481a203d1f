"""Procurement: packages that a year's budget pays for (RUP), and the tenders and purchases that came of them."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.budgets import KEYS, budget
from sample_nation.world.programmes import planners

THINGS = {
    "521211": (("Belanja Bahan Rapat", "Penggandaan dan Penjilidan", "Alat Tulis Kantor"), "Barang"),
    "521111": (("Keperluan Sehari-hari Perkantoran",), "Barang"),
    "522131": (("Kajian Kebijakan", "Konsultan Pengembangan Sistem Informasi"), "Jasa Konsultansi"),
    "522141": (("Sewa Gedung Kantor", "Sewa Kendaraan Operasional", "Sewa Mesin Fotokopi"), "Jasa Lainnya"),
    "522191": (("Jasa Kebersihan Gedung", "Jasa Keamanan Gedung", "Layanan Komputasi Awan"), "Jasa Lainnya"),
    "523111": (("Pemeliharaan Gedung Kantor", "Perbaikan Atap dan Lift"), "Pekerjaan Konstruksi"),
    "523121": (("Pemeliharaan Kendaraan Dinas", "Pemeliharaan Komputer dan Jaringan"), "Jasa Lainnya"),
    "532111": (("Pengadaan Laptop", "Pengadaan Server dan Penyimpanan", "Pengadaan Meubelair"), "Barang"),
    "533111": (("Rehabilitasi Gedung Kantor", "Pembangunan Gedung"), "Pekerjaan Konstruksi"),
    "534111": (("Pembangunan Jalan Kawasan",), "Pekerjaan Konstruksi"),
    "536111": (("Lisensi Perangkat Lunak", "Pengembangan Aplikasi"), "Barang"),
}
"""Account → what is bought under it, and the kind of procurement."""
SMALL, SMALL_ADVICE = 200e6, 100e6
"""Below these rupiah a package may be procured directly (Perpres 16/2018, recalled)."""
MOST = 8
"""Packages to a budget line, at most."""


@cache
def packages(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per planned package of a year.

    Returns:
        the budget line's keys, agency codes and names, ``plan_id`` (kd_rup), ``package_name, kind, method,
        ceiling_idr, volume, selection_date, start_date, end_date``.
    """
    rng = nation.rng("packages", year)
    lines = budget(nation, year).filter(pl.col("account_code").is_in(list(THINGS)))
    number = 1 + rng.poisson(np.clip(lines["ceiling_idr"].to_numpy() / 1.5e9, 0.2, MOST - 1))
    rows = lines.select(*KEYS, "echelon1_code", line_idr="ceiling_idr")[np.repeat(np.arange(lines.height), number)]
    shares = rng.gamma(2, 1, rows.height)
    rows = rows.with_columns(share=pl.Series(shares), draw=pl.Series(rng.random(rows.height)))
    rows = rows.join(planners(nation, year), on="work_unit_code", maintain_order="left")
    own = pl.col("share") / pl.sum("share").over(KEYS) * pl.col("line_idr")
    return _dated(nation, year, _named(rows.with_columns(ceiling_idr=(own * 0.96 / 1000).floor() * 1000)))


@cache
def tenders(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per tender that was announced by now: ids, estimate, dates, status."""
    found = packages(nation, year).filter(
        pl.col("method").is_in(["Tender", "Seleksi", "Tender Cepat"]), pl.col("selection_date") <= nation.last
    )
    rng, height = nation.rng("tenders", year), found.height
    announced = pl.col("selection_date").dt.combine(time(9)) + pl.duration(hours=pl.Series(rng.integers(0, 8, height)))
    awarded = announced + pl.duration(days=pl.Series(rng.integers(21, 75, height)))
    serial = (year - 2000) * 400_000 + pl.Series(np.sort(rng.choice(400_000, height, replace=False)))
    found = found.with_columns(
        tender_id=serial * 1000, package_id=serial * 1000 + 7_000, announced_at=announced, awarded_at=awarded,
        estimate_idr=(pl.col("ceiling_idr") * pl.Series(rng.uniform(0.93, 0.9999, height))).round(2),
        failed=pl.Series(rng.random(height) < 0.07), version=pl.Series(1 + (rng.random(height) < 0.12)),
    )  # fmt: skip
    is_open = pl.col("awarded_at") > datetime.combine(nation.last, time(23))
    status = pl.when(is_open).then(pl.lit("Berlangsung")).when("failed").then(pl.lit("Gagal/Batal"))
    return found.with_columns(status=status.otherwise(pl.lit("Selesai")))


@cache
def purchases(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per catalogue purchase made by now: id, price, dates, status."""
    found = packages(nation, year).filter(pl.col("method") == "E-Purchasing", pl.col("selection_date") <= nation.last)
    rng, height = nation.rng("purchases", year), found.height
    return found.with_columns(
        purchase_id=ulids(rng, height),
        supplier_id=ulids(nation.rng("suppliers"), 400).gather(rng.integers(0, 400, height)),
        price_idr=(pl.col("ceiling_idr") * pl.Series(rng.uniform(0.8, 0.99, height))).round(),
        shipping_idr=pl.Series(rng.choice([0, 0, 0, 150_000, 450_000], height)),
        quantity=pl.Series(rng.integers(1, 60, height)),
        status=pl.Series(rng.choice(["COMPLETED", "ON_PROCESS", "PAYMENT_OUTSIDE_SYSTEM"], height, p=[0.7, 0.2, 0.1])),
    )


def ulids(rng: np.random.Generator, number: int) -> pl.Series:
    """Return ids of 26 letters and digits that begin as those of these years."""
    letters = np.array(list("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), dtype="S1")
    return "01K" + pl.Series(rng.choice(letters, (number, 23)).view("S23").ravel().astype(str))


def _named(rows: pl.DataFrame) -> pl.DataFrame:
    """Say what is bought and how it is selected: by its price, its kind and chance."""
    names = {code: list(things) for code, (things, _) in THINGS.items()}
    kinds = {code: kind for code, (_, kind) in THINGS.items()}
    account, draw, price = pl.col("account_code"), pl.col("draw"), pl.col("ceiling_idr")
    listed = account.replace_strict(names, return_dtype=pl.List(pl.String))
    rows = rows.with_columns(
        kind=account.replace_strict(kinds),
        package_name=listed.list.get((draw * listed.list.len()).cast(pl.Int64)) + " " + pl.col("work_unit_name"),
        turn=(draw * 9973) % 1,
    )
    is_advice, turn = pl.col("kind") == "Jasa Konsultansi", pl.col("turn")
    is_small = price < pl.when(is_advice).then(SMALL_ADVICE).otherwise(SMALL)
    is_listed = pl.col("kind").is_in(["Barang", "Jasa Lainnya"])
    method = (
        pl.when(turn < 0.03).then(pl.lit("Penunjukan Langsung"))
        .when(is_listed & (turn < 0.55)).then(pl.lit("E-Purchasing"))
        .when(is_small).then(pl.lit("Pengadaan Langsung"))
        .when(is_advice).then(pl.lit("Seleksi"))
        .when(turn > 0.93).then(pl.lit("Tender Cepat"))
        .otherwise(pl.lit("Tender"))
    )  # fmt: skip
    return rows.with_columns(method=method).drop("share", "draw", "turn", "line_idr")


def _dated(nation: Nation, year: int, rows: pl.DataFrame) -> pl.DataFrame:
    """Give each package its number, and the days of selection and contract within the year."""
    rng, height = nation.rng("package dates", year), rows.height
    begin = pl.Series(rng.integers(10, 290, height))
    first, last = pl.lit(date(year, 1, 1)), date(year, 12, 31)
    start = begin + pl.Series(rng.integers(20, 60, height))
    numbers = 44_000_000 + (year - 2020) * 2_500_000 + pl.Series(np.arange(height)) * 17
    return rows.with_columns(
        plan_id=numbers,
        volume=pl.format("{} Paket", pl.Series(rng.integers(1, 12, height))),
        selection_date=first + pl.duration(days=begin),
        start_date=first + pl.duration(days=start),
        end_date=(first + pl.duration(days=start + pl.Series(rng.integers(14, 300, height)))).clip(upper_bound=last),
    )
