"""Personal access tokens: names, rights and dates. What a token's secret was is told nowhere."""

from enum import StrEnum

from sqlalchemy import ColumnElement, case

from triptych.access.work import Work
from triptych.graphql.inputs import enum_type
from triptych.graphql.reading.declared.fields import column, expression, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.reading.declared.scope import through
from triptych.graphql.types.personal import accounts_seen
from triptych.kernel.actor import TokenRights
from triptych.model.accounts import PersonalToken as Stored
from triptych.model.people import Person


class TokenState(StrEnum):
    """Whether a token works."""

    LIVING = "living"
    EXPIRED = "expired"
    REVOKED = "revoked"


enum_type(TokenRights)
enum_type(TokenState)


def tokens_of_ones_own(work: Work) -> ColumnElement[bool]:
    """What a person made for their own programs."""
    return Stored.person_id == work.actor.person_id


@node(Stored, visible=through(Stored.person_id, Person, accounts_seen))
class PersonalToken:
    """A way in for a program in somebody's name. Its secret was told once, to whoever made it."""

    name = column(Stored.name)
    person = one("Person", Stored.person_id)
    rights = column(Stored.rights, words=TokenRights)
    created_at = column(Stored.created_at, orderable=True)
    expires_at = column(Stored.expires_at, filterable=True, orderable=True)
    last_used_on = column(Stored.last_used_on, doc="The day of the last use; null where it was never used.")
    revoked_at = column(Stored.revoked_at, filterable=True)
    revoked_by = one("Person", Stored.revoked_by_id, unseen=True)
    state = expression(
        TokenState,
        lambda work: case(
            (Stored.revoked_at.is_not(None), TokenState.REVOKED.value),
            (Stored.expires_at <= work.now, TokenState.EXPIRED.value),
            else_=TokenState.LIVING.value,
        ),
        read=TokenState,
        doc="Whether it works.",
    )
