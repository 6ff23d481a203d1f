"""The brief as a command."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def brief(  # noqa: PLR0913, PLR0917 - one option a filter
    out: Annotated[Path, typer.Option(help="the PDF to write")],
    theme: Annotated[str, typer.Argument(help="overview, or a theme's page, such as relocation")] = "overview",
    lang: Annotated[str, typer.Option(help="id or en")] = "id",
    agency: Annotated[str, typer.Option(help="agency code, or all")] = "all",
    edition: Annotated[str | None, typer.Option(help="edition id; the current one if left out")] = None,
    period: Annotated[str | None, typer.Option(help="YYYY-MM: numbers up to then")] = None,
    unit: Annotated[str | None, typer.Option(help="a unit of the agency, by its key")] = None,
    wave: Annotated[str | None, typer.Option(help="a wave of the move, by its code")] = None,
    building: Annotated[str | None, typer.Option(help="a building, by its code")] = None,
    metric: Annotated[str | None, typer.Option(help="an indicator: its figure alone, on one page")] = None,
) -> None:
    """Write two pages for who decides, as an accessible PDF.

    Findings, cards, what needs a decision and the page's main pictures; every number, and every picture, with the code
    that opens it in the app. The same edition, language and agency give the same bytes. With --metric, one page of that
    indicator over time, with its table, source and codes.

    Example: simpul brief relocation --lang en --out relocation.pdf
    """
    from simpul.commands.screen import line
    from simpul.numbers import brief as paper

    try:
        narrowed = {"period": period, "unit": unit, "wave": wave, "building": building, "metric": metric}
        paper.write(out, theme, lang=lang, agency=agency, edition=edition, **narrowed)
    except paper.Mistyped as error:
        raise typer.BadParameter(str(error)) from None
    line("wrote", metric or theme, str(out))
