"""Decisions that were directed, and dissent from decisions and instructions (EX13)."""

from triptych.graphql.reading.declared.fields import column, many, one
from triptych.graphql.reading.declared.nodes import node
from triptych.graphql.types.exceptions import of_request
from triptych.graphql.types.shared import author
from triptych.model import instruction
from triptych.model.instruction import Directed


@node(instruction.Instruction, visible=of_request(instruction.Instruction.request_id))
class Instruction:
    """A superior tells somebody by name what to decide, and is accountable for it."""

    request = one("ExceptionRequest", instruction.Instruction.request_id)
    says = column(instruction.Instruction.says, words=Directed)
    reason = column(instruction.Instruction.reason)
    directed = author(instruction.Instruction.directed_id)
    author = author(instruction.Instruction.authorship_id)
    at = column(instruction.Instruction.at)
    policy_version = column(instruction.Instruction.policy_version)
    policy_line = column(instruction.Instruction.policy_line)
    objections = many("Dissent", instruction.Dissent.instruction_id, instruction.Dissent.at)


@node(instruction.Dissent, visible=of_request(instruction.Dissent.request_id))
class Dissent:
    """What somebody who took part in deciding has against a decision, or against an instruction."""

    request = one("ExceptionRequest", instruction.Dissent.request_id)
    reason = column(instruction.Dissent.reason)
    author = author(instruction.Dissent.authorship_id)
    at = column(instruction.Dissent.at)
