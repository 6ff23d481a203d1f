"""What the contracts say, in the reader's language: their sentences stand in a catalogue of their own, `promises`.

The sentences are English, for they are signed with the contract; rules that the pipeline words itself are patterns.
"""

import gettext
import re
from functools import lru_cache

from components.formatting import number
from components.language import LOCALE, N_, _, chosen

KINDS = {
    "a text": N_("a text"), "a code": N_("a code"), "a number": N_("a number"), "a whole number": N_("a whole number"),
    "a percentage": N_("a percentage"), "a date": N_("a date"), "a moment": N_("a moment"), "a month": N_("a month"),
    "a year": N_("a year"), "true or false": N_("true or false"),
}  # fmt: skip
FORMS = (
    (r"The contract says that it is never empty\.?", N_("The contract says that it is never empty.")),
    (r"No row is an exact copy of an earlier row\.?", N_("No row is an exact copy of an earlier row.")),
    (r"A value that does not match (?P<what>.+) is wrong\.", N_("A value without the form {what} is wrong.")),
    (r"A value that is not one of (?P<what>.+) is wrong\.", N_("A value that is not one of {what} is wrong.")),
    (
        r"A value that is not between (?P<low>\S+) and (?P<high>\S+) is wrong\.",
        N_("A value that is not between {low} and {high} is wrong."),
    ),
    (r"A value that is below (?P<low>\S+) is wrong\.", N_("A value below {low} is wrong.")),
    (r"A value that is above (?P<high>\S+) is wrong\.", N_("A value above {high} is wrong.")),
    (r"A value that is not (?P<kind>.+) is wrong\.", N_("A value that is not {kind} is wrong.")),
    (r"One row per (?P<what>[a-z0-9_]+(, [a-z0-9_]+)*)\.", N_("One row per {what}.")),
    (r"is not of the delivery's period (?P<what>\S+)", N_("It belongs to the delivery's period, {what}.")),
)
NUMBERS = ("low", "high")


@lru_cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("promises", LOCALE, languages=[code], fallback=True)


def said(text: str | None) -> str:
    """Write a contract's sentence in the reader's language; one that is in no catalogue is shown as it was written."""
    text = " ".join((text or "–").split())
    known = _catalogue(chosen()).gettext(text)
    if known != text:
        return known
    for form, words in FORMS:
        if found := re.fullmatch(form, text):
            return _(words).format(**{name: _part(name, part) for name, part in found.groupdict().items()})
    return text


def _part(name: str, part: str) -> str:
    if name == "kind":
        return _(KINDS[part]) if part in KINDS else part
    if name in NUMBERS and re.fullmatch(r"-?\d+(\.\d+)?(e[+-]?\d+)?", part):
        return number(float(part), len(part.partition(".")[2]) if "e" not in part else 0)
    return part
