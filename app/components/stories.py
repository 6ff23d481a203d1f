"""What the stories of the themes share: parts that are told only where the edition holds what they need."""

from collections.abc import Callable, Sequence

import polars as pl
import warehouse
from editions import Edition

from components.drawings import Numbered
from components.figures import Caption, Chart, figure
from components.filters import Selection
from components.language import _

Part = tuple[Callable[[Edition, Selection], None], Sequence[str]]
"""What draws, and the tables that it reads beside the metrics."""


def tell(edition: Edition, selection: Selection, parts: Sequence[Part]) -> None:
    """Draw the parts in their order; an edition from before a table was made is without those that read it."""
    for draw, needed in parts:
        if all(warehouse.holds(edition, table) for table in needed):
            draw(edition, selection)


def listed(title: str, rows: pl.DataFrame) -> str:
    """Say a picture of name and label in words: its message, then each row."""
    return f"{title}: " + "; ".join(f"{name} {label}" for name, label in zip(rows["name"], rows["label"], strict=True))


def picture(  # noqa: PLR0913 a caption, what is drawn, its rows, where they are from, and what must be known of them
    edition: Edition,
    caption: Caption,
    chart: Chart,
    table: pl.DataFrame,
    *,
    sources: Sequence[str],
    notes: Sequence[str] = (),
    rows: Callable[[], Sequence[Numbered]] = list,
    also: Callable[[], Sequence[Numbered]] = list,
) -> None:
    """Draw a figure of several metrics under its caption; `notes` are texts of the catalogue, or already told."""
    figure(
        edition, key=caption.name, title=caption.title, subtitle=caption.subtitle, chart=chart, table=table,
        alt=caption.alt, sources=sources, filters=caption.filters, notes=[_(note) for note in notes],
        rows=rows, also=also)  # fmt: skip
