"""Each reason for which a card shows no number has its word, its sentence and its next step."""

import re
from dataclasses import replace

import polars as pl
import pytest
import small_edition
import warehouse
from components import states
from streamlit.testing.v1 import AppTest

METRIC = "budget_execution_index"
EMPTY = "value = null, numerator = null, denominator = null, withheld"
OF = f"where metric = '{METRIC}' and agency_code"
HIDE = "alter table fct_metrics add column withheld varchar; "
STOPPED = (
    "insert into agreement_stops select 'metric', '{}', null, 'kemenkeu', 'budget_performance', date '2025-01-31';"
)
CASES = {
    "suppressed": (
        f"{HIDE} update fct_metrics set {EMPTY} = 'small_group' {OF} = '025'", "025",
        "c · disamarkan", "kurang dari 5 orang", "kelompok yang lebih besar"),
    "agreement": (
        f"{HIDE} update fct_metrics set {EMPTY} = 'agreement' {OF} = '025'; {STOPPED.format(METRIC)}", "025",
        "x · perjanjian berakhir", "31 Januari 2025", "memperbarui perjanjian"),
    "trust": (
        f"{HIDE} update fct_metrics set {EMPTY} = 'trust' {OF} = '025'", "025",
        "x · belum dapat dipercaya", "Nilai baik terakhir 91,50 poin (Mei 2025, rilis 2)", "harus diperbaiki"),
    "not delivered": (
        f"delete from fct_metrics {OF} = '025'", "025",
        "x · belum disetor", "Kementerian Keuangan belum menyetor budget_performance sejak Mei 2025",
        "Pusintek (data@example.test)"),
    "empty by filter": (
        f"delete from fct_metrics {OF} = '025'; delete from ledger_expected", "025",
        "x · kosong", "Kementerian Agama", "atur ulang saringan"),
    "nothing to measure": (
        f"update fct_metrics set value = null {OF} = '025'", "025",
        "z · tidak berlaku", "Tidak ada yang dapat dihitung", "Tidak perlu tindakan"),
    "out of range": (
        f"update fct_metrics set value = -1.7 {OF} = 'all'", "all",
        "x · di luar rentang", "−1,70 poin", "Penanggung jawab memeriksa setorannya: DJPb"),
    "incomplete": (
        f"update dim_metrics set unit = 'percent' where metric = '{METRIC}'; "
        f"delete from fct_metrics {OF} in ('005', '054', '060') and period = date '2025-06-01'", "all",
        "x · penyebut tidak lengkap", "1 dari 4 instansi", "setoran yang ditunggu"),
}  # fmt: skip


def drawn(agency: str) -> AppTest:
    """Draw one card, as a page does: in one line."""

    def script(metric: str, agency: str) -> None:
        import warehouse
        from components import cards
        from components.filters import Place

        cards.card(warehouse.current(), metric, Place(agency))

    page = AppTest.from_function(script, args=(METRIC, agency), default_timeout=60).run()
    assert not page.exception, page.exception
    return page


def said(page: AppTest) -> str:
    """Return what a card says, in plain letters."""
    text = re.sub(r"<[^>]+>", " ", " ".join(block.value for block in page.get("html")))
    return re.sub(r"\s+", " ", text.replace("\N{NO-BREAK SPACE}", " "))


@pytest.mark.parametrize("case", CASES)
def test_a_state_says_its_word_why_and_what_next(case, tmp_path, monkeypatch):
    changes, agency, *parts = CASES[case]
    small_edition.build(tmp_path / "editions", changes=changes)
    monkeypatch.setenv("SIMPUL_DATA", str(tmp_path))
    told = said(drawn(agency))
    for part in parts:
        assert part in told, told
    assert not re.search(r"\d %", told)


def test_a_value_that_may_be_shown_has_no_state(edition):
    told = said(drawn("005"))
    for part in ("Median semua instansi 90,00 poin · peringkat 4/5", "Selisih ke median: Rp 1,500 juta",
                 "s.d. Juni 2025 · final"):  # fmt: skip
        assert part in told, told


def test_what_is_not_to_be_trusted_says_whom_to_ask_by_the_first_table_that_is_named(edition):
    why = "Ditahan: 1 dari 40 baris kemenkeu.budget_performance dikarantina."
    (asked,) = states._asked(edition, {"metric": METRIC}, why)
    assert "Pusintek (data@example.test)" in asked
    assert states._asked(edition, {"metric": METRIC}, "Ditahan.") == []


def test_another_s_agency_is_forbidden(edition, monkeypatch):
    whole = warehouse.current()
    monkeypatch.setattr(warehouse, "current", lambda: replace(whole, role="analyst", scope=("005",)))
    told = said(drawn("025"))
    assert "Di luar wewenang Anda" in told and "93" not in told
    assert "Median" in said(drawn("005"))


def test_a_card_that_fails_says_a_code_and_the_time_and_the_log_says_why(edition, monkeypatch, caplog):
    def broken(*_asked: object) -> None:
        raise RuntimeError("broken pipe")

    monkeypatch.setattr(states, "of", broken)
    told = said(drawn("025"))
    code = re.search(r"Galat ([0-9a-f]{8}), \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", told)
    assert code and "broken pipe" not in told
    assert f"error {code[1]}: RuntimeError('broken pipe')" in caplog.text


def test_what_is_held_back_for_people_s_sake_tells_no_earlier_value(edition):
    definition = warehouse.read(edition, "metrics").filter(metric=METRIC).row(0, named=True)
    series = pl.DataFrame({"period": [None], "value": [None], "withheld": ["complementary"]})
    assert "93" not in states.of(edition, definition, "025", series).why
