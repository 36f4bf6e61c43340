"""A mutation is a use case with an idempotency key: one field, one transaction, one result union."""

import dataclasses
import inspect
import typing
from asyncio import sleep
from collections.abc import Awaitable, Callable
from typing import Annotated, Any
from uuid import UUID

import strawberry
from strawberry.utils.str_converters import to_camel_case

from triptych.access.commands import digest_of, once
from triptych.access.work import Work
from triptych.graphql import refusals as told
from triptych.graphql.context import Context
from triptych.graphql.inputs import input_type, read_input
from triptych.graphql.reading.declared.nodes import lazy, spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.reading.load import load
from triptych.graphql.reading.selection import picks
from triptych.kernel.refusals import Invalid, NotFound, Refusal
from triptych.model.database import is_lost

UseCase = Callable[[Work, Any], Awaitable[Any]]
# Seconds before each further try, where the connection is lost: the first at once, the last after 2.5 s.
PAUSES = (0.0, 0.3, 0.7, 1.5)


def command(run: UseCase, node: str, *, first: Callable[[Work], Awaitable[None]] | None = None) -> Any:
    """The mutation field of a use case that answers a record of type `node`.

    `first` is kept in a unit of work of its own, whatever becomes of the act.
    """
    ask = _ask_of(run)
    name = "".join(word.capitalize() for word in run.__name__.split("_"))
    done = _done_type(name, node)
    result = Annotated[
        done | told.NotFound | told.NotAllowed | told.Invalid | told.Conflict, strawberry.union(f"{name}Result")  # type: ignore[valid-type]
    ]
    given = input_type(ask)

    async def resolve(info: strawberry.Info[Context], key: strawberry.ID, input: Any) -> Any:  # noqa: A002
        try:
            if first is not None:
                async with info.context.acting(run.__name__) as work:
                    await first(work)
            record = await _run_once(info.context, run, ask, str(key), input)
            return done(**{_field_of(node): await answer_of(info, node, record, name)})
        except Refusal as refusal:
            return told.as_data(refusal)

    resolve.__annotations__ |= {"key": strawberry.ID, "input": given, "return": result}
    first_line = inspect.getdoc(run)
    return strawberry.field(resolver=resolve, description=first_line)


def _ask_of(run: UseCase) -> Any:
    hints = typing.get_type_hints(run)
    return next(
        hint for name, hint in hints.items() if name != "return" and dataclasses.is_dataclass(hint) and hint is not Work
    )


def _field_of(node: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in node).lstrip("_")


def _done_type(name: str, node: str) -> Any:
    made = type(f"{name}Done", (), {"__annotations__": {_field_of(node): lazy(node)}})
    return strawberry.type(made, name=made.__name__, description="Done, and kept.")


async def _run_once(context: Context, run: UseCase, ask: Any, key: str, given: Any) -> UUID:
    """Carry it out, or answer what it did before.

    Where the connection to the database breaks, or none can be made while it is restarted, it is done again, until it
    goes or the last of `PAUSES` is over: the key tells whether the commit was kept.
    """
    check_key(key)
    asked = read_input(ask, given)
    digest = await digest_of(key, asked)

    async def carry_out() -> UUID:
        async with context.acting(run.__name__) as work:
            return await once(work, key, run.__name__, digest, lambda: run(work, asked))

    for pause in PAUSES:
        try:
            return await carry_out()
        except Exception as error:
            if not is_lost(error):
                raise
        await sleep(pause)
    return await carry_out()


def check_key(key: str) -> None:
    """Raise `Invalid` for what is no idempotency key."""
    if not (8 <= len(key) <= 100 and key.isascii() and key.isprintable()):
        raise Invalid.at(
            "key", "bad_key", "The idempotency key has 8 to 100 characters; make a new UUID for each form."
        )


async def answer_of(info: strawberry.Info[Context], node: str, record: UUID, name: str) -> Any:
    """The record as it stands after the transaction, with what the client selected below the result.

    A form that is sent again answers what it did before, and only to those who may see that still. Raises `NotFound`.
    """
    spec = spec_of(node)
    raw = info._raw_info
    members = frozenset({f"{name}Done"})
    below = picks(raw, list(raw.field_nodes), members)
    asked = [n for pick in below.values() if pick.name == to_camel_case(_field_of(node)) for n in pick.nodes]
    async with info.context.reading() as work:
        chosen = picks(raw, asked, spec.names)
        found = await load(work, raw, spec, chosen, spec.table.id == record, *visible_rows(work, spec))
    if not found:
        raise NotFound("What this form did stands as it is, and it is not yours to see, or no longer.")
    return found[0]
