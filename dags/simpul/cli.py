"""The river by hand: ``simpul``, every verb and every question as a command.

Exit codes: 0 done · 1 refused or failed, with one line on stderr that says who must act · 2 the command was mistyped.
"""

from __future__ import annotations

import atexit
import os
import sys
from collections.abc import Callable

import typer

from simpul.commands import agreements, brief, editions, house, keeping, numbers, privacy, river, steward, trust
from simpul.errors import SimpulError

app = typer.Typer(
    name="simpul",
    help="Government data interconnection: agencies' deliveries in, trusted KPIs out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
contract = typer.Typer(help="Read the agencies' contracts.", no_args_is_help=True, rich_markup_mode=None)

COMMANDS: tuple[Callable[..., None], ...] = (
    *(river.run, house.up, river.land, river.validate, river.load),
    *(river.model, river.audit, river.publish),
    *(editions.status, editions.accept, editions.editions, editions.rollback, editions.verify),
    *(steward.review, steward.decide),
    *(
        numbers.kpi,
        numbers.changes,
        numbers.passport,
        numbers.findings,
        trust.trust,
        trust.anomalies,
        brief.brief,
    ),
    *(privacy.forget, privacy.correct, keeping.rotate, keeping.retain),
    *(house.new_agency, agreements.agreements, house.doctor),
)
for command in COMMANDS:
    app.command()(command)
contract.command("export")(house.contract_export)
app.add_typer(contract, name="contract")


def main() -> None:
    """Run one command; a refusal becomes one line that says what, where, what to do and who must act."""
    atexit.register(hush)
    try:
        app()
    except SimpulError as error:
        typer.echo(f"{type(error).__name__}: {error} (who acts: {error.who_acts})", err=True)
        sys.exit(1)


def hush() -> None:
    """Close stderr after every other exit handler, for DuckDB's binding then reports leaks on which nobody can act.

    They come from importing Great Expectations and duckdb-engine together, in 2.0.0, and are harmless.
    """
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


if __name__ == "__main__":
    main()
