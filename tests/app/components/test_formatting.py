"""Numbers, money and dates in both languages."""

from datetime import date

import pytest
from components import formatting

SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(params=["id", "en"])
def language(request, monkeypatch):
    """The language that the page speaks."""
    monkeypatch.setattr(formatting, "chosen", lambda: request.param)
    monkeypatch.setattr("components.language.chosen", lambda: request.param)
    return request.param


def pick(language: str, indonesian: str, english: str) -> str:
    """Return the text expected in a language, its spaces made unbreakable."""
    return (indonesian if language == "id" else english).replace(" ", SPACE)


def test_numbers_have_the_language_s_separators_and_a_true_minus(language):
    assert formatting.number(-1234567.891) == pick(language, "−1.234.567,89", "−1,234,567.89")
    assert formatting.number(1234, 0) == pick(language, "1.234", "1,234")


@pytest.mark.parametrize("value", [0.0, -0.001, 0.001])
def test_what_rounds_to_nothing_has_no_sign(language, value):
    assert formatting.number(value, signed=True) == pick(language, "0,00", "0.00")


def test_rupiah_exact_and_in_words(language):
    assert formatting.rupiah(1234567.89) == pick(language, "Rp 1.234.567,89", "Rp 1,234,567.89")
    assert formatting.money(3.2493e11) == pick(language, "Rp 324,9 miliar", "Rp 324.9 billion")
    assert formatting.money(-1.5e12) == pick(language, "−Rp 1,500 triliun", "−Rp 1.500 trillion")
    assert formatting.money(18_400_000) == pick(language, "Rp 18,40 juta", "Rp 18.40 million")
    assert formatting.money(950) == pick(language, "Rp 950", "Rp 950")


def test_a_range_says_its_currency_and_scale_once(language):
    assert formatting.span(15.35e9, 24.43e9) == pick(language, "Rp 15,35–24,43 miliar", "Rp 15.35–24.43 billion")
    assert formatting.span(9e8, 1.2e9) == pick(language, "Rp 900,0 juta–1,200 miliar", "Rp 900.0 million–1.200 billion")
    assert formatting.span(300.0, 950.0) == pick(language, "Rp 300–950", "Rp 300–950")


def test_quantities_carry_their_unit(language):
    assert formatting.quantity(95.5, "score") == pick(language, "95,50 poin", "95.50 points")
    assert formatting.percentage(12.3, 1, signed=True) == pick(language, "+12,3 %", "+12.3%")
    assert formatting.quantity(1.4, "ratio") == pick(language, "1,40", "1.40")
    per_head = pick(language, "Rp 1,200 juta per orang", "Rp 1.200 million per person")
    assert formatting.quantity(1.2e6, "IDR_per_person").split() == per_head.split()
    assert formatting.quantity(99.0, "percent") == pick(language, "99,0 %", "99.0%")
    assert formatting.quantity(3.0, "meja") == pick(language, "3,00 meja", "3.00 meja")


def test_targets_have_no_idle_decimals(language):
    assert formatting.round_quantity(95.0, "score") == pick(language, "95 poin", "95 points")
    assert formatting.round_quantity(99.0, "percent") == pick(language, "99 %", "99%")
    assert formatting.round_quantity(99.5, "percent") == pick(language, "99,5 %", "99.5%")
    assert formatting.round_quantity(None, "score") == "–"


def test_dates_and_periods(language):
    assert formatting.day("2024-08-17T01:02:03Z") == ("17 Agustus 2024" if language == "id" else "17 August 2024")
    assert formatting.period(date(2024, 8, 1)) == ("Agustus 2024" if language == "id" else "August 2024")
    assert formatting.period(date(2024, 1, 1), is_yearly=True) == "2024"
    assert formatting.as_date("2024-08") == date(2024, 8, 1)
    assert formatting.as_date("2024") == date(2024, 1, 1)


@pytest.mark.parametrize("write", [formatting.number, formatting.rupiah, formatting.money, formatting.percentage])
def test_a_missing_number_is_never_blank(write):
    assert write(None) == "x"
    assert formatting.quantity(None, "score") == "x"
