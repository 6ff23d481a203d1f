"""Numbers as cards write them: in at most four digits, the words of their unit apart."""

from components.formatting import MISSING, PER, SCALES, SPACE, UNITS, WHOLE, number, percentage, quantity
from components.language import N_, _

THOUSAND = (1e3, N_("thousand"))


def brief(value: float | None, unit: str) -> str:
    """Write a value as a card does, in at most four digits; what is written as zero and is not is `k`."""
    kind = (unit or "").lower()
    if value is None or kind == "idr" or kind in PER:
        return quantity(value, unit)
    scale, word = next(((scale, word) for scale, word in (*SCALES, THOUSAND) if abs(value) >= 10 * scale), (1.0, ""))
    scaled = value / scale
    most = 1 if kind == "percent" else 0 if kind in WHOLE and scale == 1 else 2
    decimals = max(0, min(most, 4 - len(str(int(abs(scaled))))))
    if value and not any(digit in "123456789" for digit in number(scaled, decimals)):
        return f"k ({_(MISSING['k'])})"
    if kind == "percent":
        return percentage(value, decimals)
    text = number(scaled, decimals) + (SPACE + _(word) if word else "")
    name = UNITS.get(kind, unit or "")
    return f"{text}{SPACE}{_(name) if name else ''}".strip()


def measure(unit: str) -> str:
    """Return the words that follow a value of a unit: `per person`; empty where they belong to the number."""
    kind = (unit or "").lower()
    name = PER.get(kind) or ("" if kind in {"percent", "idr"} else UNITS.get(kind, unit or ""))
    return _(name) if name else ""


def scaled(unit: str, most: float) -> tuple[float, str, int]:
    """Return what a column of numbers is divided by, the words of that over it, and its decimals.

    Rupiah goes by the largest of them, so that one column has one scale.
    """
    kind = (unit or "").lower()
    if kind == "idr" or kind in PER:
        scale, word = next(((scale, word) for scale, word in SCALES if most >= scale), (1.0, ""))
        return (
            scale,
            " ".join(part for part in ("Rp", _(word) if word else "", measure(unit)) if part),
            1 if word else 0,
        )
    words = "%" if kind == "percent" else measure(unit)
    return 1.0, words, 0 if kind in WHOLE else 1 if kind == "percent" else 2
