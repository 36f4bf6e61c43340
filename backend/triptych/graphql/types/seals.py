"""What openers said of seals."""

from triptych.graphql.reading.declared.fields import column, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.types.exceptions import of_request
from triptych.model import seal


@node(seal.SealOpening, visible=of_request(seal.SealOpening.request_id))
class SealOpening:
    """One opener's word that a seal should be opened; the second one's opened it."""

    request = one("ExceptionRequest", seal.SealOpening.request_id)
    alternative = one("Alternative", seal.SealOpening.alternative_id)
    opener = one("Person", seal.SealOpening.opener_id)
    reason = column(seal.SealOpening.reason)
    opens = column(seal.SealOpening.opens, filterable=True, doc="Whether this was the second word, which opened it.")
    at = column(seal.SealOpening.at, filterable=True, orderable=True)
    policy_line = column(seal.SealOpening.policy_line)
