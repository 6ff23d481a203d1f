"""KRISNA's dialect: sections as numbers, names of its own, yes and no in Indonesian."""

import polars as pl
from sample_nation.dialects import bappenas
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox


def test_records_are_in_krisna_s_words(tmp_path):
    nation = Nation(people=1500, months=6, until="2025-03", faults="none", out=tmp_path)
    bappenas.deliver(nation, Outbox(nation, "bappenas"))
    programmes, outputs = (
        pl.read_ndjson(tmp_path / "api" / "bappenas" / f"{name}.ndjson") for name in ("programmes", "outputs")
    )
    assert programmes["kode_ba"].dtype.is_integer(), "a section's zeros are lost"
    assert set(programmes["tagging_ikn"]) == {"Ya", "Tidak"}
    assert set(outputs["tahun"]) == {2024, 2025}
    assert programmes["nama_kl"].str.contains("^Kem. ").any()
    assert not programmes["nama_kl"].str.contains("Kementerian").any()
    assert programmes["tanggal_sumber"].drop_nulls().str.contains(r"^\d\d-\d\d-\d{4}$").all()
