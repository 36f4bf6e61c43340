"""Who can say yes: the fewest available people for exactly this ask, and why the others cannot."""

from access.builders import DAY, ELSEWHERE, HERE, NOW, a_gatekeeper, a_grant, id_of, usd
from triptych.access.authority.who_can import Candidate, NeededAuthority, WhoCan, who_can
from triptych.access.policy.actions import Action
from triptych.access.policy.delegation import Delegation, with_delegated
from triptych.access.policy.duties import TOOK_PART, Part, TookPart
from triptych.access.policy.grants import Absence, ActorGrants, Grant
from triptych.kernel.actor import Office, Role
from triptych.kernel.money import Money

MONEY = NeededAuthority("money", Action.EXCEPTION_APPROVE, HERE, usd(100_000))
WAIVER = NeededAuthority("waiver of R-014", Action.EXCEPTION_WAIVE, HERE, usd(100_000), Office.SMO)
NOBODY_YET: frozenset[TookPart] = frozenset()


def somebody(name: str, *roles: Role, away: bool = False, more: tuple[Grant, ...] = ()) -> Candidate:
    absences = (Absence(id_of(name), NOW - DAY, NOW + 3 * DAY),) if away else ()
    held = ActorGrants(id_of(name), (*(a_grant(role, name) for role in roles), *more))
    return Candidate(id_of(name), name, held, absences)


def chain_of(answer: WhoCan) -> list[tuple[str, list[str]]] | None:
    if answer.chain is None:
        return None
    return [(each.name, [signature.needed.label for signature in each.signatures]) for each in answer.chain]


def obstacles_of(answer: WhoCan, name: str) -> list[str]:
    return [obstacle.code for each in answer.unable if each.name == name for obstacle in each.obstacles]


def test_two_authorities_take_two_people_when_nobody_holds_both() -> None:
    people = [somebody("sam", Role.SMO_LEAD), somebody("amy", Role.APPROVER_2)]

    answer = who_can(a_gatekeeper(), (WAIVER, MONEY), people, NOBODY_YET, NOW)

    assert sorted(chain_of(answer) or []) == [("amy", ["money"]), ("sam", ["waiver of R-014"])]
    assert answer.missing == ()


def test_one_person_who_holds_both_is_the_shortest_chain() -> None:
    people = [somebody("sam", Role.SMO_LEAD), somebody("amy", Role.APPROVER_2), somebody("eve", Role.EXECUTIVE)]

    answer = who_can(a_gatekeeper(), (WAIVER, MONEY), people, NOBODY_YET, NOW)

    assert chain_of(answer) == [("eve", ["waiver of R-014", "money"])]
    assert [each.name for each in answer.able] == ["amy", "eve", "sam"]


def test_among_equally_short_chains_the_least_authority_is_used() -> None:
    people = [somebody("eve", Role.EXECUTIVE), somebody("max", Role.APPROVER_3), somebody("zoe", Role.APPROVER_2)]

    answer = who_can(a_gatekeeper(), (MONEY,), people, NOBODY_YET, NOW)

    assert chain_of(answer) == [("zoe", ["money"])]


def test_everybody_else_is_told_why_not() -> None:
    people = [
        somebody("low", Role.APPROVER_1),
        somebody("far", more=(a_grant(Role.APPROVER_3, "far", ELSEWHERE),)),
        somebody("out", more=(a_grant(Role.APPROVER_3, "out", revoked_at=NOW),)),
        somebody("old", more=(a_grant(Role.APPROVER_3, "old", valid_until=NOW),)),
        somebody("own", Role.APPROVER_3),
        somebody("hid", Role.APPROVER_3),
        somebody("vac", Role.APPROVER_3, away=True),
        somebody("yes", Role.APPROVER_2),
        somebody("pam", Role.PROGRAM_MANAGER),
    ]
    took_part = frozenset({TookPart(id_of("own"), Part.REQUESTER), TookPart(id_of("hid"), Part.PROPOSER)})

    answer = who_can(a_gatekeeper(), (MONEY,), people, took_part, NOW)

    assert chain_of(answer) == [("yes", ["money"])]
    assert obstacles_of(answer, "low") == ["over_limit"]
    assert obstacles_of(answer, "far") == ["outside_scope"]
    assert obstacles_of(answer, "out") == ["revoked"]
    assert obstacles_of(answer, "old") == ["expired"]
    assert obstacles_of(answer, "own") == ["separation_of_duties"]
    assert obstacles_of(answer, "vac") == ["absent"]
    hidden = next(each for each in answer.unable if each.name == "hid")
    assert hidden.obstacles[0].reason == TOOK_PART
    assert "pam" not in {each.name for each in answer.able} | {each.name for each in answer.unable}


def test_the_answer_changes_when_somebody_goes_absent_and_names_the_delegate() -> None:
    ann = somebody("ann", Role.APPROVER_2)
    lent = Delegation(id_of("lent"), id_of("ann"), id_of("dee"), NOW - DAY, NOW + 9 * DAY)
    dee = Candidate(id_of("dee"), "dee", with_delegated(id_of("dee"), (), [lent], {id_of("ann"): ann.held.grants}, NOW))
    away = somebody("ann", Role.APPROVER_2, away=True)

    before = who_can(a_gatekeeper(), (MONEY,), [ann, dee], NOBODY_YET, NOW)
    after = who_can(a_gatekeeper(), (MONEY,), [away, dee], NOBODY_YET, NOW)

    assert chain_of(before) == [("ann", ["money"])]
    assert chain_of(after) == [("dee", ["money"])]
    (absent,) = after.unable
    assert absent.absent_until == NOW + 3 * DAY
    assert absent.obstacles[0].reason == "ann is away until 05 Mar 2026 09:00 UTC."
    assert [each.name for each in absent.delegates] == ["dee"]
    assert absent.delegates[0].signatures[0].permit.on_behalf_of_id == id_of("ann")


def test_a_delegate_cannot_sign_for_a_delegator_who_asked() -> None:
    lent = Delegation(id_of("lent"), id_of("ann"), id_of("dee"), NOW - DAY, NOW + 9 * DAY)
    grants = {id_of("ann"): (a_grant(Role.EXECUTIVE),)}
    dee = Candidate(id_of("dee"), "dee", with_delegated(id_of("dee"), (), [lent], grants, NOW))

    answer = who_can(a_gatekeeper(), (MONEY,), [dee], frozenset({TookPart(id_of("ann"), Part.REQUESTER)}), NOW)

    assert answer.chain is None
    assert obstacles_of(answer, "dee") == ["separation_of_duties"]


def test_an_authority_that_nobody_available_holds_is_named() -> None:
    answer = who_can(a_gatekeeper(), (WAIVER, MONEY), [somebody("amy", Role.APPROVER_2)], NOBODY_YET, NOW)

    assert answer.chain is None
    assert answer.missing == (WAIVER,)
    assert chain_of(answer) is None


def test_many_people_and_many_authorities_stay_bounded() -> None:
    needed = tuple(
        NeededAuthority(f"waiver {n}", Action.EXCEPTION_WAIVE, HERE, Money(usd(n).amount, "USD"), office)
        for n in range(3)
        for office in Office
    )
    leads = [Role.PMO_LEAD, Role.SMO_LEAD, Role.CMO_LEAD]
    people = [somebody(f"lead {n:03}", leads[n % 3]) for n in range(60)]

    answer = who_can(a_gatekeeper(), needed, people, NOBODY_YET, NOW)

    assert answer.chain is not None
    assert len(answer.chain) == 3
