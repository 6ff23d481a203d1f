"""Source Sans, the face of the screen, unpacked from Streamlit's own files into one that a typesetter reads."""

import atexit
import shutil
import tempfile
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import streamlit as st

FAMILY = "SourceSans3VF"
SHIPPED = Path(st.__file__).parent / "static" / "static" / "media"
SIGNS = "–—‘’“”…·•←↑→↓−×÷±≤≥≈≠∑√Σ°²³½№€‑▲▼■○●◆△□✓✗"
WEIGHTS = (400, 700)
COVERED = frozenset([*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, SIGNS)])
"""The characters that a brief can be written with; a tagged PDF must not hold one that its face lacks."""
INSTEAD = str.maketrans({"✕": "✗", "⚠": "△", "◐": "○", "↻": "→", "\u202f": "\u00a0", "\u2009": "\u00a0"})


@lru_cache(maxsize=1)
def folder() -> Path:
    """Return a folder of this process that holds the upright face, regular and bold.

    Of Streamlit's one variable file only what paper needs is kept: a picture's letters would else be drawn at the
    lightest weight, and unpacking all of it takes three seconds. Pairs are not kerned for the same reason.

    Raises:
        FileNotFoundError: Streamlit ships the face under another name now.
    """
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    shipped = next(SHIPPED.glob("SourceSansVF-Upright.ttf.*.woff2"), None)
    if shipped is None:
        raise FileNotFoundError(f"{SHIPPED}: no SourceSansVF-Upright.ttf.*.woff2 beside Streamlit")
    # The face's own date stays: that of its making would be another in each paper.
    font = TTFont(shipped, lazy=True, recalcTimestamp=False)
    kept = subset.Subsetter(subset.Options(layout_features=["lnum", "tnum"], name_IDs=["*"]))
    kept.populate(unicodes=COVERED)
    kept.subset(font)
    font.flavor = None
    needed = BytesIO()
    font.save(needed)
    place = Path(tempfile.mkdtemp(prefix="simpul-typeface-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    for weight in WEIGHTS:
        instancer.instantiateVariableFont(TTFont(needed, recalcTimestamp=False), {"wght": weight}).save(
            place / f"{weight}.ttf"
        )
    return place


def written(told: Any) -> Any:
    """Return texts, in whatever they stand, with the signs that the face has; what it has no letter for becomes □."""
    if isinstance(told, str):
        return "".join(_nearest(sign) for sign in told.translate(INSTEAD))
    if isinstance(told, Mapping):
        return {name: written(one) for name, one in told.items()}
    return [written(one) for one in told] if isinstance(told, list | tuple) else told


def _nearest(sign: str) -> str:
    if ord(sign) in COVERED:
        return sign
    plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if ord(part) in COVERED)
    return plain or ("" if unicodedata.category(sign)[0] in "CM" else "□")
