"""Nobody escalates by hand, nobody rewrites what a hop was held against, and an escalation decides nothing."""

from datetime import timedelta

from building import NOON
from relocation import a_relocation, opened, submitted
from stages import refused_by_rita, urgent
from triptych.model.database import Database
from walls.attacking import Attacker, insert
from walls.standing import Standing, standing


def escalated(story: Standing, hop: int, level: int = 1, **changes: object) -> str:
    """The lawful event, to be bent."""
    facts: dict[str, object] = {
        "request_id": story.request,
        "kind": "escalated",
        "at": NOON,
        "detail": "{}",
        "hop": hop,
        "level": level,
        "due_at": NOON,
        "escalated_to": f"{{{story.people['Olivia']}}}",
    }
    return insert("request_event", **facts | changes)


async def test_an_escalation_is_of_the_hop_that_stands_and_of_nobody(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    at = await standing(story, await opened(story))
    nobody = "{0195e000-0000-7000-8000-000000000000}"

    await attacker.works(escalated(at, 1) + escalated(at, 1, 2))

    assert not await attacker.unrefused(
        {
            "by a person": (escalated(at, 1, authorship_id=at.authors["Olivia"]), "clock_is_nobody"),
            "for a person": (escalated(at, 1, on_behalf_of_id=at.people["Olivia"]), "ck_request_event_escalation"),
            "with somebody's words": (escalated(at, 1, text="Hurry."), "ck_request_event_escalation"),
            "by a line of policy": (escalated(at, 1, policy_line="p"), "ck_request_event_escalation"),
            "to nobody": (escalated(at, 1, escalated_to="{}"), "ck_request_event_escalation"),
            "to somebody who is not there": (escalated(at, 1, escalated_to=nobody), "escalated_to_people"),
            "the same level twice": (escalated(at, 1) + escalated(at, 1), "escalation_level"),
            "two levels at once": (escalated(at, 1, 2), "escalation_level"),
            "of a hop that does not stand": (escalated(at, 2), "escalation_of_the_hop"),
            "before it is due": (escalated(at, 1, due_at=NOON + timedelta(hours=1)), "ck_request_event_escalation"),
            "due before the hop began": (escalated(at, 1, due_at=NOON - timedelta(hours=1)), "escalation_is_due"),
            "dressed as a comment": (
                at.event("comment_made", hop=1, level=1, due_at=NOON, escalated_to=nobody),
                "ck_request_event_escalation",
            ),
        }
    )


async def test_an_escalation_ends_with_the_act_that_began_another_hop(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    request = await submitted(story)
    at = await standing(story, request)

    await attacker.works(escalated(at, request.version))

    assert not await attacker.unrefused({"of the first hop": (escalated(at, 1), "escalation_of_the_hop")})


async def test_a_deferral_escalates_when_it_has_lapsed_and_not_before(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    request = await refused_by_rita(story, later=True)
    at = await standing(story, request)
    holds = request.holds_until
    assert holds is not None

    await attacker.works(escalated(at, request.version, at=holds, due_at=holds))

    assert not await attacker.unrefused({"before it lapsed": (escalated(at, request.version), "escalation_is_due")})


async def test_an_emergency_go_escalates_when_it_is_over_and_not_before(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    request = await urgent(story)
    at = await standing(story, request)
    over = NOON + timedelta(days=1)
    early = over - timedelta(minutes=1)

    await attacker.works(escalated(at, request.version, at=over, due_at=over))

    before = escalated(at, request.version, at=over, due_at=early)
    assert not await attacker.unrefused({"before it was over": (before, "escalation_is_due")})


async def test_what_an_office_set_has_an_author_and_holds_from_then_on(database: Database, attacker: Attacker) -> None:
    story = await a_relocation(database)
    lawful: dict[str, object] = {
        "office": "smo",
        "hop": "decide",
        "valid_from": NOON,
        "set_by_id": story.person("Sam"),
        "set_at": NOON,
    }
    effort = lawful | {"hours": 1, "rate_amount": 90, "rate_currency": "USD", "basis": "Payroll"}
    target = lawful | {"hours": 1, "band": "small"}

    await attacker.works(insert("hop_target", **target) + insert("hop_effort", **effort))

    assert not await attacker.unrefused(
        {
            "a target of nobody": (insert("hop_target", **target | {"set_by_id": None}), "set_by_somebody"),
            "a target for what was": (
                insert("hop_target", **target | {"valid_from": NOON - timedelta(days=1)}),
                "set_for_what_comes",
            ),
            "a target of no time": (insert("hop_target", **target | {"hours": 0}), "ck_hop_target_hours"),
            "a target that is no number": (insert("hop_target", **target | {"hours": "NaN"}), "ck_hop_target_hours"),
            "a target for ever": (
                insert("hop_target", **target | {"valid_from": "infinity"}),
                "ck_hop_target_valid_from",
            ),
            "another target at the same instant": (insert("hop_target", **target) * 2, "uq_hop_target"),
            "an effort of nobody": (insert("hop_effort", **effort | {"set_by_id": None}), "set_by"),
            "a rate without a basis": (insert("hop_effort", **effort | {"basis": " "}), "ck_hop_effort_basis"),
            "a rate below nothing": (insert("hop_effort", **effort | {"rate_amount": -1}), "ck_hop_effort_rate"),
            "other hops of requests": (
                "INSERT INTO request_hop (state, kind) VALUES ('opened', 'comment_made')",
                "permission denied",
            ),
        }
    )
