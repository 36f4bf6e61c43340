"""Whom a form may name: people found by a part of their name, each with what stands against naming them there."""

from collections.abc import Mapping
from enum import StrEnum
from uuid import UUID

import strawberry
from sqlalchemy import func, or_, select

from triptych.access.administration.delegations import against_lending
from triptych.access.work import Work
from triptych.governance.exceptions.naming import against_directing, against_helping
from triptych.graphql.context import Context
from triptych.graphql.ids import key_of
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.below import read_below
from triptych.graphql.reading.declared.nodes import lazy, spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.graphql.reading.lists.windows import words_of
from triptych.kernel.refusals import Invalid, Problem
from triptych.model.instruction import Directed
from triptych.model.people import Person

FOUND = 20


class NamedAs(StrEnum):
    """What somebody is named for."""

    ANYTHING = "anything"
    DELEGATE = "delegate"
    HELPER = "helper"
    DIRECTED = "directed"


enum_type(NamedAs)


@strawberry.type(description="What stands against naming somebody; the code is that of the refused act.")
class NotToName:
    code: str
    message: str


@strawberry.type(description="Somebody whom a form could name.")
class PersonToName:
    person: lazy("Person")  # type: ignore[valid-type]
    not_to_name: NotToName | None = strawberry.field(description="Null where nothing stands against it.")


async def read_people_to_name(
    info: strawberry.Info[Context],
    named_as: NamedAs,
    search: str | None = None,
    request: strawberry.ID | None = None,
    says: Directed | None = None,
) -> list[PersonToName]:
    async with info.context.reading() as work:
        found = await _found(work, search)
        key = None if request is None else key_of(str(request), "ExceptionRequest", "request")
        against = await _against(work, named_as, found, key, says)
        shown = await read_below(work, info, "Person", found, ("PersonToName", "person"))
        return [PersonToName(person=shown[key], not_to_name=_told(against.get(key))) for key in found if key in shown]


async def _found(work: Work, search: str | None) -> list[UUID]:
    """The first people who match, by name. Who has left is named nowhere."""
    matching = [
        or_(*(func.strpos(func.lower(column), word) > 0 for column in (Person.name, Person.email)))
        for word in words_of(search)
    ]
    seen = visible_rows(work, spec_of("Person"))
    people = select(Person.id).where(*seen, Person.deactivated_at.is_(None), *matching)
    return list(await work.session.scalars(people.order_by(func.lower(Person.name), Person.id).limit(FOUND)))


async def _against(
    work: Work, named_as: NamedAs, found: list[UUID], request: UUID | None, says: Directed | None
) -> Mapping[UUID, Problem]:
    match named_as:
        case NamedAs.HELPER:
            return await against_helping(work, found, request)
        case NamedAs.DIRECTED:
            if request is None or says is None:
                raise Invalid.at("request", "required", "Say on which request, and what is directed.")
            return await against_directing(work, found, request, says)
        case NamedAs.DELEGATE:
            return await against_lending(work, found)
        case NamedAs.ANYTHING:
            return {}


def _told(problem: Problem | None) -> NotToName | None:
    return None if problem is None else NotToName(code=problem.code, message=problem.message)


@strawberry.type
class NamingQueries:
    people_to_name = strawberry.field(
        resolver=read_people_to_name,
        description=(
            "People whom a form could name, found by a part of their name: at most 20, each with what stands against "
            "it. The act asks the same rules again."
        ),
        metadata={"rows": FOUND},
    )
