"""Deciding: by whoever may, on what they saw, once; and what is true when the last one signs."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from building import NOON, TODAY
from relocation import (
    ANOTHER_NEED,
    Relocation,
    a_relocation,
    an_approval,
    an_option_outside,
    answered,
    dollars,
    opened,
    submitted,
)
from triptych.access.administration.delegations import (
    GrantDelegation,
    RevokeDelegation,
    grant_delegation,
    revoke_delegation,
)
from triptych.access.administration.roles import RevokeRole, revoke_role
from triptych.governance.exceptions import alternatives
from triptych.governance.exceptions.deciding import DatedCondition, SignTerms, approve_request, sign_terms
from triptych.governance.exceptions.who_decides import who_can_say_yes
from triptych.governance.standards import library
from triptych.kernel.actor import Role
from triptych.kernel.exception_words import AlternativeKind
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed, NotFound
from triptych.model.audit import AuditEntry
from triptych.model.base import new_id
from triptych.model.database import Database
from triptych.model.decision import Decision, Signature, Terms
from triptych.model.exception import Alternative, ExceptionRequest
from triptych.model.people import Person, RoleAssignment
from triptych.model.standard import Rule
from triptych.model.types import AlternativeId, DelegationId, RequestId, RoleAssignmentId, RuleId, TermsId
from unchanged import refused


async def half_signed(story: Relocation, request: ExceptionRequest, by: str = "Bela", **changes: object) -> SignTerms:
    """The money is signed; what is left is to waive the rule."""
    async with story.as_(by) as work:
        half = await approve_request(work, an_approval(request, **changes))
        terms = (await work.session.scalars(select(Terms.id).order_by(Terms.id.desc()))).first()
    assert half.state == "deciding"
    return SignTerms(terms_id=TermsId(terms), seen=half.version)


async def a_second_executive(story: Relocation) -> None:
    """Edda, who may decide whatever Olivia may."""
    story.house.people["Edda"] = new_id()
    async with story.database.sessions() as session, session.begin():
        unit = story.ids["root"]
        session.add(Person(id=story.house.people["Edda"], name="Edda", email="edda@meridian.example", unit_id=unit))
        await session.flush()
        session.add(
            RoleAssignment(
                person_id=story.house.people["Edda"],
                role=Role.EXECUTIVE,
                scope_id=unit,
                valid_from=NOON,
                granted_by_id=story.person("Ada"),
            )
        )


async def test_of_two_approvers_at_once_one_decides_and_the_other_is_told(database: Database) -> None:
    story = await a_relocation(database)
    await a_second_executive(story)
    request = await submitted(story)

    async def approve(who: str) -> str:
        async with story.as_(who) as work:
            return (await approve_request(work, an_approval(request))).state

    answers = await asyncio.gather(approve("Olivia"), approve("Edda"), return_exceptions=True)

    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "str"]
    assert await story.house.count(Decision) == 1
    assert await story.house.count(Terms) == 1
    assert await story.house.count(AuditEntry, AuditEntry.action == "exception:decision_made") == 1


async def test_two_signers_at_once_make_one_decision(database: Database) -> None:
    story = await a_relocation(database)
    await a_second_executive(story)
    waiting = await half_signed(story, await submitted(story))

    async def sign(who: str) -> str:
        async with story.as_(who) as work:
            return (await sign_terms(work, waiting)).state

    answers = await asyncio.gather(sign("Sam"), sign("Edda"), return_exceptions=True)

    assert sorted(type(answer).__name__ for answer in answers) == ["Conflict", "str"]
    assert await story.house.count(Decision) == 1
    assert await story.house.count(Signature) == 2


async def test_a_stale_page_decides_nothing(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    for seen in (request.version - 1, request.version + 1, 0):
        async with refused(database, Conflict, "changed since you opened the page"), story.as_("Olivia") as work:
            await approve_request(work, an_approval(request, seen=seen))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"valid_until": NOON, "conditions": ()}, "validUntil"),
        ({"valid_until": NOON - timedelta(days=1), "conditions": ()}, "validUntil"),
        ({"valid_until": NOON.replace(tzinfo=None) + timedelta(days=1)}, "validUntil"),
        ({"valid_until": NOON + timedelta(days=3000)}, "validUntil"),
        ({"conditions": (DatedCondition(statement="Report", due_on=TODAY - timedelta(days=1)),)}, "conditions.0.dueOn"),
        ({"conditions": (DatedCondition(statement=" ", due_on=TODAY),)}, "conditions.0.statement"),
        ({"conditions": (DatedCondition(statement="Late", due_on=TODAY + timedelta(days=99)),)}, "conditions.0.dueOn"),
    ],
)
async def test_an_approval_says_why_until_when_and_what_by_when(
    database: Database, changes: dict[str, object], field: str
) -> None:
    story = await a_relocation(database)
    request = await submitted(story)

    async with refused(database, Invalid) as told, story.as_("Olivia") as work:
        await approve_request(work, an_approval(request, **changes))

    assert [problem.field for problem in told.value.problems] == [field]


async def test_nothing_is_approved_before_it_is_answered_nor_on_what_is_not_there(database: Database) -> None:
    story = await a_relocation(database)
    early, ready = await opened(story), await submitted(story, title="Another")
    elsewhere = await answered(story, title="A third")
    async with story.database.sessions() as session:
        theirs = await session.scalar(select(Alternative.id).where(Alternative.request_id == elsewhere.id).limit(1))

    async with refused(database, Conflict), story.as_("Olivia") as work:
        await approve_request(work, an_approval(early))
    async with refused(database, NotFound), story.as_("Olivia") as work:
        await approve_request(work, an_approval(ready, alternative_id=AlternativeId(theirs)))
    async with refused(database, NotFound), story.as_("Olivia") as work:
        await approve_request(work, an_approval(ready, request_id=RequestId(new_id())))
    async with refused(database, NotFound), story.as_("Olivia") as work:
        await sign_terms(work, SignTerms(terms_id=TermsId(new_id()), seen=1))


async def test_what_was_decided_is_not_decided_again_by_an_equal(database: Database) -> None:
    story = await a_relocation(database)
    await a_second_executive(story)
    request = await submitted(story)
    async with story.as_("Olivia") as work:
        done = await approve_request(work, an_approval(request))

    for who in ("Olivia", "Edda", "Bela"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await approve_request(work, an_approval(done))


async def test_terms_are_signed_by_the_authority_that_is_missing(database: Database) -> None:
    story = await a_relocation(database)
    waiting = await half_signed(story, await submitted(story))

    for who in ("Paula", "Cleo", "Bela", "Rita", "Marta", "Uma"):
        async with refused(database, NotAllowed), story.as_(who) as work:
            await sign_terms(work, waiting)
    async with refused(database, Conflict, "changed since"), story.as_("Sam") as work:
        await sign_terms(work, SignTerms(terms_id=waiting.terms_id, seen=waiting.seen - 1))
    async with story.as_("Sam") as work:
        whole = await sign_terms(work, waiting)

    assert whole.state == "approved_with_conditions"
    async with refused(database, Conflict), story.as_("Sam") as work:
        await sign_terms(work, SignTerms(terms_id=waiting.terms_id, seen=whole.version))


async def test_an_approver_who_was_revoked_since_decides_nothing(database: Database) -> None:
    """Trap 8: the signature stands in the history, and counts no more."""
    story = await a_relocation(database)
    waiting = await half_signed(story, await submitted(story))
    bela = RoleAssignment.person_id == story.person("Bela")
    async with story.as_("Ada") as work:
        held = await work.session.scalar(select(RoleAssignment.id).where(bela))
        await revoke_role(work, RevokeRole(assignment_id=RoleAssignmentId(held)))

    async with refused(database, Conflict, "Bela signed these terms and no longer holds"), story.as_("Sam") as work:
        await sign_terms(work, waiting)


async def test_a_delegate_decides_in_both_names_until_the_delegation_ends(database: Database) -> None:
    story = await a_relocation(database)
    request, another = await submitted(story, amount=dollars(60_000)), await submitted(story, **ANOTHER_NEED)
    async with story.as_("Bela") as work:
        lent = await grant_delegation(
            work,
            GrantDelegation(
                delegate_id=story.person("Aaron"), valid_until=NOON + timedelta(days=2), limit=dollars(100_000)
            ),
        )
    waiting = await half_signed(story, request, by="Aaron")
    late = await half_signed(story, another, by="Aaron")

    async with story.as_("Sam") as work:
        await sign_terms(work, waiting)
    async with story.as_("Bela") as work:
        await revoke_delegation(work, RevokeDelegation(delegation_id=DelegationId(lent.id)))

    (signed,) = await story.house.all(
        select(Signature).where(Signature.terms_id == waiting.terms_id, Signature.kind == "money")
    )
    assert signed.on_behalf_of_id == story.person("Bela")
    async with refused(database, Conflict, "Aaron signed"), story.as_("Sam") as work:
        await sign_terms(work, late)


async def test_an_expired_delegation_allows_nothing(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    async with story.as_("Bela") as work:
        await grant_delegation(
            work, GrantDelegation(delegate_id=story.person("Aaron"), valid_until=NOON + timedelta(days=2))
        )
    waiting = await half_signed(story, request, by="Aaron")
    story.house.clock.now = NOON + timedelta(days=2)

    async with refused(database, Conflict, "Aaron signed"), story.as_("Sam") as work:
        await sign_terms(work, waiting)
    async with refused(database, NotAllowed), story.as_("Aaron") as work:
        await approve_request(work, an_approval(request, seen=waiting.seen, valid_until=NOON + timedelta(days=60)))


async def test_nobody_approves_their_own_ask_through_another(database: Database) -> None:
    story = await a_relocation(database)
    async with story.database.sessions() as session, session.begin():
        session.add(
            RoleAssignment(
                person_id=story.person("Marta"),
                role=Role.EXECUTIVE,
                scope_id=story.ids["root"],
                valid_from=NOON,
                granted_by_id=story.person("Ada"),
            )
        )
    request = await submitted(story)
    async with story.as_("Marta") as work:
        await grant_delegation(
            work, GrantDelegation(delegate_id=story.person("Aaron"), valid_until=NOON + timedelta(days=2))
        )

    async with refused(database, NotAllowed), story.as_("Aaron") as work:
        await approve_request(work, an_approval(request))


async def test_a_signer_who_takes_part_afterwards_does_not_decide(database: Database) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    waiting = await half_signed(story, request)
    async with story.as_("Bela") as work:
        changed = await alternatives.propose_alternative(
            work,
            alternatives.ProposeAlternative(
                request_id=RequestId(request.id),
                kind=AlternativeKind.WITHIN_RULE,
                title="Book one quarter ahead",
                cost=dollars(1),
                lead_time_days=30,
                rule_distance=0,
            ),
        )

    async with refused(database, Conflict, "took part") as told, story.as_("Sam") as work:
        await sign_terms(work, SignTerms(terms_id=waiting.terms_id, seen=changed.version))

    assert "Bela" not in str(told.value)


async def test_a_signer_proposes_nothing_outside_the_rules_before_it_is_decided(database: Database) -> None:
    """The terms would fall, and whoever signs next would learn of whom it is that took part behind a seal."""
    story = await a_relocation(database)
    request = await submitted(story)
    await half_signed(story, request)

    async with refused(database, Conflict, "You signed terms"), story.as_("Bela") as work:
        await alternatives.propose_alternative(work, an_option_outside(request))


async def test_terms_that_have_ended_are_signed_by_nobody(database: Database) -> None:
    story = await a_relocation(database)
    until = NOON + timedelta(hours=1)
    waiting = await half_signed(story, await submitted(story), valid_until=until, conditions=())
    story.house.clock.now = until

    async with refused(database, Conflict, "These terms have ended"), story.as_("Sam") as work:
        await sign_terms(work, waiting)


async def test_a_rule_from_law_names_the_authority_outside(database: Database) -> None:
    story = await a_relocation(database)
    async with story.as_("Sam") as work:
        await library.revise_rule(
            work,
            library.ReviseRule(
                rule_id=RuleId(story.ids["rule"]),
                title="Fire safety",
                statement="S",
                purpose="P",
                harm_prevented="H",
                waivable=False,
                outside_authority="the fire marshal",
            ),
        )
    request = await submitted(story)

    async with refused(database, NotAllowed, "ask the fire marshal"), story.as_("Olivia") as work:
        await approve_request(work, an_approval(request))
    async with story.as_("Marta") as work:
        blocked = (await who_can_say_yes(work, request.id)).need.blocked
    assert blocked is not None
    assert "the fire marshal" in blocked.reason


async def test_the_owner_of_the_rule_may_waive_it_and_not_also_approve_the_money(database: Database) -> None:
    story = await a_relocation(database)
    async with story.database.sessions() as session, session.begin():
        (await session.get_one(Rule, story.ids["rule"])).owner_id = story.person("Olivia")
    request = await submitted(story)

    async with story.as_("Olivia") as work:
        half = await approve_request(work, an_approval(request))

    assert half.state == "deciding"
    (signed,) = await story.house.all(select(Signature))
    assert signed.kind == "rule_waiver"
