"""The house as commands: all of it at once, a new agency, a contract for other tools, what the machine lacks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simpul.settings import settings


def up(once: Annotated[bool, typer.Option("--once", help="leave after the pipeline, without serving")] = False) -> None:
    """Run the river under Airflow, then serve the app until Ctrl-C.

    This is what `make run` does: app on 127.0.0.1:8501, Airflow on 127.0.0.1:8080, or the next free ports.

    Example: simpul up --once
    """
    from simpul.up import main

    raise typer.Exit(main(once))


def new_agency(  # noqa: PLR0913, PLR0917 - one option a question
    code: Annotated[str, typer.Argument(help="short lower-case code, such as bkn")],
    name: Annotated[str | None, typer.Option(help="the agency's full name")] = None,
    table: Annotated[str | None, typer.Option(help="the first table's name, plural, such as employees")] = None,
    example: Annotated[Path | None, typer.Option(help="a delivered file: its columns prefill the contract")] = None,
    unit: Annotated[str | None, typer.Option(help="the unit that answers for the data")] = None,
    email: Annotated[str | None, typer.Option(help="the steward's address")] = None,
    every: Annotated[str | None, typer.Option(help="day, week, month, quarter, half-year, year or once")] = None,
    purpose: Annotated[
        str | None, typer.Option(help="why the data are held: a code of expectations/purposes.yml")
    ] = None,
) -> None:
    """Write what a new agency needs.

    That is a contract, staging models and a sample; no existing file is edited.
    What is not given as an option is asked for.

    Example: simpul new-agency bkn --table employees --example /mnt/deliveries/pegawai_2024-01.csv
    """
    from simpul.commands.screen import line
    from simpul.onboarding import new_agency as scaffold
    from simpul.purposes import load_purposes

    answers = scaffold.Answers(
        code=code,
        name=name or typer.prompt("The agency's full name"),
        table=table or typer.prompt("The first table, plural, such as employees"),
        example=example or Path(typer.prompt("Path of a delivered file")),
        unit=unit or typer.prompt("The unit that answers for the data"),
        email=email or typer.prompt("The steward's address"),
        every=every or typer.prompt("How often it is delivered", default="month"),
        purpose=purpose or typer.prompt(f"Why the data are held: {', '.join(load_purposes(settings().promises))}"),
    )
    for path in scaffold.write(settings(), answers):
        line("wrote", code, str(path))


def contract_export(
    agency: Annotated[str, typer.Argument(help="agency code, such as kemenkeu")],
    odcs: Annotated[bool, typer.Option("--odcs", help="as Open Data Contract Standard v3, in YAML")] = False,
) -> None:
    """Print a contract for other tools.

    It is validated against the standard's own schema.

    Example: simpul contract export kemenkeu --odcs
    """
    from simpul.commands.flow import agencies_of
    from simpul.contract import load_contract
    from simpul.standards import odcs as standard

    if not odcs:
        raise typer.BadParameter("say which standard: --odcs")
    agencies_of(settings(), agency, None)
    typer.echo(standard.to_yaml(settings(), load_contract(settings().promises, agency)), nl=False)


def doctor() -> None:
    """Look at what the pipeline stands on.

    One line each with what to do; exit code 1 if something must be done.

    Example: simpul doctor
    """
    from simpul.commands.screen import console
    from simpul.installation import doctor as examination

    found = list(examination.examine(settings()))
    for sign in found:
        mark = {"ok": "[green]ok  [/green]", "note": "[yellow]note[/yellow]", "bad": "[red]BAD [/red]"}[sign.verdict]
        console().print(f"{mark} {sign.what:<12} {sign.told}{' → ' + sign.todo if sign.todo else ''}", soft_wrap=True)
    if any(sign.verdict == "bad" for sign in found):
        raise typer.Exit(1)
