"""Refusals as data: one match maps them to members of a mutation's result union."""

import strawberry

from triptych.kernel import refusals


@strawberry.type(description="One thing that is wrong with the input, and where.")
class Problem:
    field: str
    code: str
    message: str


@strawberry.type(description="One fact behind a denial, and whether it stood in the way.")
class Fact:
    label: str
    value: str
    stands_in_the_way: bool


@strawberry.interface(description="An expected no. Nothing was stored.")
class Refusal:
    message: str


@strawberry.type(description="The record does not exist, or the actor may not see it.")
class NotFound(Refusal):
    pass


@strawberry.type(
    description="The actor may see the record, but not do this: with the facts and the nearest permitted ask."
)
class NotAllowed(Refusal):
    code: str
    facts: list[Fact]
    nearest: str | None


@strawberry.type(description="The input breaks rules; every problem is listed.")
class Invalid(Refusal):
    problems: list[Problem]


@strawberry.type(description="The record changed meanwhile, or somebody else was first.")
class Conflict(Refusal):
    pass


def as_data(refusal: refusals.Refusal) -> Refusal:
    """The member of a result union that tells this refusal."""
    match refusal:
        case refusals.NotFound():
            return NotFound(message=refusal.message)
        case refusals.NotAllowed(denial=denial):
            facts = [Fact(label=f.label, value=f.value, stands_in_the_way=f.stands_in_the_way) for f in denial.facts]
            return NotAllowed(message=refusal.message, code=denial.code, facts=facts, nearest=denial.nearest)
        case refusals.Invalid(problems=problems):
            told = [Problem(field=p.field, code=p.code, message=p.message) for p in problems]
            return Invalid(message=refusal.message, problems=told)
        case refusals.Conflict() | refusals.TookTooLong():
            return Conflict(message=refusal.message)
    raise TypeError(f"{type(refusal).__name__} has no place in a result") from refusal
