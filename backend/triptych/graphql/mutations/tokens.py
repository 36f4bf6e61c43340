"""Making a token: its secret is told in the answer that made it, then never; a repeated command answers without it."""

import inspect
from typing import Annotated, Any

import strawberry

from triptych.access.account import tokens
from triptych.access.commands import digest_of, once
from triptych.access.work import Work
from triptych.graphql import refusals as told
from triptych.graphql.context import Context
from triptych.graphql.inputs import input_type, read_input
from triptych.graphql.mutations.command import answer_of, check_key, command
from triptych.graphql.reading.declared.nodes import lazy
from triptych.kernel.refusals import Refusal


@strawberry.type(description="A new token. Its secret is told only in the answer that made it, then never.")
class CreateTokenDone:
    personal_token: lazy("PersonalToken")  # type: ignore[valid-type]
    secret: str | None


CreateTokenResult: Any = Annotated[
    CreateTokenDone | told.NotFound | told.NotAllowed | told.Invalid | told.Conflict,
    strawberry.union("CreateTokenResult"),
]


async def create_token(
    info: strawberry.Info[Context],
    key: strawberry.ID,
    input: input_type(tokens.CreateToken),  # type: ignore[valid-type]  # noqa: A002
) -> CreateTokenResult:
    try:
        made = await _made_once(info.context, str(key), input)
        return CreateTokenDone(
            personal_token=await answer_of(info, "PersonalToken", made.id, "CreateToken"), secret=made.secret or None
        )
    except Refusal as refusal:
        return told.as_data(refusal)


async def _made_once(context: Context, key: str, given: Any) -> tokens.IssuedToken:
    """The token, with its secret only where this command made it."""
    check_key(key)
    asked = read_input(tokens.CreateToken, given)
    made: list[tokens.IssuedToken] = []

    async def make(work: Work) -> tokens.IssuedToken:
        made.append(await tokens.create_token(work, asked))
        return made[0]

    digest = await digest_of(key, asked)
    async with context.acting("create_token") as work:
        known = await once(work, key, "create_token", digest, lambda: make(work))
    return next((token for token in made if token.id == known), tokens.IssuedToken(known, ""))


@strawberry.type
class TokenMutations:
    create_token = strawberry.field(resolver=create_token, description=inspect.getdoc(tokens.create_token))
    revoke_token = command(tokens.revoke_token, "PersonalToken")
