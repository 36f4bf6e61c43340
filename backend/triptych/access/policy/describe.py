"""docs/access.md, written from the policy: which role may do what, where and up to how much. Never edited by hand."""

import sys
from collections.abc import Iterator
from itertools import groupby

from triptych.access.policy.actions import MEANING, MONEY_ACTIONS, NEVER_DELEGATED, Action
from triptych.access.policy.duties import INCOMPATIBLE, OPEN_AT_FIRST_INSTALL
from triptych.access.policy.explain import shown_role
from triptych.access.policy.reader import default_policy
from triptych.access.policy.version import EVERYWHERE, Effect, PolicyLine, PolicyVersion, role_name
from triptych.kernel.actor import Role

INTRODUCTION = """\
# Who may do what

*Written from `backend/triptych/access/policy/default_policy.csv`
by `python -m triptych.access.policy.describe`. Do not edit.*

Casbin decides every act, on every door: the browser, the command line and imports. A role is held by a person at a
**scope** (a unit, portfolio, program, project or service) from a day until another, and reaches that record and
everything below it. A project stands under its unit *and* under its portfolio: a role held above it in either tree
reaches it. The line that allowed an act, and the version of the policy, stand in the audit trail.

- **Limits** are in the organisation's base currency and inclusive: exactly at the limit is inside. Amounts in another
  currency are converted at a dated rate first. Asks of one program to one
  provider, its sub-units included, within the window count together.
- **A deny overrides every allow**, wherever the denied role is held.
- **Two authorities meet in one exception**: the right to waive the rule (`exception:waive`, by the office that owns it)
  and the authority over the money of whoever pays (`exception:approve`). One person may hold both.
- **A lead speaks for their own office**: in brackets stands whose standard, gate, evidence or cited rule an act is
  about. Declining, deferring and re-opening are acts of the office that owns the cited rule; a capability gap is the
  SMO's.
- **Absence** takes no authority away; it takes the person out of the chain of who can say yes.
"""


def describe(policy: PolicyVersion) -> str:
    """The whole page in Markdown."""
    parts = [INTRODUCTION, _by_role(policy), _by_act(policy), _duties(), _delegation()]
    return "\n".join(parts)


def _by_role(policy: PolicyVersion) -> str:
    """What each role may do, act by act, its groups' acts included."""
    rows = ["## By role", ""]
    for role in Role:
        rows += [f"### {_capital(shown_role(role))}", "", "| act | what it is | where | limit |", "|---|---|---|---|"]
        rows += [row for action in Action for row in _rows(policy, role, action)]
        rows.append("")
    return "\n".join(rows)


def _rows(policy: PolicyVersion, role: Role, action: Action) -> Iterator[str]:
    lines = policy.lines_for(role_name(role), action)
    for (effect, where, limit), same in groupby(lines, key=lambda line: (line.effect, _where(line), _limit(line))):
        offices = ", ".join(line.office.value.upper() for line in same if line.office)
        of_office = f" ({offices})" if offices else ""
        what = f"{MEANING[action]}{of_office}"
        if effect is Effect.DENY:
            yield f"| `{action}` | **never**: {what} | anywhere | denied |"
        else:
            yield f"| `{action}` | {what} | {where} | {limit} |"


def _by_act(policy: PolicyVersion) -> str:
    """Who may do each act."""
    rows = [f"| `{action}` | {', '.join(_who(policy, action)) or 'nobody'} |" for action in Action]
    return "\n".join(["## By act", "", "| act | who may |", "|---|---|", *rows, ""])


def _who(policy: PolicyVersion, action: Action) -> Iterator[str]:
    roles = policy.roles_that_may(action)
    if roles == tuple(Role):
        yield "everybody"
        return
    for role in roles:
        allowing = [line for line in policy.lines_for(role_name(role), action) if line.effect is Effect.ALLOW]
        limits = ", ".join(dict.fromkeys(_limit(line) for line in allowing))
        yield f"{shown_role(role)} ({limits})" if action in MONEY_ACTIONS else shown_role(role)


def _duties() -> str:
    """Separation of duties, from the same table that the server asks."""
    rows = [
        "## Separation of duties",
        "",
        "By assignment: an auditor holds no other role; an administrator holds no approving role, except at the first",
        "install while there is no second administrator. By history, in one matter:",
        "",
        "| act | barred to whoever is |",
        "|---|---|",
    ]
    for action, parts in INCOMPATIBLE.items():
        names = ", ".join(sorted(part.value.replace("_", " ") for part in parts))
        rows.append(f"| `{action}` | {names} |")
    open_acts = ", ".join(f"`{action}`" for action in sorted(OPEN_AT_FIRST_INSTALL))
    rows += ["", f"Open to a lone first administrator, and marked so in the audit trail: {open_acts}.", ""]
    return "\n".join(rows)


def _delegation() -> str:
    acts = ", ".join(f"`{action}`" for action in sorted(NEVER_DELEGATED))
    return "\n".join(
        [
            "## Delegation",
            "",
            "Dated, never above the delegator's own limit nor beyond their scope, not passed on, ended at once when",
            "revoked. The trail keeps who decided and on whose behalf. An auditor's and an administrator's role are",
            f"never lent, and nobody does these in another's name: {acts}.",
            "",
        ]
    )


def _where(line: PolicyLine) -> str:
    return "whole organisation" if line.domain == EVERYWHERE else "own scope and below"


def _limit(line: PolicyLine) -> str:
    if line.limit is None:
        return "-"
    return "no limit" if line.limit.amount is None else f"{line.limit.amount:,f}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


if __name__ == "__main__":
    sys.stdout.write(describe(default_policy()))
