"""Who is said to have a request open: to those who may see it, and of nobody where somebody is sealed."""

import strawberry
from sqlalchemy import exists, select

from triptych.graphql.context import Context
from triptych.graphql.ids import key_of, to_global
from triptych.graphql.live.watching import Tick, live_of
from triptych.graphql.reading.declared.nodes import spec_of
from triptych.graphql.reading.declared.scope import visible_rows
from triptych.model.exception import Authorship, ExceptionRequest
from triptych.model.people import Person


@strawberry.type(description="Somebody who has a request open now.")
class PersonHere:
    id: strawberry.ID
    name: str
    me: bool


@strawberry.type(description="Who has a request open now, in the order of their names.")
class PeopleHere:
    people: list[PersonHere]
    withheld: bool = strawberry.field(
        description="Somebody who took part is sealed, so of nobody is it told whether they are here."
    )
    gone: strawberry.Private[bool] = False


async def read_people_here(info: strawberry.Info[Context], tick: Tick) -> PeopleHere:
    """Who has the request open at this instant. The people are read before the seals, so no seal comes too late."""
    key = key_of(tick.subject, "ExceptionRequest", "request")
    present = live_of(info.context).presence.people(key)
    spec = spec_of("ExceptionRequest")
    async with info.context.reading() as work:
        sealed = exists().where(Authorship.request_id == ExceptionRequest.id, Authorship.sealed)
        seen = await work.session.scalar(
            select(sealed).select_from(ExceptionRequest).where(ExceptionRequest.id == key, *visible_rows(work, spec))
        )
        if seen is None:
            return PeopleHere(people=[], withheld=False, gone=True)
        if seen:
            return PeopleHere(people=[], withheld=True)
        found = await work.session.execute(
            select(Person.id, Person.name).where(Person.id.in_(present)).order_by(Person.name, Person.id)
        )
        me = work.actor.person_id
        people = [
            PersonHere(id=strawberry.ID(to_global("Person", each)), name=name, me=each == me) for each, name in found
        ]
    return PeopleHere(people=people, withheld=False)
