"""What authorities outside answered on a request."""

from triptych.graphql.reading.declared.fields import column, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.types.exceptions import of_request
from triptych.graphql.types.shared import author
from triptych.kernel.exception_words import OutsideSays
from triptych.model.outside import OutsideAnswer as Said


@node(Said, visible=of_request(Said.request_id))
class OutsideAnswer:
    """What the authority answered whose law a rule is, or that it has not yet; the last word counts."""

    request = one("ExceptionRequest", Said.request_id)
    rule = one("Rule", Said.rule_id, unseen=True)
    authority = column(Said.authority)
    says = column(Said.says, words=OutsideSays)
    asked_by = author(Said.asked_by_id)
    asked_on = column(Said.asked_on)
    reference = column(Said.reference, doc="The document, or where it is found.")
    answered_on = column(Said.answered_on)
    expected_on = column(Said.expected_on, doc="By when an answer is expected, where there is none yet.")
    valid_from = column(Said.valid_from)
    valid_until = column(Said.valid_until, doc="How long what it permits is permitted; no approval lasts longer.")
    conditions = column(Said.conditions)
    author = author(Said.authorship_id)
    at = column(Said.at)
