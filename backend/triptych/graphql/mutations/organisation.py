"""People administration, one's own account, and drafts."""

from datetime import datetime
from typing import Annotated, Any

import strawberry
from strawberry.scalars import JSON

from triptych.access.account import drafts, profile
from triptych.access.administration import absences, delegations, invitations, people, rate_entries, roles, units
from triptych.graphql import refusals as told
from triptych.graphql.context import Context
from triptych.graphql.mutations.command import command
from triptych.graphql.mutations.links import link_command
from triptych.kernel.refusals import Invalid, Refusal
from triptych.model.saved_view import Draft as StoredDraft


@strawberry.type(description="An unfinished form of one's own.")
class Draft:
    form: str
    content: JSON
    saved_at: datetime


DraftResult: Any = Annotated[
    Draft | told.NotFound | told.NotAllowed | told.Invalid | told.Conflict, strawberry.union("DraftResult")
]


async def read_draft(info: strawberry.Info[Context], form: str) -> Draft | None:
    async with info.context.reading() as work:
        found = await drafts.draft_of(work, form.strip())
        return None if found is None else _shown(found)


async def keep_draft(info: strawberry.Info[Context], form: str, content: JSON) -> DraftResult:
    try:
        ask = drafts.SaveDraft(form=form.strip(), content=_as_object(content))
        async with info.context.acting("save_draft") as work:
            return _shown(await drafts.save_draft(work, ask))
    except Refusal as refusal:
        return told.as_data(refusal)


async def forget_draft(info: strawberry.Info[Context], form: str) -> DraftResult:
    try:
        async with info.context.acting("discard_draft") as work:
            return _shown(await drafts.discard_draft(work, drafts.DiscardDraft(form=form.strip())))
    except Refusal as refusal:
        return told.as_data(refusal)


def _shown(draft: StoredDraft) -> Draft:
    return Draft(form=draft.form, content=JSON(draft.content), saved_at=draft.saved_at)


def _as_object(content: Any) -> dict[str, Any]:
    if not isinstance(content, dict):
        raise Invalid.at("content", "not_an_object", "A form is an object of its fields.")
    return content


@strawberry.type
class DraftQueries:
    draft = strawberry.field(resolver=read_draft, description="What is kept of a form of one's own, or null.")


@strawberry.type
class OrganisationMutations:
    create_unit = command(units.create_unit, "OrgUnit")
    edit_unit = command(units.edit_unit, "OrgUnit")
    add_person = command(people.add_person, "Person")
    edit_person = command(people.edit_person, "Person")
    deactivate_person = command(people.deactivate_person, "Person")
    invite = link_command(invitations.invite)
    reset_password = link_command(invitations.reset_password)
    grant_role = command(roles.grant_role, "RoleAssignment")
    revoke_role = command(roles.revoke_role, "RoleAssignment")
    declare_absence = command(absences.declare_absence, "Absence")
    cancel_absence = command(absences.cancel_absence, "Absence")
    grant_delegation = command(delegations.grant_delegation, "Delegation")
    revoke_delegation = command(delegations.revoke_delegation, "Delegation")
    enter_rate = command(rate_entries.enter_rate, "CurrencyRate")
    edit_profile = command(profile.edit_profile, "Person")
    change_password = command(profile.change_password, "Person", first=profile.count_password_attempt)
    end_session = command(profile.end_session, "SignInSession")

    save_draft = strawberry.field(
        resolver=keep_draft,
        description="Keep a form as it stands, at most 200 KB; it replaces what was kept of the same form.",
    )
    discard_draft = strawberry.field(resolver=forget_draft, description="Forget what was kept of a form.")
