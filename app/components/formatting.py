"""Numbers, money and dates as the reader's language writes them."""

from datetime import date, datetime
from functools import lru_cache
from math import log10

from babel.dates import format_date
from babel.numbers import format_decimal

from components.language import N_, _, chosen

MISSING = {  # the symbols of statistical offices: a cell is never blank
    "z": N_("not applicable"),
    "x": N_("not available"),
    "c": N_("suppressed"),
    "k": N_("close to zero"),
}
SCALES = ((1e12, N_("trillion")), (1e9, N_("billion")), (1e6, N_("million")))
UNITS = {"score": N_("points"), "bidders": N_("bidders"), "rows": N_("rows"), "packages": N_("packages")}
UNITS |= {
    "people": N_("people"),
    "count": "",
    "ratio": "",
    "level": N_("of 5"),
    "days": N_("days"),
    "hours": N_("hours"),
}
UNITS |= {"months": N_("months"), "minutes": N_("minutes"), "milliseconds": "ms", "kwh_per_m2": "kWh/m²"}
UNITS |= {"m2_per_workpoint": N_("m² per workpoint"), "m2_per_person": N_("m² per person")}
UNITS |= {"m3_per_person": N_("m³ per person"), "kg_per_person": N_("kg per person")}
PER = {"idr_per_person": N_("per person"), "idr_per_m2": N_("per m²"), "idr_per_workpoint": N_("per workpoint")}
WHOLE = {"people", "count"}
SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


def number(value: float | None, decimals: int = 2, signed: bool = False) -> str:
    """Write a number with the language's separators, a true minus, and `x` where there is none."""
    if value is None:
        return "x"
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = _decimal(abs(value), pattern, chosen())
    is_zero = not any(digit in "123456789" for digit in text)
    sign = MINUS if value < 0 and not is_zero else "+" if signed and value > 0 and not is_zero else ""
    return sign + text


@lru_cache(maxsize=1 << 15)
def _decimal(value: float, pattern: str, locale: str) -> str:
    return format_decimal(value, format=pattern, locale=locale)


def money(value: float | None, signed: bool = False) -> str:
    """Write rupiah to four digits in words: `Rp 1,234 triliun`."""
    if value is None:
        return "x"
    scale, word = next(((scale, word) for scale, word in SCALES if abs(value) >= scale), (1.0, ""))
    scaled = value / scale
    decimals = 0 if not word else max(0, 3 - int(log10(abs(scaled))))
    text = number(abs(scaled), decimals) + (SPACE + _(word) if word else "")
    sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
    return f"{sign}Rp{SPACE}{text}"


def span(low: float, high: float) -> str:
    """Write a range of rupiah with what both ends share once: `Rp 15,35–24,43 miliar`."""
    least, most = money(low), money(high)
    word = most.rpartition(SPACE)[2]
    shared = least.removesuffix(SPACE + word) if word.isalpha() else least
    return f"{shared}–{most.removeprefix(f'Rp{SPACE}')}"


def rupiah(value: float | None) -> str:
    """Write rupiah exactly: `Rp 1.234.567,89`."""
    return "x" if value is None else f"Rp{SPACE}{number(value)}"


def quantity(value: float | None, unit: str, signed: bool = False, exact: bool = False) -> str:
    """Write a metric's value with its unit, short for cards or exact for passports.

    Units are those of `dim_metrics`: a `ratio` is a bare number, `idr` is rupiah; a word without a translation follows
    the number as it is.
    """
    if value is None:
        return "x"
    kind = (unit or "").lower()
    if kind == "idr" or kind in PER:
        text = rupiah(value) if exact else money(value, signed)
        return f"{text} {_(PER[kind])}" if kind in PER else text
    if kind == "percent":
        return percentage(value, 4 if exact else 1, signed)
    text = number(value, 0 if kind in WHOLE else 4 if exact else 2, signed)
    name = UNITS.get(kind, unit or "")
    return f"{text}{SPACE}{_(name) if name else ''}".strip()


def unit_name(unit: str | None) -> str:
    """Name a metric's unit for the dictionary: `poin`, `Rp per m²`, `%`; `–` where it is a bare number."""
    kind = (unit or "").lower()
    if kind == "idr" or kind in PER:
        return f"Rp {_(PER[kind])}" if kind in PER else "Rp"
    name = UNITS.get(kind, unit or "")
    return "%" if kind == "percent" else _(name) if name else "–"


def round_quantity(value: float | None, unit: str) -> str:
    """Write a bound or a target without idle decimals: `95 poin`; `–` where there is none."""
    if value is None:
        return "–"
    text = quantity(value, unit)
    idle = number(0, 2 if unit.lower() == "score" else 1)[1:]
    return text.replace(idle + SPACE, SPACE).replace(idle + "%", "%") if float(value).is_integer() else text


def percentage(value: float | None, decimals: int = 1, signed: bool = False) -> str:
    """Write a percentage: `95,3 %` in Indonesian, `95.3%` in English."""
    gap = SPACE if chosen() == "id" else ""
    return "x" if value is None else f"{number(value, decimals, signed)}{gap}%"


def day(value: date | datetime | str | None) -> str:
    """Write a date in full: `17 Agustus 2024`."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return "x" if value is None else format_date(value, "d MMMM y", locale=chosen())


@lru_cache(maxsize=1 << 12)
def _date(value: date, pattern: str, locale: str) -> str:
    return format_date(value, pattern, locale=locale)


def period(value: date | None, is_yearly: bool = False) -> str:
    """Write a reporting period: `Agustus 2024`, or the year alone for yearly figures."""
    if value is None:
        return "x"
    return str(value.year) if is_yearly else _date(value, "MMMM y", chosen())


def month(value: date) -> str:
    """Write a month in short: `Agu 2024`."""
    return _date(value, "MMM y", chosen())


def as_date(text: str) -> date:
    """Read `2025-06-01`, or the first day of `2025-06` or `2025`."""
    return date.fromisoformat((text + "-01-01")[:10])
