"""What may be asked by whom: a document is held against the limits of everybody first, and then of who asks."""

from collections.abc import Mapping
from typing import Any

from triptych.access.policy.actions import Action
from triptych.access.policy.ask import Permit
from triptych.access.policy.grants import Scope
from triptych.graphql.context import Context
from triptych.graphql.guard.limits import COMPILED, INTERFACE, ORDINARY
from triptych.graphql.guard.verdict import Guard, Objection, Passed
from triptych.kernel.refusals import NotAllowed


async def judged(
    guard: Guard, context: Context, text: str, name: str | None, variables: Mapping[str, Any], *, compiled: bool
) -> Passed | Objection:
    """Whether a document is carried out. Who may use the interface is looked up only where that would matter."""
    sight = guard.sight(text, name, variables)
    if compiled:
        return sight.within(COMPILED)
    found = sight.within(ORDINARY)
    if isinstance(found, Objection) and found.others_may and await _may_use_interface(context):
        return sight.within(INTERFACE)
    return found


async def _may_use_interface(context: Context) -> bool:
    try:
        async with context.reading() as work:
            return isinstance(work.may(Action.API_USE, Scope((work.organisation.root_unit_id,))), Permit)
    except NotAllowed:  # an account that was closed meanwhile
        return False
