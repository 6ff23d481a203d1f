"""A new agency costs one command, and no existing file changes."""

import hashlib
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from simpul.agreement import load_agreements
from simpul.connectors import drop
from simpul.contract import load_contract
from simpul.errors import ContractInvalid
from simpul.onboarding import new_agency
from simpul.settings import Settings

from tests.house import HOUSE

CSV = """Kode Satker,Uraian Satker,Tahun Anggaran,Pagu,Keterangan Internal
123456,SATKER SATU,2024,1000,rahasia
123457,SATKER DUA,2024,,
"""


@pytest.fixture
def settings(tmp_path):
    """Return the settings of a house of its own, with the real promises and models in it."""
    shutil.copytree(HOUSE / "expectations", tmp_path / "expectations")
    shutil.copytree(HOUSE / "dbt_project" / "models", tmp_path / "dbt_project" / "models")
    places = {"promises": tmp_path / "expectations", "dbt_project": tmp_path / "dbt_project"}
    return Settings(data=tmp_path / "data", drop=str(tmp_path / "data" / "samples"), **places)


@pytest.fixture
def answers(tmp_path):
    """Return the answers for an agency that delivers a CSV."""
    example = tmp_path / "anggaran_2024-01.csv"
    example.write_text(CSV, "utf-8")
    return new_agency.Answers(
        "baru", "Badan Baru", "budgets", example, "Unit Data", "data@baru.example", "year", PURPOSE
    )


PURPOSE = "civil-service-transition"


def prints(folder: Path) -> dict[Path, str]:
    """Return a hash of every file."""
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_it_writes_new_files_only(settings, answers, tmp_path):
    before = prints(tmp_path)
    written = new_agency.write(settings, answers)
    after = prints(tmp_path)
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == set(written)
    assert len(written) == 5
    agreed = load_agreements(settings.promises)["baru"]
    assert [one.tables for one in agreed] == [{"budgets": ("*",)}]


def test_its_contract_is_lawful_and_maps_known_columns(settings, answers):
    new_agency.write(settings, answers)
    contract = load_contract(settings.promises, "baru")
    table = contract.tables["budgets"]
    assert table.fields == {
        "Kode Satker": "work_unit_code",
        "Uraian Satker": "work_unit_name",
        "Tahun Anggaran": "fiscal_year",
        "Pagu": "budget_ceiling_idr?",
    }
    assert table.ignore == ("Keterangan Internal",), "what has no word is not stored"
    assert (table.grain, table.period.year) == (("work_unit_code",), "Tahun Anggaran")
    assert contract.steward.email == "data@baru.example"


def test_contract_source_and_sample_say_the_same(settings, answers):
    new_agency.write(settings, answers)
    staging = settings.dbt_project / "models" / "staging" / "baru"
    tree = YAML(typ="safe").load((staging / "_baru.yml").read_text("utf-8"))
    assert tree["sources"][0]["tables"] == [{"name": "budgets", "identifier": "baru__budgets"}]
    assert [model["name"] for model in tree["models"]] == ["stg_baru__budgets"]
    assert "source('baru', 'budgets')" in (staging / "stg_baru__budgets.sql").read_text("utf-8")
    landing = load_contract(settings.promises, "baru").tables["budgets"].landing[0]
    assert [file.name for file in drop.find(drop.listing(settings), landing)] == ["baru/anggaran_2024-01.csv"]


def test_the_sample_holds_nothing_that_was_delivered(settings, answers):
    sample = new_agency.write(settings, answers)[-1].read_text("utf-8")
    assert sample.splitlines()[0] == CSV.splitlines()[0]
    assert len(sample.splitlines()) == 4
    assert not [value for value in ("123456", "SATKER SATU", "rahasia") if value in sample]


def test_what_exists_is_not_touched(settings, answers, tmp_path):
    new_agency.write(settings, answers)
    before = prints(tmp_path)
    with pytest.raises(ContractInvalid, match="exists already"):
        new_agency.write(settings, answers)
    assert prints(tmp_path) == before


@pytest.mark.parametrize(("change", "said"), [({"code": "Not A Code"}, "agency"), ({"every": "sometimes"}, "every")])
def test_a_wrong_answer_leaves_nothing_behind(settings, answers, tmp_path, change, said):
    before = prints(tmp_path)
    with pytest.raises(ContractInvalid, match=said):
        new_agency.write(settings, replace(answers, **change))
    assert prints(tmp_path) == before


def test_an_example_without_a_shared_word_is_refused(settings, answers):
    answers.example.write_text("foo,bar\n1,2\n", "utf-8")
    with pytest.raises(ContractInvalid, match=r"no column is a shared word: foo, bar.*vocabulary\.yml"):
        new_agency.write(settings, answers)


def test_staging_sees_tokens_and_the_sample_nobody(settings, answers):
    person = "NIP,Nama lengkap,Golongan\n198609262015051001,BUDI CANARI,III/a\n199001012023212001,SITI CANARI,IV/b\n"
    example = answers.example.with_name("pegawai.csv")
    example.write_text(person, "utf-8")
    _, _, yaml, sql, sample = new_agency.write(settings, replace(answers, example=example))
    (model,) = YAML(typ="safe").load(yaml.read_text("utf-8"))["models"]
    told = {column["name"]: column for column in model["columns"]}
    assert told["nip_token"]["data_tests"] == ["key"]
    assert told["nip_token"]["description"].startswith("Token of: ")
    assert "full_name" not in told
    assert "nip_token" in sql.read_text("utf-8")
    assert "full_name" not in sql.read_text("utf-8")
    assert not [one for one in ("1986", "1990", "BUDI", "SITI") if one in sample.read_text("utf-8")]


def test_an_example_tells_its_decimal_comma_its_separator_and_its_month(settings, answers, tmp_path):
    text = "Kode Satker;Uraian Satker;Pagu\n123456;SATKER SATU;1.000,50\n123457;SATKER DUA;2.500,25\n"
    answers.example.write_text(text, "utf-8")
    sample = new_agency.write(settings, answers)[-1].read_text("utf-8")
    assert sample.startswith("Kode Satker;Uraian Satker;Pagu\n")
    table = load_contract(settings.promises, "baru").tables["budgets"]
    assert table.decimal == ","
    assert table.grain == ("work_unit_code", "period")
    assert re.search(table.period.file, "anggaran_2024-01.csv").groupdict() == {"year": "2024", "month": "01"}
