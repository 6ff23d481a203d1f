"""The contract: lean, strict, versioned by its meaning."""

import shutil

import pytest
from simpul.contract import load_contract, load_contracts
from simpul.errors import ContractInvalid

from tests.house import HOUSE

PROMISES = HOUSE / "expectations"
IKPA = load_contract(PROMISES, "kemenkeu").tables["budget_performance"]


@pytest.fixture
def promises(tmp_path):
    """Return a copy of the promises that a test may spoil."""
    return shutil.copytree(PROMISES, tmp_path / "expectations")


def spoil(promises, old: str, new: str) -> None:
    """Replace a text in kemenkeu's contract."""
    path = promises / "agencies" / "kemenkeu.yml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_every_contract_loads():
    contracts = load_contracts(PROMISES)
    ten = ["bappenas", "bkn", "bssn", "kemendagri", "kemenkeu", "komdigi", "lkpp", "oikn", "panrb", "pu"]
    assert set(ten) <= set(contracts)
    assert sum(len(contract.tables) for contract in contracts.values()) >= 46


def test_the_headers_of_2023_are_read_one_column_to_the_left():
    before, after = IKPA.columns_for("2023-12"), IKPA.columns_for("2024-01")
    assert (before["Capaian Output"], after["Capaian Output"]) == ("dispensation_score", "output_score")
    assert (before["Konversi Bobot"], after["Konversi Bobot"]) == ("total_score", "weight_conversion_pct")
    assert before["Penyerapan Anggaran"] == after["Penyerapan Anggaran"] == "absorption_score"


def test_a_word_of_one_variant_only_may_be_empty():
    assert IKPA.words["dispensation_score"] and IKPA.words["dispensation_deduction"]
    assert not IKPA.words["absorption_score"]


def test_years_as_columns_become_two_words():
    words = load_contract(PROMISES, "kemenkeu").tables["section_spending"].words
    assert words["fiscal_year"] is False
    assert words["spending_idr_billion"] is True


def test_a_version_follows_the_meaning_only(promises):
    version = load_contract(promises, "kemenkeu").version
    load_contract.cache_clear()
    spoil(promises, "agency: kemenkeu", "# a remark\nagency: kemenkeu")
    assert load_contract(promises, "kemenkeu").version == version
    load_contract.cache_clear()
    spoil(promises, "late_after_days: 10", "late_after_days: 11")
    assert load_contract(promises, "kemenkeu").version != version


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Kode KPPN: treasury_office_code", "Kode KPPN: no_such_word", "no_such_word"),
        ("agency: kemenkeu", "agency: kemenkes", "says it is kemenkes"),
        ("grain: [work_unit_code, period]", "grain: [nothing, period]", "nothing"),
        ("connector: drop", "connector: pigeon", "connector"),
        ("until: 2023-12", "until: December", "is not a month"),
        ("purpose: budget-execution", "purpose: budget-execution\ncolour: red", "colour"),
        ("quarantined_rows_pct: 5", "quarantined_rows_pct: 500", "quarantined_rows_pct"),
    ],
)
def test_a_malformed_contract_is_refused_where_it_is_wrong(promises, old, new, said):
    spoil(promises, old, new)
    with pytest.raises(ContractInvalid) as refused:
        load_contract(promises, "kemenkeu")
    assert said in str(refused.value)
    assert "kemenkeu.yml" in refused.value.where


def test_an_unknown_agency_is_named(promises):
    with pytest.raises(ContractInvalid, match=r"nobody\.yml"):
        load_contract(promises, "nobody")
