"""Typesetting: what a paper says becomes a tagged PDF, a brief of two pages and a figure of one, without a network."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from brief import typeface

HERE = Path(__file__).parent
Told = dict[str, Any]
SIZES = (9.4, 9.0, 8.6, 8.2, 7.8, 7.5)
"""Sizes of the text, in points, the largest at which all fits on two pages being taken."""
ROWS = (60, 45, 35, 28, 22, 17, 13, 10, 7, 5, 3, 1)
"""How many rows of a table are tried on a page, the most first."""
PAGES, ACROSS, ROUGH = 2, 6, 4


def pdf(told: Told, drawings: Mapping[str, str]) -> bytes:
    """Set a brief as PDF/UA-1; its only time is that of the edition, so the same words give the same bytes.

    Raises:
        ValueError: It does not fit on two pages at the smallest size.
    """
    return _set(told, *_fitted("brief.typ", drawings, _briefs(told), PAGES))


def page(told: Told, drawings: Mapping[str, str], cut: Callable[[Any, int, bool], Told]) -> bytes:
    """Set a figure on one page, with as many rows of its table as it has room for; `cut` leaves so many of them.

    The codes of the other rows run on, where there is room for them.

    Raises:
        ValueError: It does not fit on a page with a single row.
    """
    counts = [count for count in ROWS if count < told["table"]["all"]]
    shorter = (
        cut(told, count, has_rest) | {"size": size}
        for has_rest in (True, False)
        for count in [ROWS[0], *counts]
        for size in (SIZES[1], SIZES[-2])
    )
    return _set(told, *_fitted("figure.typ", drawings, shorter, 1))


def pictures(told: Told, drawings: Mapping[str, str], resolution: int = 110) -> list[bytes]:
    """Draw the pages of a brief as PNG, for who wants to look at them."""
    import typst

    compiler, inputs = _fitted("brief.typ", drawings, _briefs(told), PAGES)
    return typst.compile(inputs, format="png", ppi=resolution, **compiler)


def _set(told: Told, compiler: dict[str, Any], inputs: dict[str, bytes]) -> bytes:
    import typst

    return typst.compile(inputs, format="pdf", pdf_standards="ua-1", timestamp=_moment(told), **compiler)


def _briefs(told: Told) -> Iterator[Told]:
    """Return a brief with ever fewer pictures, each in ever smaller letters, then with all its codes running on."""
    for kept in range(len(told["pictures"]), -1, -1):
        shown = {"pictures": rows(told["pictures"][:kept])}
        shown |= {"parts": [one for one in told["parts"] if one["of"] < kept]}
        for is_tight in (False, True):
            for size in SIZES:
                yield told | shown | {"size": size, "is-tight": is_tight}


def _fitted(
    template: str, drawings: Mapping[str, str], candidates: Iterable[Told], most: int
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return what sets the first of several papers that has so many pages."""
    import typst

    options = {"font_paths": [typeface.folder()], "ignore_system_fonts": True}
    files = {"main.typ": (HERE / template).read_bytes(), "paper.typ": (HERE / "paper.typ").read_bytes()}
    files |= {f"{name}.svg": drawn.encode() for name, drawn in drawings.items()}
    for told in candidates:
        day = _moment(told).date()
        dressed = typeface.written(told) | {"typeface": typeface.FAMILY, "made": [day.year, day.month, day.day]}
        said = json.dumps(dressed).encode()
        pages = typst.compile(files | {"told.json": said}, format="png", ppi=ROUGH, **options)
        if (len(pages) if isinstance(pages, list) else 1) == most:
            return options, files | {"told.json": said}
    raise ValueError(f"the paper does not fit on {most} pages")


def rows(pictures: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Put pictures side by side as long as the page is wide enough."""
    lines: list[list[dict[str, Any]]] = []
    for one in pictures:
        if lines and sum(other["span"] for other in lines[-1]) + one["span"] <= ACROSS:
            lines[-1].append(one)
        else:
            lines.append([one])
    return lines


def _moment(told: Told) -> datetime:
    return datetime.fromisoformat(told["moment"])
