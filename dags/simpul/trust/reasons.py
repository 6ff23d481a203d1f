"""Why a number is trusted no further: codes, and sentences in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

TEXTS = {
    "missing": (
        "{n} dari {of} setoran {table} yang jatuh tempo tidak ada",
        "{n} of {of} due deliveries of {table} are not there",
    ),
    "numbers": ("Nomor {what} dari {table} tidak pernah datang", "Number {what} of {table} never came"),
    "planned": (
        "Rencana menyebut orang mulai {what}, tetapi {table} untuk waktu itu tidak datang",
        "The plan names people from {what} on, and no {table} came for then",
    ),
    "quarantined": (
        "{n} dari {of} baris {table} dikarantina",
        "{n} of {of} rows of {table} are in quarantine",
    ),
    "stale": ("{table} tertinggal {n} periode", "{table} is {n} periods behind"),
    "periods": ("{n} dari {of} periode tanpa angka", "{n} of {of} periods have no number"),
    "checks": ("{n} dari {of} pemeriksaan menemukan baris rusak", "{n} of {of} checks found broken rows"),
    "audits": ("{n} dari {of} janji tema tidak ditepati", "{n} of {of} promises of the theme are broken"),
    "unlinked": (
        "{n} dari {of} catatan {table} tidak pasti milik siapa",
        "of {n} of {of} records of {table} it is not sure whose they are",
    ),
    "unmatched": (
        "{share} % tidak dapat dikaitkan dengan instansi mana pun",
        "{share} % can be put to no agency",
    ),
}
"""Code → the sentence in Indonesian and in English."""
SOUND = ("Tidak ada yang kurang, terlambat, rusak, atau tidak tertaut", "Nothing is missing, late, broken or unlinked")


@dataclass(frozen=True)
class Reason:
    """One reason: how many of how many, of which table, and which of its deliveries."""

    code: str
    n: float
    of: float = 0
    table: str = ""
    what: str = ""

    def text(self, language: int) -> str:
        """Return the sentence, 0 in Indonesian, 1 in English."""
        marks = str.maketrans(",.", ".,") if language == 0 else {}
        n, of = (f"{number:,.0f}".translate(marks) for number in (max(self.n, 1), self.of))
        share = f"{100 * self.n:,.2f}".translate(marks)
        return TEXTS[self.code][language].format(n=n, of=of, share=share, table=self.table, what=self.what)


@dataclass(frozen=True)
class Sentences:
    """All reasons of a score: their codes, and what they say."""

    reasons: str
    reasons_id: str
    reasons_en: str


def sentences(reasons: Iterable[Reason]) -> Sentences:
    """Say all reasons, in the order of what they cost first met; that there is none is said too."""
    found = list(reasons)
    codes = " ".join(dict.fromkeys(one.code for one in found)) or "sound"
    said = (". ".join(one.text(language) for one in found) or SOUND[language] for language in (0, 1))
    return Sentences(codes, *(f"{text}." for text in said))
