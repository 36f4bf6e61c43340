"""Reading a policy: every mistake is told at once, each with its line, and a policy with a mistake is no policy."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from triptych.access.policy.actions import Action
from triptych.access.policy.limits import Limit, read_limit
from triptych.access.policy.version import (
    ANY,
    DEEPEST_NESTING,
    EVERYWHERE,
    NO_LIMIT_APPLIES,
    Effect,
    NestingLine,
    PolicyLine,
    PolicyVersion,
    default_policy_text,
    numbered,
    role_name,
)
from triptych.kernel.actor import Office, Role
from triptych.kernel.refusals import Invalid, Problem, refuse_if

PERMISSION_FIELDS = 7
NESTING_FIELDS = 3


class _Mistake(Exception):
    """One field of a line is wrong."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class _CircularNesting(Exception):
    """A role would be part of itself."""

    def __init__(self, at: NestingLine) -> None:
        super().__init__(at.text)
        self.at = at


def read_policy(number: int, lines: Iterable[tuple[int, str]]) -> PolicyVersion:
    """Check and type the lines of a policy version, given with their numbers.

    Raises `Invalid` with one problem per mistake, at ``lines.<number>``, its message beginning with the line.
    """
    permissions: list[PolicyLine] = []
    nestings: list[NestingLine] = []
    problems: list[Problem] = []
    for no, text in lines:
        try:
            read = _read_line(no, text)
        except _Mistake as mistake:
            problems.append(_problem(no, mistake.code, mistake.message))
            continue
        if isinstance(read, PolicyLine):
            permissions.append(read)
        else:
            nestings.append(read)
    problems += _unknown_roles(permissions, nestings)
    problems += _repeated(permissions)
    problems += _badly_nested(nestings)
    if not permissions and not problems:
        problems.append(Problem("lines", "empty_policy", "A policy without a permission would lock everybody out."))
    refuse_if(problems)
    return PolicyVersion(number, tuple(permissions), tuple(nestings))


def read_policy_text(number: int, text: str) -> PolicyVersion:
    """Check and type a policy file."""
    return read_policy(number, numbered(text))


def default_policy(number: int = 1) -> PolicyVersion:
    """The policy that ships."""
    return read_policy_text(number, default_policy_text())


def _read_line(no: int, text: str) -> PolicyLine | NestingLine:
    kind, *fields = (part.strip() for part in text.split(","))
    if kind == "p" and len(fields) == PERMISSION_FIELDS - 1:
        return _read_permission(no, fields)
    if kind == "g" and len(fields) == NESTING_FIELDS - 1:
        return NestingLine(no, _typed_role(fields[0]), _typed_role(fields[1]))
    raise _Mistake(
        "bad_line", "write 'p, who, domain, act, office, limit, effect' or 'g, role, group', separated by commas."
    )


def _read_permission(no: int, fields: list[str]) -> PolicyLine:
    subject, domain, act, office, limit, effect = fields
    if effect not in set(Effect):
        raise _Mistake("unknown_effect", f"the effect is allow or deny, not {effect!r}.")
    if act not in set(Action):
        raise _Mistake("unknown_action", f"{act!r} is not an act.")
    line = PolicyLine(
        no,
        _typed_subject(subject),
        _typed_domain(domain),
        Action(act),
        _typed_office(office, Action(act)),
        _typed_limit(limit, Action(act), Effect(effect)),
        Effect(effect),
    )
    _check_reading(line)
    return line


def _check_reading(line: PolicyLine) -> None:
    """Lists are filtered by assignments alone, so a line about reading may not add or take a place of its own."""
    simple = line.effect is Effect.ALLOW and line.domain in {ANY, EVERYWHERE} and line.subject.startswith("role:")
    if line.action.reads and not simple:
        raise _Mistake(
            "reading_is_by_assignment",
            f"{line.action} is allowed to a role, in domain * or everywhere; who reads where is said by assignments.",
        )


