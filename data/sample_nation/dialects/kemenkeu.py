"""What treasury sends: spending and assets from its database, month by month; the rest as workbooks."""

from __future__ import annotations

from datetime import date

import polars as pl

from sample_nation.dialects import kemenkeu_workbooks as workbooks
from sample_nation.faults import Fault
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox
from sample_nation.world import execution, money
from sample_nation.world.assets import assets


def deliver(nation: Nation, outbox: Outbox) -> None:
    """Send everything, month by month and year by year."""
    for period in nation.periods:
        _realization(nation, outbox, period)
        if period >= execution.FROM:
            workbooks.performance(nation, outbox, period)
    for year in nation.years:
        workbooks.warrants(nation, outbox, year)
    workbooks.sections(nation, outbox)
    _assets(nation, outbox)
    outbox.truth("budget_corrections", pl.concat([money.corrections(nation, period) for period in nation.periods]))
    scored = [period for period in nation.periods if period >= execution.FROM]
    outbox.truth("misstated_scores", pl.concat([workbooks.misstated(nation, period) for period in scored]))


def _realization(nation: Nation, outbox: Outbox, period: date) -> None:
    """Add a month of spending to the database; what was corrected later stands as corrected."""
    rows = money.realization(nation, period)
    said = rows.select(
        periode=pl.lit(f"{period:%Y%m}"), thang=pl.lit(period.year), bulan=pl.lit(period.month),
        kdsatker="work_unit_code", kdba="budget_section_code", kdunit="echelon1_code", kdkppn="treasury_office_code",
        kdprogram="programme", kdgiat="activity", kdkro="kro", kdro="ro", kdakun="account_code",
        uraian_akun="account_name", kdlokasi="location_code", pagu="ceiling_idr", realisasi="realized_idr",
        updated_at="updated_at",
    )  # fmt: skip
    key = ("kdsatker", "kdprogram", "kdgiat", "kdkro", "kdro", "kdakun", "kdlokasi")
    wrong = (
        Fault("missing", "kdakun"), Fault("unknown_code", "kdkro", value="0?"), Fault("out_of_range", "realisasi"),
        Fault("out_of_range", "pagu"), Fault("short_identifier", "kdakun"), Fault("exact_copy"),
        Fault("same_key", key, value="realisasi"), Fault("lost_zeros", "kdba"), Fault("lost_zeros", "kdkppn"),
        Fault("spaces", "uraian_akun"),
    )  # fmt: skip
    outbox.sql("budget_realization", "realisasi_anggaran", said, faults=wrong)


def _assets(nation: Nation, outbox: Outbox) -> None:
    """Add the books of state assets to the database."""
    wrong = (
        Fault("missing", "kd_brg"), Fault("short_identifier", "kd_brg"), Fault("out_of_range", "nup", value=0),
        Fault("unknown_code", "kondisi", value="X"), Fault("out_of_range", "rph_aset"), Fault("exact_copy"),
        Fault("same_key", ("kd_satker", "kd_brg", "nup"), value="rph_aset"), Fault("missing_optional", "tgl_perlh"),
        Fault("name_variant", "ur_brg"),
    )  # fmt: skip
    for part in assets(nation):
        said = part.select(
            kd_satker="work_unit_code", kd_brg="asset_code", nup="serial", ur_brg="asset_name", kondisi="condition",
            tgl_perlh="acquired_date", rph_aset=pl.col("value_idr").cast(pl.Int64), luas="area_m2",
            kd_gedung="building_id", updated_at="updated_at",
        )  # fmt: skip
        outbox.sql("state_assets", "aset_bmn", said, faults=wrong)
