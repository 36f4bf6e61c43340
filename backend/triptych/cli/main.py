"""`triptych ...`: what there is to say on the command line.

Each command imports what it needs when it is called: asking for help must not load the whole house.
"""

# ruff: noqa: PLC0415 - see above

import asyncio
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from triptych.cli import imports
from triptych.cli.screen import Stop, console, errors

app = typer.Typer(
    help="Governs projects, services and people change as one portfolio.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(imports.app, name="import")

Port = Annotated[int | None, typer.Option(help="Port to listen on; PORT works as well.")]
Demo = Annotated[bool | None, typer.Option(help="Start with the demo portfolio; DEMO=0 works as well.")]


@contextmanager
def no_collecting() -> Iterator[None]:
    """Load the house without looking for garbage in it: a fifth faster, and later collections pass it over."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@app.command()
def run(port: Port = None, demo: Demo = None) -> None:
    """Start everything: database, tables, demo, pages."""
    with no_collecting():
        from triptych.cli import run as running
        from triptych.model.settings import Settings

    said = {name: value for name, value in (("port", port), ("demo", demo)) if value is not None}
    running.run(Settings(**said))  # type: ignore[arg-type]


@app.command()
def serve(port: Port = None) -> None:
    """Serve a migrated database; changes nothing in it."""
    with no_collecting():
        from triptych.cli import run as running
        from triptych.model.settings import Settings

    running.serve_only(Settings() if port is None else Settings(port=port))


@app.command()
def work(
    again: Annotated[bool, typer.Option("--again", help="Have what failed for good tried anew, and end.")] = False,
) -> None:
    """Work off the queue: clocks, reminders, messages. `run` and `serve` do so by themselves."""
    with no_collecting():
        from triptych.cli import run as running
        from triptych.cli.working import try_again
        from triptych.model.settings import Settings

    if again:
        try_again(Settings())
    else:
        running.work_only(Settings())


@app.command()
def seed() -> None:
    """Fill an empty installation with the demo: the published portfolio and an illustrative layer."""
    from triptych.cli.demo import seed_only
    from triptych.model.settings import Settings

    seed_only(Settings())


@app.command()
def migrate() -> None:
    """Bring the tables to this version, as their owner, and the role policy that ships with it."""
    from triptych.cli.reach import reached
    from triptych.cli.upgrading import bring_up
    from triptych.model.settings import Settings

    settings = Settings()
    with reached(settings) as place:
        migrated = asyncio.run(bring_up(place.owner_url, place.database(), settings.app_role))
    was = migrated.before or "nothing"
    console.print(f"From {was} to {migrated.after}." if migrated.changed else f"Already at {migrated.after}.")


@app.command()
def doctor(
    slow: Annotated[
        bool, typer.Option("--slow", help="List the statements that took longest, with their plans.")
    ] = False,
    most: Annotated[int, typer.Option(help="How many statements to list.", min=1, max=100)] = 5,
) -> None:
    """Check the installation; each finding comes with its remedy. With --slow, say what readers wait for."""
    from triptych.cli.doctor import examine
    from triptych.cli.slow import list_slow
    from triptych.model.settings import Settings

    if slow:
        list_slow(Settings(), most)
        return
    if not examine(Settings()):
        raise typer.Exit(1)


@app.command()
def backup(to: Annotated[Path, typer.Argument(help="File to write; it must not exist.")]) -> None:
    """Write the whole database into one file, while people work."""
    from triptych.cli import backup as keeping
    from triptych.model.settings import Settings

    keeping.backup(Settings(), to)


@app.command()
def restore(source: Annotated[Path, typer.Argument(help="A file that `triptych backup` wrote.")]) -> None:
    """Fill an empty database from a backup."""
    from triptych.cli import backup as keeping
    from triptych.model.settings import Settings

    keeping.restore(Settings(), source)


@app.command()
def schema(to: Annotated[Path | None, typer.Option(help="File to write; without it, the screen.")] = None) -> None:
    """Write the GraphQL schema as text."""
    from triptych.cli.schema import schema_text

    if to is None:
        typer.echo(schema_text(), nl=False)
    else:
        to.write_text(schema_text())


def start() -> None:
    """The program's entry: a `Stop` is a sentence on the screen, not a stack trace."""
    try:
        app()
    except Stop as why:
        errors.print(f"[bold red]{why.message}[/bold red]")
        if why.remedy:
            errors.print(why.remedy)
        raise SystemExit(1) from None


if __name__ == "__main__":
    start()
