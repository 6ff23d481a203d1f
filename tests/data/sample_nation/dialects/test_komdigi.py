"""Komdigi's dialect: short codes that outlive a change of name, numbers of its own, native types."""

import polars as pl
import pytest
from sample_nation.dialects import komdigi
from sample_nation.dialects.komdigi import application_codes, calls, codes, hosted
from sample_nation.nation import REORGANISED, Nation
from sample_nation.organisations import agencies
from sample_nation.outbox import Outbox

NATION = Nation(people=3_000)


def code_of(short: str, column: str = "code") -> str:
    """Return Komdigi's code of an agency."""
    wanted = agencies(NATION).filter(pl.col("short_name") == short)["agency_id"][0]
    return codes(NATION).filter(pl.col("agency_id") == wanted)[column][0]


def test_the_heir_keeps_the_code_and_the_others_get_one():
    assert code_of("Komdigi") == "kominfo"
    assert (code_of("KemenPU"), code_of("KemenPKP")) == ("kemenpupr", "kemenpkp")
    assert code_of("KemenPKP", "before") == "kemenpupr"
    standing = agencies(NATION).filter(pl.col("valid_to").is_null())["agency_id"].to_list()
    assert codes(NATION).filter(pl.col("agency_id").is_in(standing))["code"].is_unique().all()


@pytest.mark.parametrize("period", [NATION.periods[0], NATION.periods[-1]])
def test_a_log_names_who_stood_then(period):
    found, column = calls(NATION, period), "before" if period < REORGANISED else "code"
    known = set(codes(NATION)[column])
    assert set(found["penyedia"]) | set(found["konsumen"]) <= known
    assert ("kemenpkp" in known) == (period > REORGANISED)
    assert found["waktu"].dtype == pl.Datetime
    assert all(kind.is_integer() for kind in found.select("panggilan", "gagal", "latensi_ms", "bita").dtypes)
    assert found.select("waktu", "layanan", "aplikasi_konsumen").is_unique().all()


def test_bus_and_data_centre_share_an_application_s_number():
    assert application_codes(NATION).is_unique().all()
    assert set(calls(NATION, NATION.periods[0])["aplikasi_konsumen"]) & set(hosted(NATION)["kode_aplikasi"])


def test_a_log_that_was_cut_short_is_sent_again(tmp_path):
    nation = Nation(people=3_000, months=5, faults="typical", out=tmp_path)
    komdigi.deliver(nation, Outbox(nation, "komdigi"))
    (revised,) = (tmp_path / "drop" / "komdigi" / "splp").glob("*_REVISI.parquet")
    first = pl.read_parquet(revised.with_name(revised.name.replace("_REVISI", "")))
    assert first["waktu"].dt.day().max() == komdigi.LOST_FROM
    assert pl.read_parquet(revised).height > first.height
