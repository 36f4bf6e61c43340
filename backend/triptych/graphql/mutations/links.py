"""Commands that answer a link: its token is shown once, so a repeated command answers the link without it."""

import hashlib
import inspect
import typing
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import strawberry

from triptych.access.account.links import IssuedLink
from triptych.access.commands import once
from triptych.access.work import Work
from triptych.graphql import refusals as told
from triptych.graphql.context import Context
from triptych.graphql.inputs import input_type, read_input
from triptych.graphql.mutations.command import UseCase, check_key
from triptych.kernel.refusals import Refusal


@strawberry.type(description="A link that works once. The token is told only in the answer that made it, then never.")
class LinkIssued:
    token: str | None
    expires_at: datetime | None


def link_command(run: UseCase) -> Any:
    """The mutation field of a use case that answers a one-time link."""
    ask = next(hint for name, hint in typing.get_type_hints(run).items() if name not in {"work", "return"})
    given = input_type(ask)
    name = "".join(word.capitalize() for word in run.__name__.split("_"))
    result: Any = Annotated[
        LinkIssued | told.NotFound | told.NotAllowed | told.Invalid | told.Conflict, strawberry.union(f"{name}Result")
    ]

    async def resolve(info: strawberry.Info[Context], key: strawberry.ID, input: given) -> result:  # type: ignore[valid-type]  # noqa: A002
        try:
            link = await _issued(info.context, run, str(key), read_input(ask, input))
        except Refusal as refusal:
            return told.as_data(refusal)
        return LinkIssued(token=link.token if link else None, expires_at=link.expires_at if link else None)

    resolve.__annotations__ |= {"key": strawberry.ID, "input": given, "return": result}
    return strawberry.field(resolver=resolve, description=inspect.getdoc(run))


async def _issued(context: Context, run: UseCase, key: str, asked: Any) -> IssuedLink | None:
    """The link, or None when the same command made it before."""
    check_key(key)
    made: list[IssuedLink] = []

    async def issue(work: Work) -> IssuedLink:
        made.append(await run(work, asked))
        return made[0]

    digest = hashlib.sha256(repr(asked).encode()).digest()
    async with context.acting(run.__name__) as work:
        known: UUID = await once(work, key, run.__name__, digest, lambda: issue(work))
    return next((link for link in made if link.id == known), None)
