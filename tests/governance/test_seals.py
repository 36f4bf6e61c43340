"""The safe harbour (SH1): who proposes outside the rules is sealed, and who opens a seal, and how."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from building import NOON
from relocation import Relocation, a_relocation, an_option_outside, dollars, submitted
from triptych.governance.exceptions import alternatives
from triptych.governance.exceptions.seals.opening import STANDS_FOR, OpenSeal, open_seal
from triptych.kernel.exception_words import AlternativeKind
from triptych.kernel.refusals import Conflict, Invalid, NotAllowed
from triptych.model.audit import AuditEntry
from triptych.model.database import Database
from triptych.model.exception import Alternative, Authorship, ExceptionRequest, RequestEvent
from triptych.model.people import Person, RoleAssignment
from triptych.model.seal import SealedPermit, SealOpening
from triptych.model.standard import Rule
from triptych.model.types import AlternativeId, SupplySourceId
from unchanged import refused

TITLE = "Book one quarter ahead"
REASON = "The house must know whom to ask about the carrier."


async def proposed(story: Relocation, by: str, **changes: object) -> tuple[ExceptionRequest, Alternative]:
    """Somebody proposes one more option on a request that waits for its decision."""
    request = await submitted(story)
    async with story.as_(by) as work:
        await alternatives.propose_alternative(work, an_option_outside(request, **changes))
    async with story.database.sessions() as session:
        of_it = select(Alternative).where(Alternative.request_id == request.id, Alternative.title == TITLE)
        option = (await session.scalars(of_it)).one()
    return request, option


async def authorship(story: Relocation, option: Alternative) -> Authorship:
    """Who stands behind an option."""
    async with story.database.sessions() as session:
        return await session.get_one(Authorship, option.authorship_id)


def opening(option: Alternative, reason: str = REASON) -> OpenSeal:
    """A word that the seal on an option should be opened."""
    return OpenSeal(alternative_id=AlternativeId(option.id), reason=reason)


async def opens(story: Relocation, who: str, option: Alternative) -> None:
    """Somebody asks that the seal be opened."""
    async with story.as_(who) as work:
        await open_seal(work, opening(option))


@pytest.mark.parametrize(
    ("distance", "source", "sealed"),
    [(0, "inside", False), (0, None, False), (1, "inside", True), (3, None, True), (0, "outside", True)],
)
async def test_whoever_leaves_the_rules_or_the_supply_base_is_sealed(
    database: Database, distance: int, source: str | None, sealed: bool
) -> None:
    story = await a_relocation(database)
    named = SupplySourceId(story.ids[source]) if source else None
    kind = AlternativeKind.ANOTHER_SOURCE if distance or source else AlternativeKind.WITHIN_RULE

    _, option = await proposed(story, "Rita", kind=kind, rule_distance=distance, supply_source_id=named)

    found = await authorship(story, option)
    assert (found.sealed, found.person_id) == (sealed, story.person("Rita"))


async def test_the_same_person_acts_openly_beside_the_seal(database: Database) -> None:
    """What Rita restated and cited stays hers; what she proposed outside the rules stands apart from it."""
    story = await a_relocation(database)
    request, option = await proposed(story, "Rita")

    async with story.database.sessions() as session:
        hers = await session.scalars(
            select(Authorship).where(Authorship.request_id == request.id, Authorship.person_id == story.person("Rita"))
        )
        by = {each.apart: each for each in hers}
        kinds = {
            apart: set(
                await session.scalars(select(RequestEvent.kind).where(RequestEvent.authorship_id == by[apart].id))
            )
            for apart in by
        }

    assert option.authorship_id == by[True].id
    assert kinds[True] == {"alternative_proposed"}
    assert {"need_restated", "rule_cited", "answer_submitted"} <= kinds[False]


async def test_what_is_stored_of_a_sealed_act_says_neither_hour_nor_right(database: Database) -> None:
    story = await a_relocation(database)
    story.house.clock.now = NOON + timedelta(days=1, hours=3, minutes=17)
    request, option = await proposed(story, "Rita")

    async with story.database.sessions() as session:
        event = (
            await session.scalars(
                select(RequestEvent)
                .where(RequestEvent.request_id == request.id, RequestEvent.authorship_id == option.authorship_id)
                .order_by(RequestEvent.number.desc())
            )
        ).first()
        assert event is not None
        entry = (
            await session.scalars(
                select(AuditEntry).where(AuditEntry.authorship_id == option.authorship_id).order_by(AuditEntry.number)
            )
        ).all()[-1]
        kept = (await session.scalars(select(SealedPermit).where(SealedPermit.event_id == event.id))).one()
        before = (
            await session.scalars(
                select(RequestEvent.at).where(
                    RequestEvent.request_id == request.id, RequestEvent.number == event.number - 1
                )
            )
        ).one()

    assert {event.at, entry.at, option.proposed_at} == {option.proposed_at}
    assert timedelta() < option.proposed_at - before < timedelta(milliseconds=1)
    assert [each.id.version for each in (event, entry, option)] == [4, 4, 4]
    assert (event.policy_line, event.policy_version, event.on_behalf_of_id) == (None, None, None)
    assert (entry.policy_line, entry.policy_version, entry.token_id, entry.person_id) == (None, None, None, None)
    assert "alternative:propose" in kept.policy_line


async def test_on_a_new_day_a_sealed_act_is_dated_by_its_beginning(database: Database) -> None:
    story = await a_relocation(database)
    request, _ = await proposed(story, "Remo")
    story.house.clock.now = NOON + timedelta(days=2, hours=3)

    async with story.as_("Remo") as work:
        await alternatives.propose_alternative(work, an_option_outside(request, title="Another"))

    async with story.database.sessions() as session:
        option = (await session.scalars(select(Alternative).where(Alternative.title == "Another"))).one()
    zone = option.proposed_at.astimezone()
    assert (option.proposed_at < story.house.clock.now, zone.minute, zone.second) == (True, 0, 0)


async def test_its_author_takes_a_sealed_proposal_back_and_nobody_else(database: Database) -> None:
    story = await a_relocation(database)
    _, option = await proposed(story, "Remo")
    ask = alternatives.WithdrawAlternative(alternative_id=AlternativeId(option.id))

    async with refused(database, NotAllowed, "whoever proposed it"), story.as_("Rita") as work:
        await alternatives.withdraw_alternative(work, ask)
    async with story.as_("Remo") as work:
        await alternatives.withdraw_alternative(work, ask)

    async with story.database.sessions() as session:
        told = await session.scalars(
            select(RequestEvent.kind).where(RequestEvent.authorship_id == option.authorship_id)
        )
        assert set(told) == {"alternative_proposed", "alternative_revised"}


async def test_two_of_different_lines_open_a_seal(database: Database) -> None:
    story = await a_relocation(database)
    request, option = await proposed(story, "Remo")

    await opens(story, "Uma", option)
    assert (await authorship(story, option)).sealed

    await opens(story, "Paula", option)
    assert not (await authorship(story, option)).sealed
    async with story.database.sessions() as session:
        told = await session.scalars(
            select(RequestEvent)
            .where(RequestEvent.request_id == request.id, RequestEvent.kind.like("seal_%"))
            .order_by(RequestEvent.number)
        )
        assert [(each.kind, each.text) for each in told] == [("seal_asked", REASON), ("seal_opened", REASON)]
        words = (await session.scalars(select(SealOpening).order_by(SealOpening.at))).all()
        assert sorted(each.opens for each in words) == [False, True]

    async with refused(database, Conflict, "no seal"), story.as_("Uma") as work:
        await open_seal(work, opening(option))


@pytest.mark.parametrize(
    ("first", "second", "error", "words"),
    [
        ("Uma", "Uma", Conflict, "You asked already"),
        ("Paula", "Olivia", NotAllowed, "neither stands above"),
        ("Olivia", "Paula", NotAllowed, "neither stands above"),
        ("Uma", "Marta", NotAllowed, None),
        ("Uma", "Rita", NotAllowed, None),
    ],
)
async def test_one_line_or_one_person_opens_nothing(
    database: Database, first: str, second: str, error: type[Exception], words: str | None
) -> None:
    story = await a_relocation(database)
    _, option = await proposed(story, "Remo")
    await opens(story, first, option)

    async with refused(database, error, words), story.as_(second) as work:
        await open_seal(work, opening(option))

    assert (await authorship(story, option)).sealed


async def test_a_first_word_lapses(database: Database) -> None:
    story = await a_relocation(database)
    _, option = await proposed(story, "Remo")
    await opens(story, "Uma", option)

    story.house.clock.now += STANDS_FOR
    await opens(story, "Paula", option)

    assert (await authorship(story, option)).sealed


async def test_an_opener_gives_a_reason(database: Database) -> None:
    story = await a_relocation(database)
    _, option = await proposed(story, "Remo")

    async with refused(database, Invalid), story.as_("Uma") as work:
        await open_seal(work, opening(option, " "))


async def test_what_lies_within_the_rules_has_no_seal(database: Database) -> None:
    story = await a_relocation(database)
    _, option = await proposed(story, "Remo", kind=AlternativeKind.WITHIN_RULE, rule_distance=0, cost=dollars(5))

    async with refused(database, Conflict, "no seal"), story.as_("Uma") as work:
        await open_seal(work, opening(option))


async def test_after_an_opening_the_same_person_proposes_behind_a_new_seal(database: Database) -> None:
    story = await a_relocation(database)
    request, option = await proposed(story, "Remo")
    await opens(story, "Uma", option)
    await opens(story, "Paula", option)

    for title in ("Another", "A third"):
        async with story.as_("Remo") as work:
            await alternatives.propose_alternative(work, an_option_outside(request, title=title))

    async with story.database.sessions() as session:
        by = await session.scalars(
            select(Alternative.authorship_id).where(Alternative.title.in_(["Another", "A third"]))
        )
        (again,) = set(by)
        renewed = await session.get_one(Authorship, again)
    assert (renewed.sealed, renewed.apart, renewed.person_id) == (True, True, story.person("Remo"))
    assert not (await authorship(story, option)).sealed


async def loses_every_role(story: Relocation, who: str) -> None:
    """Somebody holds nothing any more."""
    async with story.database.sessions() as session, session.begin():
        theirs = RoleAssignment.person_id == story.person(who)
        await session.execute(update(RoleAssignment).where(theirs).values(revoked_at=story.house.clock.now))


async def owns_the_rule(story: Relocation, who: str) -> None:
    """Somebody becomes the owner of the rule that is cited."""
    async with story.database.sessions() as session, session.begin():
        await session.execute(update(Rule).where(Rule.id == story.ids["rule"]).values(owner_id=story.person(who)))


async def leaves(story: Relocation, who: str) -> None:
    """Somebody leaves the organisation."""
    async with story.database.sessions() as session, session.begin():
        gone = {"deactivated_at": story.house.clock.now}
        await session.execute(update(Person).where(Person.id == story.person(who)).values(gone))


@pytest.mark.parametrize("since", [loses_every_role, owns_the_rule, leaves])
async def test_a_word_counts_while_whoever_gave_it_could_give_it_again(
    database: Database, since: Callable[[Relocation, str], Awaitable[None]]
) -> None:
    """Then the next word is a first one, and a second one of another line opens the seal."""
    story = await a_relocation(database)
    _, option = await proposed(story, "Remo")
    await opens(story, "Sam", option)
    story.house.clock.now += timedelta(minutes=1)
    await since(story, "Sam")

    await opens(story, "Paula", option)
    assert (await authorship(story, option)).sealed

    story.house.clock.now += timedelta(minutes=1)
    await opens(story, "Uma", option)
    assert not (await authorship(story, option)).sealed
