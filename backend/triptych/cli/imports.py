"""`triptych import ...`: files through the same use cases as on the pages.

Exit code 0 when every line came in, 1 when a line was rejected (the others are in) or the file was refused whole.
"""

# ruff: noqa: PLC0415 - a command imports what it needs when it is called

from pathlib import Path
from typing import Annotated, Literal

import typer

app = typer.Typer(
    help="Take a file in. Exit code 1 when any line was rejected; those that could be taken are in.",
    no_args_is_help=True,
)

File = Annotated[Path, typer.Argument(help="CSV or XLSX, also gzipped.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Do everything, tell the numbers, keep nothing.")]
By = Annotated[
    str | None, typer.Option("--by", help="E-mail address of whoever imports; the administrator, if there is one only.")
]
ByOrAs = Annotated[
    str | None,
    typer.Option("--as", "--by", help="E-mail address of whoever imports; the administrator, if there is one only."),
]
Sheet = Annotated[str | None, typer.Option(help="The sheet of a workbook; the first visible one, if left out.")]


@app.command()
def gmpp(
    file: File,
    *,
    year: Annotated[int | None, typer.Option(help="Publication year, where the file does not say it.")] = None,
    dry_run: DryRun = False,
    by: ByOrAs = None,
    sheet: Sheet = None,
) -> None:
    """A publication of the major-projects portfolio, in any of its three shapes."""
    from triptych.cli.importing import Given, take_in

    take_in(Given(file, "gmpp", dry_run=dry_run, by=by, year=year, sheet=sheet))


@app.command()
def approvals(
    file: File,
    *,
    currency: Annotated[str, typer.Option(help="The currency of the amounts; a log does not name it.")] = "EUR",
    dry_run: DryRun = False,
    by: ByOrAs = None,
    sheet: Sheet = None,
) -> None:
    """A log of approvals from elsewhere, as history that informs whoever decides here."""
    from triptych.cli.importing import Given, take_in

    take_in(Given(file, "approvals", dry_run=dry_run, by=by, currency=currency.upper(), sheet=sheet))


@app.command()
def services(file: File, *, dry_run: DryRun = False, by: ByOrAs = None, sheet: Sheet = None) -> None:
    """The published catalogue of government services."""
    from triptych.cli.importing import Given, take_in

    take_in(Given(file, "services", dry_run=dry_run, by=by, sheet=sheet))


@app.command()
def table(
    file: File,
    *,
    target: Annotated[Literal["projects", "people", "services", "rules"], typer.Option("--as", help="What lines are.")],
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="FIELD=HEADING", help="Which heading is which field; repeat.")
    ] = None,
    dry_run: DryRun = False,
    by: By = None,
    sheet: Sheet = None,
) -> None:
    """Any table, through mapped columns; without --map the mapping is proposed from the headings and told."""
    from triptych.cli.importing import Given, mapped, take_in

    kind = "services-table" if target == "services" else target
    take_in(Given(file, kind, dry_run=dry_run, by=by, mapping=mapped(mapping or []), sheet=sheet))
