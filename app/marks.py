"""What is typed of a code: letters that no reader takes for others, no two places alike, and one that checks the rest.

Digits and letters are Crockford's base 32. Within an edition, an indicator or kind of row, and a month, every place
has four letters of its own: whose letters are another's already gets the next that are free.
"""

import hashlib
from collections.abc import Iterable

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
TAKEN_FOR = str.maketrans("oil", "011")
LONG = 4


def letters(text: str, count: int) -> str:
    """Return as many letters that a text always has."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest())
    return "".join(LETTERS[number >> (5 * place) & 31] for place in range(count))


def distinct(places: Iterable[str]) -> dict[str, str]:
    """Return letters for each place, none of them twice, whatever order the places come in."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for place in sorted(set(places)):
        mark, tries = letters(place, LONG), 0
        while mark in taken:
            tries += 1
            mark = letters(f"{place}|{tries}", LONG)
        taken.add(mark)
        found[place] = mark
    return found


def checked(said: str) -> str:
    """Return the letter that checks what stands before it: with any one letter or digit changed, it is another."""
    values = (LETTERS.index(letter) for letter in said.lower())
    return LETTERS[sum((2 * place + 1) * value for place, value in enumerate(values)) % 32]
