"""Ten agencies' names for one country's organisations, held against the truth of that country."""

import os
import subprocess

import duckdb
import polars as pl
import pytest

from tests.benchmarks import organisations
from tests.benchmarks.loaded_country import loaded
from tests.benchmarks.people import DBT

TABLES = (
    ("kemendagri", "agencies"), ("kemenkeu", "section_spending"), ("kemenkeu", "budget_performance"),
    ("kemenkeu", "budget_warrants"), ("bappenas", "programmes"), ("lkpp", "work_units"), ("bkn", "work_units"),
    ("bssn", "security_assessments"), ("oikn", "seat_assignments"), ("oikn", "buildings"),
    ("komdigi", "exchange_calls"), ("panrb", "applications"), ("panrb", "services"),
    ("panrb", "spbe_scores"), ("panrb", "relocation_plan"),
)  # fmt: skip
STRANGERS = (
    "Badan Kepegawaian Daerah", "Badan Gizi Nasional", "Kementerian Haji dan Umrah", "Badan Riset dan Inovasi Nasional",
    "Badan Pengawasan Keuangan dan Pembangunan Daerah", "Kementerian Lingkungan", "Badan Pertanahan Nasional",
    "Kementerian Keamanan", "Kejaksaan Agung Republik Indonesia", "Badan Pusat Statistik Daerah", "Kementerian",
    "Badan Keuangan Negara", "Dinas Pekerjaan Umum", "Kemenpan", "Kementerian Pertanahan", "Kementerian Kelautan",
)  # fmt: skip
"""Organisations that the list does not hold, near as some of their names are."""


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    settings = loaded(tmp_path_factory.mktemp("organisations"), people=1500, months=1, seed=5, tables=TABLES)
    misspelt = organisations.misspelt(organisations.made(settings), settings, each=6, seed=5)
    organisations.plant(settings, misspelt | dict.fromkeys(STRANGERS, ""))
    build(settings)
    return settings, misspelt


def build(settings):
    """Build the bridge and all that it stands on, with its tests."""
    out = settings.data / "dbt"
    places = ["--project-dir", settings.dbt_project, "--profiles-dir", settings.dbt_project, "--target-path", out]
    words = ["build", "--select", "+dim_agency_codes", "+dim_agency_successions", "+dim_agencies", "--log-path", out]
    words += ["--exclude-resource-type", "unit_test", "--indirect-selection", "buildable"]
    env = {**os.environ, "SIMPUL_WAREHOUSE": str(settings.warehouse)}
    command = [str(word) for word in (DBT, *words, *places)]
    ran = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout[-3000:]


@pytest.fixture(scope="module")
def measured(country):
    settings, misspelt = country
    strangers = dict.fromkeys(STRANGERS, "")
    told = organisations.measure(settings, misspelt | strangers)
    return {row["code_system"]: row for row in told.iter_rows(named=True)}


def test_every_official_code_is_right(measured):
    for system in organisations.OFFICIAL:
        assert measured[system]["right"] == measured[system]["codes"] == measured[system]["official_code"] > 50


def test_names_as_the_agencies_write_them_are_right(measured):
    rows = [row for system, row in measured.items() if system not in {*organisations.OFFICIAL, "SPBE misspelt"}]
    assert {row["code_system"] for row in rows} == {"LKPP", "SIASN", "SPBE", "BSSN", "OIKN", "KOMDIGI"}
    assert sum(row["right"] for row in rows) >= 0.98 * sum(row["codes"] for row in rows)
    assert sum(row["wrong"] for row in rows) == 0
    assert sum(row["equal"] for row in rows) < 0.6 * sum(row["right"] for row in rows), "equal letters are not enough"


def test_misspelt_names_are_found_and_none_is_another_s(measured):
    row = measured["SPBE misspelt"]
    assert row["wrong"] == 0
    assert row["right"] >= 0.95 * (row["codes"] - len(STRANGERS))


def test_who_is_not_on_the_list_stays_unmatched(country):
    settings, _ = country
    with duckdb.connect(str(settings.warehouse), read_only=True) as warehouse:
        found = warehouse.sql("select source_name, method, agency_code from marts.dim_agency_codes").pl()
    strangers = found.filter(pl.col("source_name").is_in(STRANGERS))
    assert strangers.height == len(STRANGERS)
    assert strangers["agency_code"].drop_nulls().is_empty(), strangers.filter(pl.col("agency_code").is_not_null())
    assert set(strangers["method"]) == {"unmatched"}


def test_shares_of_the_reorganisation_are_measured(country):
    settings, _ = country
    with duckdb.connect(str(settings.warehouse), read_only=True) as warehouse:
        found = warehouse.sql("from marts.dim_agency_successions where share_basis not like '%assumed%'").pl()
    law = found.filter(predecessor_name="Kementerian Hukum & Hak Asasi Manusia")
    assert law["successor_agency_code"].sort().to_list() == ["013", "137", "138"]
    assert law["share"].sum() == pytest.approx(1)
    assert law.sort("share")["successor_agency_code"].to_list()[-1] == "137", "prisons and borders took the most"
    heirs = found.filter(pl.col("share") == 1)["successor_agency_code"].to_list()
    assert {"059", "065", "068", "104"} <= set(heirs), "who was only renamed keeps all"


def test_an_organisation_stands_under_one_name_at_a_time(country):
    settings, _ = country
    with duckdb.connect(str(settings.warehouse), read_only=True) as warehouse:
        rows = warehouse.sql(
            "select agency_short_name, is_current, valid_to::varchar from marts.dim_agencies where agency_code = '034'"
        ).fetchall()
    assert sorted(rows) == [("Kemenko Polhukam", False, "2024-10-20"), ("Kemenko Polkam", True, None)]


def test_a_steward_links_and_parts_but_overrules_no_official_code(country):
    settings, _ = country
    food = "SPBE/name/badan gizi nasional"
    with duckdb.connect(str(settings.warehouse)) as warehouse:
        named = "select source_code from marts.dim_agency_codes where code_system = 'LKPP' and agency_code = '015'"
        ((treasury,),) = warehouse.sql(named).fetchall()
        decisions = [
            (1, "different", food, "151"), (2, "alias", food, "151"), (3, "different", f"LKPP/{treasury}", "015"),
            (4, "same", "BA/054", "007"),
        ]  # fmt: skip
        warehouse.executemany(
            """insert into raw.decisions by name select sequence: $1, kind: $2, concept: 'organisation', subject: $3,
                object: $4, decided_by: 'Ayu', decided_at: now()::timestamp, reason: 'test'""",
            decisions,
        )
    build(settings)
    with duckdb.connect(str(settings.warehouse)) as warehouse:
        found = warehouse.sql("from intermediate.int_organisations__crosswalked where valid_to is null").pl()
        warehouse.execute("delete from raw.decisions")
    columns = ("subject", "agency_code", "method", "decided_by", "candidate_agency_code")
    decided = {subject: row for subject, *row in found.select(columns).iter_rows()}
    assert decided[food][:3] == ["151", "steward", "Ayu"], "the latest decision stands"
    assert decided[f"LKPP/{treasury}"] == [None, "unmatched", None, "015"], "kept apart, and shown"
    assert decided["BA/054"][:3] == ["054", "official code", None]
