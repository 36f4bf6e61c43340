"""Sets a scenario's organisation up from YAML and puts its questions."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from access.builders import id_of
from triptych.access.authority.who_can import Candidate, NeededAuthority, WhoCan, who_can
from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.delegation import Delegation, with_delegated
from triptych.access.policy.duties import Part, TookPart, history_conflicts
from triptych.access.policy.gatekeeper import Gatekeeper
from triptych.access.policy.grants import Absence, ActorGrants, Grant, Scope
from triptych.access.policy.limits import Limit
from triptych.access.policy.reader import read_policy_text
from triptych.access.policy.version import default_policy_text
from triptych.kernel.actor import Office, Role
from triptych.kernel.money import Money
from triptych.kernel.refusals import Denial

Case = dict[str, Any]


class Stage:
    """One organisation with what a scenario adds to it, at the scenario's instant."""

    def __init__(self, organisation: dict[str, Any], scenario: dict[str, Any]) -> None:
        self.now = _instant(scenario.get("now", organisation["now"]))
        self.parents: dict[str, list[str]] = organisation["parents"]
        self.records: list[str] = organisation["records"]
        self.currency: str = organisation["base_currency"]
        self.rates: dict[str, str] = scenario.get("rates", {})
        names = scenario.get("people", list(organisation["people"]))
        self.people: dict[str, list[Any]] = {**organisation["people"], **scenario.get("assignments", {})}
        self.people = {
            name: held for name, held in self.people.items() if name in {*names, *scenario.get("assignments", {})}
        }
        self.delegations = [self._delegation(each) for each in scenario.get("delegations", [])]
        self.absences = [self._absence(each) for each in scenario.get("absences", [])]
        lines = [line.format_map(_Ids()) for line in scenario.get("policy", [])]
        text = "\n".join([default_policy_text(), *lines])
        self.gatekeeper = Gatekeeper(read_policy_text(1, text), self.currency, id_of(organisation["root"]))

    def may(self, case: Case) -> str:
        """``yes``, ``yes for <person>`` through a delegation, or the code of the denial."""
        answer = self._ask(case["person"], case)
        if isinstance(answer, Denial):
            return answer.code
        conflicts = history_conflicts(
            Action(case["act"]),
            id_of(case["person"]),
            _parts(case.get("took_part", {})),
            on_behalf_of_id=answer.on_behalf_of_id,
        )
        if conflicts:
            return "separation_of_duties"
        behalf = next((name for name in self.people if id_of(name) == answer.on_behalf_of_id), None)
        return f"yes for {behalf}" if behalf else "yes"

    def where(self, case: Case) -> list[str]:
        """The records that a list would show."""
        readable = self.gatekeeper.readable_scopes(self._held(case["person"]), Action(case["act"]), self.now)
        return sorted(name for name in self.records if any(each in readable for each in self._scope(name).ids))

    def where_one_by_one(self, case: Case) -> list[str]:
        """The records that may be read when each is asked about by itself."""
        held, action = self._held(case["person"]), Action(case["act"])
        answers = {name: self.gatekeeper.may(held, action, self._scope(name), now=self.now) for name in self.records}
        return sorted(name for name, answer in answers.items() if isinstance(answer, Permit))

    def who(self, case: Case) -> dict[str, Any]:
        """The chain with what each signs, why the others cannot, and who stands in for them."""
        answer = self._who(case)
        chain = answer.chain
        return {
            "chain": None if chain is None else {p.name: [s.needed.label for s in p.signatures] for p in chain},
            "not": {each.name: sorted({obstacle.code for obstacle in each.obstacles}) for each in answer.unable},
            "delegates": {each.name: [d.name for d in each.delegates] for each in answer.unable},
        }

    def each_of_the_chain(self, case: Case) -> Iterator[tuple[str, Permit | Denial]]:
        """Everybody of the chain, checked again by the gatekeeper for what they are to sign."""
        for person in self._who(case).chain or ():
            for signature in person.signatures:
                one = signature.needed
                yield (
                    person.name,
                    self.gatekeeper.may(
                        self._held(person.name),
                        one.action,
                        one.scope,
                        amount=one.amount,
                        office=one.office,
                        now=self.now,
                    ),
                )

    def _who(self, case: Case) -> WhoCan:
        needed = tuple(
            NeededAuthority(
                each["act"],
                Action(each["act"]),
                self._scope(each["at"]),
                self._money(each.get("amount")),
                _office(each),
            )
            for each in case["needs"]
        )
        candidates = [
            Candidate(id_of(n), n, self._held(n), tuple(a for a in self.absences if a.person_id == id_of(n)))
            for n in self.people
        ]
        return who_can(self.gatekeeper, needed, candidates, _parts(case.get("took_part", {})), self.now)

    def _ask(self, person: str, case: Case) -> Permit | Denial:
        """Casbin's answer; the hint from the folded grants must be the same."""
        held, action, scope = self._held(person), Action(case["act"]), self._scope(case["at"])
        amount, office = self._money(case.get("amount")), _office(case)
        answer = self.gatekeeper.may(held, action, scope, amount=amount, office=office, now=self.now)
        hint = self.gatekeeper.fold(held, self.now).may(action, scope, amount=amount, office=office)
        assert hint is isinstance(answer, Permit), case
        return answer

    def _held(self, person: str) -> ActorGrants:
        own = {id_of(name): tuple(self._grants(name)) for name in self.people}
        return with_delegated(id_of(person), own.get(id_of(person), ()), self.delegations, own, self.now)

    def _grants(self, person: str) -> Iterator[Grant]:
        for number, held in enumerate(self.people[person]):
            yield Grant(
                assignment_id=id_of(f"{person} {number}"),
                person_id=id_of(person),
                role=Role(held["role"]),
                scope_id=id_of(held["at"]),
                valid_from=_instant(held.get("from", "2025-01-01")),
                valid_until=_instant(held["until"]) if "until" in held else None,
                revoked_at=_instant(held["revoked"]) if "revoked" in held else None,
                scope_name=held["at"],
            )

    def _scope(self, name: str) -> Scope:
        """A record and all its ancestors, up its units and up its portfolio."""
        ids: dict[UUID, None] = {}
        waiting = [name]
        while waiting:
            each = waiting.pop(0)
            ids[id_of(each)] = None
            waiting += self.parents[each]
        return Scope(tuple(ids))

    def _money(self, text: str | None) -> Money | None:
        """An amount in base currency, converted at the scenario's dated rate where it is in another."""
        if text is None:
            return None
        currency, amount = text.split()
        rate = Decimal(1) if currency == self.currency else Decimal(self.rates[currency])
        return Money(Decimal(amount.replace(",", "")) * rate, self.currency)

    def _delegation(self, given: dict[str, Any]) -> Delegation:
        return Delegation(
            delegation_id=id_of(f"{given['from']} to {given['to']}"),
            from_person_id=id_of(given["from"]),
            to_person_id=id_of(given["to"]),
            valid_from=_instant(given["starts"]),
            valid_until=_instant(given["until"]),
            revoked_at=_instant(given["revoked"]) if "revoked" in given else None,
            limit=Limit(Decimal(given["limit"])) if "limit" in given else None,
            from_name=given["from"],
        )

    def _absence(self, given: dict[str, Any]) -> Absence:
        return Absence(id_of(given["person"]), _instant(given["starts"]), _instant(given["until"]))


class _Ids(dict[str, UUID]):
    """Names in braces become ids, in the policy lines of a scenario."""

    def __missing__(self, name: str) -> UUID:
        return id_of(name)


def _parts(given: dict[str, str]) -> frozenset[TookPart]:
    return frozenset(TookPart(id_of(name), Part(part)) for name, part in given.items())


def _office(case: Case) -> Office | None:
    return Office(case["office"]) if "office" in case else None


def _instant(given: str | date | datetime) -> datetime:
    """A date is the beginning of that day in UTC."""
    read = datetime.fromisoformat(given) if isinstance(given, str) else given
    if not isinstance(read, datetime):
        read = datetime.combine(read, time())
    return read.replace(tzinfo=read.tzinfo or UTC)
