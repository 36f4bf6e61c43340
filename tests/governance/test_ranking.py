"""Who may supersede what, with which authority, and under whose policy line it is kept (EX13)."""

from decimal import Decimal

from sqlalchemy import select

from relocation import a_relocation, an_approval, dollars
from stages import refused_by_rita, reopened, revoked, waits_for
from triptych.access.authority.who_can import NeededAuthority
from triptych.access.policy.actions import Action
from triptych.access.policy.grants import Scope
from triptych.access.policy.limits import Limit
from triptych.governance.exceptions.deciding import SignTerms, approve_request, sign_terms
from triptych.governance.exceptions.ranking import Behind, Decider, not_outranking
from triptych.governance.exceptions.terms import undecided_terms
from triptych.governance.exceptions.who_decides import who_can_say_yes
from triptych.kernel.refusals import NotAllowed
from triptych.model.database import Database
from triptych.model.decision import Decision
from triptych.model.people import OrgUnit
from triptych.model.types import TermsId
from unchanged import refused


async def test_after_a_revocation_whoever_revoked_may_reconsider_and_nobody_below_decides(database: Database) -> None:
    story = await a_relocation(database)
    request = await reopened(story, await revoked(story))

    async with story.as_("Marta") as work:
        found = await who_can_say_yes(work, request.id)
    why = {each.name: [o.reason for o in each.obstacles] for each in found.found.unable}
    async with refused(database, NotAllowed, "outrank Olivia"), story.as_("Bela") as work:
        await approve_request(work, an_approval(request))
    async with story.as_("Olivia") as work:
        done = await approve_request(work, an_approval(request))

    assert found.found.chain is not None
    assert [each.name for each in found.found.chain] == ["Olivia"]
    assert any("outrank Olivia" in reason for reason in why["Bela"])
    assert done.state == "approved_with_conditions"


async def test_an_override_is_recorded_under_the_line_of_whoever_answers_for_it(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)
    async with story.as_("Bela") as work:
        half = await approve_request(work, an_approval(request))
        terms = (await undecided_terms(work, [half.id]))[half.id][0].terms_id
    waits = await waits_for(story, "Sam", half)
    async with story.as_("Sam") as work:
        await sign_terms(work, SignTerms(terms_id=TermsId(terms), seen=half.version))

    (decision,) = await story.house.all(select(Decision).where(Decision.number == 2))
    assert waits == ["signTerms"]
    assert "exception:override" in decision.policy_line


async def test_an_office_does_not_begin_an_override_for_which_it_would_not_answer(database: Database) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story)

    async with refused(database, NotAllowed), story.as_("Sam") as work:
        await approve_request(work, an_approval(request))


async def test_rank_is_not_borrowed_for_an_authority_of_one_s_own(database: Database) -> None:
    """Bela may revoke what Aaron decided; holding Olivia's authority too does not make Bela outrank an equal."""
    story = await a_relocation(database)
    async with story.house.works.begin(story.house.people["Bela"]) as work:
        unit = await work.session.get_one(OrgUnit, story.ids["programs"])
        small = NeededAuthority("Money", Action.EXCEPTION_OVERRIDE, Scope(tuple(unit.scope_ids)), dollars(100))
    equal = Behind(small.scope, (Decider(story.person("Ivo"), "Ivo", Limit(Decimal(250_000))),), {})
    async with story.database.engine.begin() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO delegation (id, delegator_id, delegate_id, valid_from, valid_until)"
            " VALUES (gen_random_uuid(), $1, $2, '2026-01-01', '2027-01-01')",
            (story.house.people["Olivia"], story.house.people["Bela"]),
        )

    async with story.as_("Bela") as work:
        permit = work.must(small.action, small.scope, amount=small.amount)
        denial = not_outranking(work, work.grants, permit, equal)
        lent = work.must(small.action, small.scope, amount=dollars(1_000_000))

        assert permit.on_behalf_of_id is None
        assert denial is not None
        assert "outrank Ivo" in denial.reason
        assert lent.on_behalf_of_id == story.person("Olivia")
        assert not_outranking(work, work.grants, lent, equal) is None
