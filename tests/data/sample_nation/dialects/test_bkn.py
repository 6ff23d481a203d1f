"""SIASN's records keep their contract where nothing is wrong, and every visible fault is caught where something is."""

import json
import shutil
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from sample_nation import spoiled
from sample_nation.dialects import bkn, panrb_relocation, panrb_relocation_list
from sample_nation.nation import Nation
from sample_nation.organisations import agencies
from sample_nation.outbox import Outbox
from simpul.land import land
from simpul.settings import Settings
from simpul.validate import validate
from simpul.world import World

from tests.house import HOUSE

PLACES = {"promises": HOUSE / "expectations", "dbt_project": HOUSE / "dbt_project"}


def delivered(nation: Nation) -> dict[str, Outbox]:
    """Let both agencies deliver and return their outboxes."""
    boxes = {name: Outbox(nation, name) for name in ("bkn", "panrb")}
    bkn.deliver(nation, boxes["bkn"])
    panrb_relocation.deliver_plan(nation, boxes["panrb"])
    panrb_relocation_list.deliver_lists(nation, boxes["panrb"])
    return boxes


def as_files(nation: Nation) -> None:
    """Lay what the gateway would serve into the drop, one file a pull."""
    for path in (nation.out / "api" / "bkn").glob("*.ndjson"):
        parts: dict[str, list[str]] = {}
        for line in path.read_text("utf-8").splitlines(keepends=True):
            record = json.loads(line)
            half = {None: "", 1: "-01", 2: "-07"}[record.get("semester")]
            parts.setdefault(f"_{record['tahun']}{half}" if "tahun" in record else "", []).append(line)
        for part, lines in parts.items():
            target = nation.out / "drop" / "bkn" / f"{path.stem}{part}.ndjson"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text("".join(lines), "utf-8")


def judged(nation: Nation, tmp_path: Path) -> Counter[tuple[str, str]]:
    """Validate everything and return how many rows of each table are quarantined."""
    settings = Settings(data=tmp_path / "data", drop=str(nation.out / "drop"), **PLACES)
    found: Counter[tuple[str, str]] = Counter()
    for agency in ("bkn", "panrb"):
        for receipt in land(settings, World(), agency):
            done = validate(settings, World(), receipt)
            found[agency, done.table] += done.rows_quarantined
            assert done.state == "validated" or not done.rows_landed, done.reason
    return found


def records(folder: Path, resource: str) -> pl.DataFrame:
    """Return what the gateway serves under a resource."""
    return pl.read_ndjson(folder / "api" / "bkn" / f"{resource}.ndjson", infer_schema_length=None)


@pytest.mark.parametrize("faults", ["none", "hard"])
def test_what_is_quarantined_is_what_is_wrong(tmp_path, faults, monkeypatch):
    monkeypatch.setitem(spoiled.RATES, faults, 0.0)
    nation = Nation(people=6_000, months=13, faults=faults, out=tmp_path / "nation")
    boxes = delivered(nation)
    as_files(nation)
    wrong: Counter[tuple[str, str]] = Counter()
    for agency, box in boxes.items():
        told = pl.concat(box.told) if box.told else pl.DataFrame(schema={"table": str, "is_visible": bool, "row": int})
        rows = told.filter("is_visible").unique(["table", "row", "source"]) if told.height else told
        wrong.update(Counter((agency, table) for table in rows["table"]))
    assert sum(wrong.values()) == 0 if faults == "none" else sum(wrong.values()) > 80
    found = judged(nation, tmp_path)
    assert {name: rows for name, rows in found.items() if rows} == dict(wrong)
    shutil.rmtree(nation.out)


def test_records_are_in_siasns_words(tmp_path):
    nation = Nation(people=300, months=2, out=tmp_path, faults="none")
    bkn.deliver(nation, Outbox(nation, "bkn"))
    people = records(tmp_path, "employees")
    assert people["tglLahir"].str.contains(r"^\d\d-\d\d-\d{4}$").all()
    assert set(people["jenisJabatanId"]) == {"1", "2", "4"}
    assert people.filter(golRuangAkhir="III/a")["golRuangAkhirId"].unique().to_list() == ["31"]
    assert people.filter(golRuangAkhir="IX")["golRuangAkhirId"].unique().to_list() == ["9"]
    assert {"agama", "noHp", "npwp"} <= set(people.columns), "what nobody asked for comes along"
    units = records(tmp_path, "work_units")
    assert units["unorId"].is_unique().all()
    assert set(people["unorId"]) <= set(units["unorId"])
    assert set(units["diatasanId"].drop_nulls()) <= set(units["unorId"])
    ended = units.filter(~pl.col("aktif"))["namaUnor"]
    assert set(ended) == set(agencies(nation).filter(pl.col("valid_to").is_not_null())["name"])


def test_the_truth_tells_who_is_who(tmp_path):
    nation = Nation(people=300, months=12, out=tmp_path, faults="none")
    bkn.deliver(nation, Outbox(nation, "bkn"))
    truth = pl.read_parquet(tmp_path / "truth" / "people.parquet")
    served = records(tmp_path, "employees")
    assert truth["nip"].to_list() + truth["former_nip"].drop_nulls().to_list() == served["nipBaru"].to_list()
    units = pl.read_parquet(tmp_path / "truth" / "performance_units.parquet")
    assert {"half", "organisation_rating", "follows_rule"} <= set(units.columns)


def test_who_became_a_permanent_civil_servant_comes_twice_and_is_rated_under_the_number_of_the_time(tmp_path):
    nation = Nation(people=6_000, months=24, out=tmp_path, faults="none")
    bkn.deliver(nation, Outbox(nation, "bkn"))
    truth = pl.read_parquet(tmp_path / "truth" / "people.parquet").filter(pl.col("former_nip").is_not_null())
    served = records(tmp_path, "employees")
    twice = served.filter(pl.col("nik").is_duplicated())
    assert set(twice["nipBaru"]) == {*truth["nip"], *truth["former_nip"]}
    ended = twice.filter(jenisAsn="PPPK")
    assert set(ended["kedudukanPnsId"]) == {"99"} and not ended["tmtBerhenti"].null_count()
    rated = records(tmp_path, "performance_ratings")["nip"]
    assert set(rated) & set(truth["former_nip"]) and set(rated) & set(truth["nip"])
