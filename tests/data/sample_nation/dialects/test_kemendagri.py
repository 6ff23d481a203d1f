"""Kemendagri's dialect: two decrees beside each other on the portal, and a list that keeps ended ministries."""

import json

import polars as pl
from sample_nation.dialects import kemendagri
from sample_nation.nation import Nation
from sample_nation.organisations import agencies
from sample_nation.outbox import Outbox


def test_the_portal_holds_both_decrees_and_says_which_is_newer(tmp_path):
    nation = Nation(people=500, faults="none", out=tmp_path)
    kemendagri.deliver(nation, Outbox(nation, "kemendagri"))
    told = json.loads((tmp_path / "ckan" / "kode-wilayah" / "package.json").read_text())
    changed = {each["filename"]: each["last_modified"] for each in told["resources"]}
    assert len(changed) == 9
    older, newer = sorted((name for name in changed if name.startswith("kecamatan")), key=changed.__getitem__)
    assert ("2022" in older, "2025" in newer) == (True, True)
    assert (tmp_path / "ckan" / "kode-wilayah" / older).read_bytes() != (
        tmp_path / "ckan" / "kode-wilayah" / newer
    ).read_bytes()
    assert (tmp_path / "ckan" / "instansi" / "referensi-kl.csv").exists()


def test_the_list_tells_who_came_from_whom():
    nation = Nation(people=500)
    found = kemendagri.references(nation)
    assert found["kode"].is_unique().all()
    assert found.height == agencies(nation).height
    named = {row["singkatan"]: row for row in found.iter_rows(named=True)}
    assert named["KemenPU"]["kode_asal"] == named["KemenPKP"]["kode_asal"] == named["KemenPUPR"]["kode"]
    assert named["KemenPUPR"]["berlaku_sampai"] == "20-10-2024"
    assert found.filter(pl.col("berlaku_sampai").is_not_null()).height == 13
