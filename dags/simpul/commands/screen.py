"""What a person sees in the terminal and what a machine reads: rich tables there, plain JSON here."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console
    from rich.status import Status

    from simpul.receipts import Receipt

STATE_STYLES = {
    "loaded": "green",
    "unchanged": "dim",
    "superseded": "dim",
    "needs_decision": "yellow",
    "stale": "yellow",
    "refused": "red",
    "failed": "red",
}

RECEIPT = (
    "agency",
    "table",
    "period",
    "file",
    "state",
    "rows_landed",
    "rows_loaded",
    "rows_quarantined",
    "delivery_id",
)


@lru_cache(maxsize=1)
def console() -> Console:
    """Return the terminal; wide enough for whole lines where the output is no terminal."""
    from rich.console import Console

    plain = Console(highlight=False)
    return plain if plain.is_terminal else Console(highlight=False, width=160)


def show_json(found: Any) -> None:
    """Print only JSON: no colours, no width, dates as ISO text."""
    typer.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))


def show_table(title: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print rows as a table; say so where there are none."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", header_style="bold", show_edge=False, pad_edge=False)
    for column in columns:
        is_number = any(isinstance(row.get(column), int | float) for row in rows)
        table.add_column(column, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell(row.get(c)), style=STATE_STYLES.get(str(row.get(c)), "")) for c in columns))
    if not rows:
        console().print(f"{title}: nothing yet")
        return
    console().print(table)


def show(title: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], as_json: bool) -> None:
    """Print the same rows for a machine or for a person."""
    if as_json:
        show_json(rows)
    else:
        show_table(title, rows, columns)


def show_receipts(title: str, receipts: Sequence[Mapping[str, Any]]) -> None:
    """Print what became of deliveries, and below the table every reason in full."""
    show_table(title, [{**one, "file": one["file"].rpartition("/")[2]} for one in receipts], RECEIPT)
    for one in receipts:
        if one["reason"]:
            console().print(
                f"{one['state']}: {one['reason']}",
                style=STATE_STYLES.get(one["state"], ""),
                markup=False,
                soft_wrap=True,
            )


def cell(value: Any) -> str:
    """Return a value as people read it: thousands apart, four places at most, nothing for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    return str(value)


def note(text: str) -> None:
    """Print one line in passing."""
    console().print(text, style="dim", markup=False, soft_wrap=True)


def line(verb: str, what: str, told: str, seconds: float | None = None) -> None:
    """Print one line of progress: verb, agency or product, what came of it, how long it took."""
    took = "" if seconds is None else f"{seconds:7.1f} s"
    console().print(f"[bold]{verb:<9}[/bold] {what:<12} {told:<78} {took}", soft_wrap=True)


class Told:
    """What a timed step has to say: which file it is at, and what came of it in the end."""

    text = ""

    def __init__(self, step: str, status: Status) -> None:
        self.step, self.status = step, status

    def each(self, receipts: Iterable[Receipt], count: int) -> Iterator[Receipt]:
        """Give one delivery after the other and tell which of them was the last."""
        for number, receipt in enumerate(receipts, 1):
            self.status.update(f"{self.step} {number} of {count}: {receipt.file}")
            yield receipt


@contextmanager
def timed(verb: str, what: str) -> Iterator[Told]:
    """Time one step, with a spinner on a terminal, and print its line when it ends well."""
    begun = time.perf_counter()
    with console().status(f"{verb} {what}") as status:
        told = Told(f"{verb} {what}", status)
        yield told
    line(verb, what, told.text, time.perf_counter() - begun)
