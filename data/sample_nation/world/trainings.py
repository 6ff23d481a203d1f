"""Yearly training: who attended what, for how many hours, and whether over the net; more of it digital each year.

SIASN keeps it as the history of training (rw-diklat); kinds, names, hours and who attends are drawn: sample data.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import polars as pl

from sample_nation.nation import Nation
from sample_nation.world.people import employees

COURSES = (
    ("Kepemimpinan", "Pelatihan Kepemimpinan Pengawas", 40, 0.2),
    ("Kepemimpinan", "Pelatihan Kepemimpinan Administrator", 60, 0.2),
    ("Fungsional", "Pelatihan Fungsional Berjenjang", 30, 0.4),
    ("Fungsional", "Pelatihan Pengadaan Barang dan Jasa", 24, 0.5),
    ("Teknis", "Pelatihan Keamanan Informasi", 12, 0.8),
    ("Teknis", "Pelatihan Analisis Data", 16, 0.8),
    ("Teknis", "Pelatihan Arsip Digital", 8, 0.9),
    ("Sosial Kultural", "Pelatihan Pelayanan Publik", 10, 0.6),
)
"""Kind, name, hours (JP) and how often it is held over the net."""
ATTENDED = (0.38, 0.32, 0.2, 0.1)
"""Shares of people who attend none, one, two and three trainings in a whole year."""
MORE_DIGITAL = 0.05
"""By how much more often each year a training is held over the net."""


def attended(nation: Nation, year: int) -> pl.DataFrame:
    """Return one row per person and training that ended in a year, within the country's months.

    Columns: ``person_id, training_kind, training_name, training_hours, training_date, is_digital``.
    """
    rng = nation.rng("trainings", year)
    begin, end = max(nation.first, date(year, 1, 1)), min(nation.last, date(year, 12, 31))
    known = employees(nation, "person_id", "hired_date", "left_date").filter(
        pl.col("hired_date") < begin, pl.col("left_date").is_null() | (pl.col("left_date") > end)
    )
    part = ((end - begin).days + 1) / 365
    often = rng.choice(len(ATTENDED), known.height, p=_shares(part))
    order = np.argsort(rng.random((known.height, len(COURSES))), axis=1)[:, : len(ATTENDED) - 1]
    course = order[np.arange(len(ATTENDED) - 1)[None, :] < often[:, None]]
    kinds, names, hours, digital = zip(*COURSES, strict=True)
    share = np.minimum(np.array(digital)[course] + MORE_DIGITAL * (year - 2024), 0.98)
    days = pl.Series([begin + timedelta(days=each) for each in range((end - begin).days + 1)])
    return pl.DataFrame({
        "person_id": known["person_id"].to_numpy().repeat(often),
        "training_kind": pl.Series(kinds).gather(course), "training_name": pl.Series(names).gather(course),
        "training_hours": pl.Series(hours).gather(course),
        "training_date": days.gather(rng.integers(0, len(days), course.size)),
        "is_digital": rng.random(course.size) < share,
    })  # fmt: skip


def _shares(part: float) -> list[float]:
    """Return how many attend none, one, two and three in a part of a year."""
    some = [share * min(part, 1.0) for share in ATTENDED[1:]]
    return [1 - sum(some), *some]