def _typed_subject(text: str) -> str:
    kind, _, name = text.partition(":")
    if kind == "person":
        try:
            return f"person:{UUID(name)}"
        except ValueError:
            raise _Mistake("bad_person", f"{text!r} does not name a person by id.") from None
    return _typed_role(text)


def _typed_role(text: str) -> str:
    kind, _, name = text.partition(":")
    if kind != "role" or not name.isidentifier():
        raise _Mistake("untyped_name", f"{text!r} is neither role:<name> nor person:<id>.")
    return text


def _typed_domain(text: str) -> str:
    if text in {ANY, EVERYWHERE}:
        return text
    try:
        return str(UUID(text))
    except ValueError:
        raise _Mistake("bad_domain", f"the domain is *, everywhere or the id of a scope, not {text!r}.") from None


def _typed_office(text: str, action: Action) -> Office | None:
    if text == ANY:
        return None
    if text not in set(Office):
        raise _Mistake("unknown_office", f"the office is pmo, smo, cmo or *, not {text!r}.")
    if not action.needs_office:
        raise _Mistake("office_does_not_apply", f"{action} does not belong to an office; write *.")
    return Office(text)


def _typed_limit(text: str, action: Action, effect: Effect) -> Limit | None:
    compared = action.needs_amount and effect is Effect.ALLOW
    if text == NO_LIMIT_APPLIES:
        if compared:
            raise _Mistake("limit_missing", f"{action} decides money; write an amount or unlimited.")
        return None
    if not compared:
        raise _Mistake(
            "limit_does_not_apply", f"here no amount is compared with a limit; write - in place of {text!r}."
        )
    try:
        return read_limit(text)
    except Invalid as wrong:
        raise _Mistake("bad_limit", wrong.problems[0].message) from None


def _unknown_roles(permissions: list[PolicyLine], nestings: list[NestingLine]) -> Iterator[Problem]:
    known = {role_name(role) for role in Role} | {nesting.group for nesting in nestings}
    named = [(line.no, line.subject) for line in permissions] + [(nesting.no, nesting.role) for nesting in nestings]
    for no, name in named:
        if name.startswith("role:") and name not in known:
            yield _problem(no, "unknown_role", f"{name} is neither a role nor a group that a role is nested in.")


def _repeated(permissions: list[PolicyLine]) -> Iterator[Problem]:
    """Two lines about the same thing would leave open which of them allowed an act."""
    first: dict[tuple[object, ...], int] = {}
    for line in permissions:
        key = (line.subject, line.domain, line.action, line.office, line.effect)
        if key in first:
            yield _problem(line.no, "repeated_line", f"line {first[key]} already speaks about this.")
        first.setdefault(key, line.no)


def _badly_nested(nestings: list[NestingLine]) -> Iterator[Problem]:
    """Casbin follows ten names of a chain and silently stops; a circle would make every role in it the same."""
    above: dict[str, list[NestingLine]] = {}
    for nesting in nestings:
        above.setdefault(nesting.role, []).append(nesting)
    heights: dict[str, int] = {}
    open_names: set[str] = set()

    def height(name: str) -> int:
        """How many names the longest chain upward from a name has, itself included."""
        if name not in heights:
            open_names.add(name)
            heights[name] = 1 + max((over(nesting) for nesting in above.get(name, ())), default=0)
            open_names.discard(name)
        return heights[name]

    def over(nesting: NestingLine) -> int:
        if nesting.group in open_names:
            raise _CircularNesting(nesting)
        return height(nesting.group)

    try:
        for nesting in nestings:
            if height(nesting.role) == DEEPEST_NESTING + 1:
                yield _problem(nesting.no, "nested_too_deep", f"roles nest at most {DEEPEST_NESTING} deep.")
    except _CircularNesting as circle:
        yield _problem(circle.at.no, "circular_nesting", f"{circle.at.group} would be nested in itself.")


def _problem(no: int, code: str, message: str) -> Problem:
    return Problem(f"lines.{no}", code, f"Line {no}: {message}")
