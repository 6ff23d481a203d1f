"""Typesetting: what a brief says becomes a tagged PDF of two pages, by Typst, without a network."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from brief import typeface

TEMPLATE = Path(__file__).with_name("brief.typ")
SIZES = (9.4, 9.0, 8.6, 8.2, 7.8, 7.5)
"""Sizes of the text, in points, the largest at which all fits on two pages being taken."""
PAGES, ACROSS = 2, 6


def pdf(told: Mapping[str, Any], drawings: Mapping[str, str]) -> bytes:
    """Set a brief as PDF/UA-1; its only time is that of the edition, so the same words give the same bytes.

    Raises:
        ValueError: It does not fit on two pages at the smallest size.
    """
    import typst

    compiler, inputs = _compiler(told, drawings)
    return typst.compile(inputs, format="pdf", pdf_standards="ua-1", timestamp=_moment(told), **compiler)


def pictures(told: Mapping[str, Any], drawings: Mapping[str, str], resolution: int = 110) -> list[bytes]:
    """Draw the pages of a brief as PNG, for who wants to look at them."""
    import typst

    compiler, inputs = _compiler(told, drawings)
    return typst.compile(inputs, format="png", ppi=resolution, **compiler)


def _compiler(told: Mapping[str, Any], drawings: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, bytes]]:
    import typst

    options = {"font_paths": [typeface.folder()], "ignore_system_fonts": True}
    day = _moment(told).date()
    dressed = typeface.written(told) | {"typeface": typeface.FAMILY, "made": [day.year, day.month, day.day]}
    files = {"main.typ": TEMPLATE.read_bytes()}
    files |= {f"{name}.svg": drawn.encode() for name, drawn in drawings.items()}
    for kept in range(len(told["pictures"]), -1, -1):
        shown = {"pictures": rows(dressed["pictures"][:kept])}
        shown |= {"parts": [one for one in dressed["parts"] if one["of"] < kept]}
        for size in SIZES:
            said = json.dumps(dressed | {"size": size} | shown).encode()
            pages = typst.compile(files | {"brief.json": said}, format="svg", **options)
            if isinstance(pages, list) and len(pages) == PAGES:
                return options, files | {"brief.json": said}
    raise ValueError(f"the brief does not fit on {PAGES} pages")


def rows(pictures: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Put pictures side by side as long as the page is wide enough."""
    lines: list[list[dict[str, Any]]] = []
    for one in pictures:
        if lines and sum(other["span"] for other in lines[-1]) + one["span"] <= ACROSS:
            lines[-1].append(one)
        else:
            lines.append([one])
    return lines


def _moment(told: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(told["moment"])
