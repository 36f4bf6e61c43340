"""Mail of what is no event of a request: the same mails and digests, and nothing that its reader may not read."""

from datetime import timedelta

from sqlalchemy import select, update

from building import NOON, TODAY
from exchange.smtp_servers import Postbox, a_postbox
from governance.test_noticing import burns, facts_looked_at
from mailing import every_mail, mailed, subjects, wish
from relocation import Relocation, a_relocation
from stages import approved
from telling import all_told
from triptych.access.administration import delegations
from triptych.governance.notices import letters
from triptych.governance.notices.pages import about_occurrence
from triptych.kernel.days import first_instant_after
from triptych.kernel.notice_words import Way
from triptych.model.database import Database
from triptych.model.occurrence import Occurrence
from triptych.model.people import RoleAssignment
from waiving import granted, proposed


def plain(box: Postbox, who: str) -> str:
    """The text of the newest mail that somebody got."""
    part = [each for each in box.messages if str(each["To"]).startswith(who)][-1].get_body(("plain",))
    assert part is not None
    return str(part.get_content())


async def lent(story: Relocation) -> None:
    async with story.as_("Olivia") as work:
        ask = delegations.GrantDelegation(delegate_id=story.person("Ivo"), valid_until=NOON + timedelta(days=30))
        await delegations.grant_delegation(work, ask)


async def test_whoever_may_grant_a_proposed_waiver_is_mailed_once_with_the_way_to_it(database: Database) -> None:
    story = await a_relocation(database)
    waiver = await proposed(story)
    async with a_postbox() as box:
        await mailed(story, box)
        await mailed(story, box)

    assert subjects(box, "Sam") == [f"[{waiver.ref}] Answer the proposal: {waiver.title}"]
    assert f"/rules/waivers/{waiver.ref}" in plain(box, "Sam")
    assert "Paula proposed a class waiver" in plain(box, "Sam")
    assert subjects(box, "Paula") == []


async def test_a_digest_holds_what_happened_beside_requests_as_well(
    database: Database,
) -> None:
    story = await a_relocation(database)
    await wish(story, "Paula", changed=Way.DIGEST)
    await granted(story)
    await wish(story, "Ivo", changed=Way.AT_ONCE)
    await lent(story)
    async with a_postbox() as box:
        await mailed(story, box)
        assert subjects(box, "Ivo") == ["Olivia lent you authority until 1 Apr 2026"]
        assert "/settings/away" in plain(box, "Ivo")

        story.house.clock.now += timedelta(hours=20)
        await mailed(story, box)

    assert subjects(box, "Paula") == ["Your digest: one notice"]
    assert "granted the class waiver" in plain(box, "Paula")


async def test_authority_that_is_lent_until_a_day_ends_when_that_day_is_over(database: Database) -> None:
    """The page sends the first moment after the last day."""
    story = await a_relocation(database)
    await wish(story, "Ivo")
    async with story.as_("Olivia") as work:
        until = first_instant_after(TODAY + timedelta(days=9), work.organisation.time_zone)
        ask = delegations.GrantDelegation(delegate_id=story.person("Ivo"), valid_until=until)
        await delegations.grant_delegation(work, ask)
    async with a_postbox() as box:
        await mailed(story, box)

    assert subjects(box, "Ivo") == ["Olivia lent you authority until 11 Mar 2026"]


async def test_facts_that_changed_lead_to_the_page_with_the_acts_that_may_follow(database: Database) -> None:
    story = await a_relocation(database)
    request = await approved(story)
    await all_told(story)
    await burns(story, "1.5")
    await facts_looked_at(story)

    async with story.works.begin_system("Mail") as work:
        changed = (await work.session.scalars(select(Occurrence).where(Occurrence.kind == "facts_changed"))).one()
        assert (await about_occurrence(work, changed)).page == f"exceptions/{request.ref}"


async def test_news_of_several_records_is_one_mail_counted_by_notice(database: Database) -> None:
    story = await a_relocation(database)
    await proposed(story)
    await proposed(story, title="Another class")
    async with a_postbox() as box:
        await mailed(story, box)

    assert subjects(box, "Sam") == ["News: 2 notices"]


async def test_what_its_reader_may_read_no_more_is_not_mailed(database: Database) -> None:
    story = await a_relocation(database)
    await proposed(story)
    await all_told(story)
    async with story.database.sessions() as session, session.begin():
        revoking = update(RoleAssignment).where(RoleAssignment.person_id == story.person("Sam"))
        await session.execute(revoking.values(revoked_at=story.house.clock.now))
    async with a_postbox() as box:
        await mailed(story, box)

    assert subjects(box, "Sam") == []
    (dropped,) = [each for each in await every_mail(story) if each.person_id == story.person("Sam")]
    assert dropped.dropped_at is not None
    async with story.works.begin_system("Mail") as work:
        assert await letters.letter_of(work, dropped) is None


async def test_facts_that_changed_are_mailed_when_their_day_is_over_whatever_else_is_mailed_before(
    database: Database,
) -> None:
    story = await a_relocation(database)
    await wish(story, "Olivia")
    await approved(story)
    async with a_postbox() as box:
        await mailed(story, box)
        before = len(subjects(box, "Olivia"))
        await burns(story, "1.5")
        await facts_looked_at(story)
        async with story.as_("Ivo") as work:
            ask = delegations.GrantDelegation(delegate_id=story.person("Olivia"), valid_until=NOON + timedelta(days=30))
            await delegations.grant_delegation(work, ask)
        await all_told(story)
        story.house.clock.now += timedelta(minutes=1)

        await mailed(story, box)
        (lent_alone,) = subjects(box, "Olivia")[before:]
        assert "lent you authority" in lent_alone, "what changed may be of a sealed person: no mail says its hour"

        story.house.clock.now = NOON.replace(hour=0) + timedelta(days=1)
        await mailed(story, box)
        assert "Facts that the decision rests on" in plain(box, "Olivia")
