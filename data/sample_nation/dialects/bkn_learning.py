"""BKN's histories of competencies and of training, as SIASN tells them."""

from __future__ import annotations

import numpy as np
import polars as pl

from sample_nation.dialects import bkn_codes as codes
from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox
from sample_nation.world import competencies, trainings

COMPETENCY_FAULTS = (
    Fault("out_of_range", "levelHasil", value=9), Fault("unknown_code", "jenisKompetensi"), Fault("missing", "nip"),
    Fault("same_key", ("nip", "tahun", "jenisKompetensi"), value="tanggalPenilaian"), Fault("exact_copy"),
)  # fmt: skip

TRAINING_FAULTS = (
    Fault("out_of_range", "jumlahJam", value=9_999), Fault("unknown_code", "jenisDiklat"), Fault("missing", "nip"),
    Fault("exact_copy"),
)  # fmt: skip


def deliver_learning(nation: Nation, outbox: Outbox, numbers: pl.Series, at_once: int) -> None:
    """Serve both histories year by year; ``numbers`` are NIPs in the order of ``person_id``."""
    for year in nation.years:
        for some in competencies.assessments(nation, year).iter_slices(at_once):
            outbox.api("competencies", "competencies", _competencies(some, numbers, year), faults=COMPETENCY_FAULTS)
        for some in trainings.attended(nation, year).iter_slices(at_once):
            outbox.api("trainings", "trainings", _trainings(some, numbers, year), faults=TRAINING_FAULTS)


def _competencies(some: pl.DataFrame, numbers: pl.Series, year: int) -> pl.DataFrame:
    """Return assessments as SIASN's history of competencies tells them."""
    return some.select(
        nip=_of(some, numbers), tahun=pl.lit(year), jenisKompetensi="competency_kind", levelStandar="required_level",
        levelHasil="assessed_level", tanggalPenilaian=codes.day("assessed_date"),
    )  # fmt: skip


def _trainings(some: pl.DataFrame, numbers: pl.Series, year: int) -> pl.DataFrame:
    """Return trainings as SIASN's history of training tells them."""
    return some.select(
        nip=_of(some, numbers), tahun=pl.lit(year), jenisDiklat="training_kind", namaDiklat="training_name",
        jumlahJam="training_hours", tanggalSelesai=codes.day("training_date"), daring="is_digital",
    )  # fmt: skip


def _of(some: pl.DataFrame, numbers: pl.Series) -> pl.Series:
    return numbers.gather(np.asarray(some["person_id"]) - 1).cast(str)
