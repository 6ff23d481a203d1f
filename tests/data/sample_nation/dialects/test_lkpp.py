"""LKPP's dialect: ids that are numbers here and other texts there, one code that is the same in both."""

import polars as pl
import pytest
from sample_nation.dialects import lkpp
from sample_nation.nation import Nation
from sample_nation.outbox import Outbox


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> dict[str, pl.DataFrame]:
    """Return every resource that LKPP serves about a small country."""
    nation = Nation(people=1500, months=9, until="2025-03", faults="none", out=tmp_path_factory.mktemp("nation"))
    lkpp.deliver(nation, Outbox(nation, "lkpp"))
    folder = nation.out / "api" / "lkpp"
    return {path.stem: pl.read_ndjson(path, infer_schema_length=None) for path in folder.glob("*.ndjson")}


def test_ids_differ_between_the_systems_but_not_the_code(served):
    packages, tenders = served["procurement_packages"], served["tenders_announced"]
    assert packages["kd_satker"].dtype.is_integer() and tenders["kd_satker"].dtype == pl.String
    assert not set(packages["kd_satker"].cast(pl.String)) & set(tenders["kd_satker"])
    known = served["work_units"].select("kd_satker", "kd_satker_str", "kd_klpd")
    joined = packages.join(known, on="kd_satker", how="left")
    assert (joined["kd_satker_str"] == joined["kd_satker_str_right"]).all()
    assert (joined["kd_klpd"] == joined["kd_klpd_right"]).all()


def test_ended_agencies_plan_until_they_end(served):
    closed = served["work_units"].filter(status_satker="Tidak Aktif")["kd_satker"]
    planned = served["procurement_packages"].filter(pl.col("kd_satker").is_in(closed.implode()))
    assert set(planned["tahun_anggaran"]) == {2024}


def test_each_entry_names_the_one_above(served):
    programmes, activities = served["programmes"], served["activities"]
    assert set(activities["kd_program"]) == set(programmes["kd_program"])
    assert set(served["subactivities"]["kd_kegiatan"]) == set(activities["kd_kegiatan"])
    for name, key in (("programmes", "kd_program"), ("activities", "kd_kegiatan"), ("subactivities", "kd_subkegiatan")):
        assert served[name].select("tahun_anggaran", key).is_unique().all()


def test_a_finished_tender_was_announced(served):
    announced, finished = served["tenders_announced"], served["tenders_finished"]
    assert finished.height
    assert set(finished["kd_tender"]) <= set(announced.filter(status_tender="Selesai")["kd_tender"])
