"""The same three questions to each peer, and what all of them must answer alike."""

from dataclasses import dataclass
from typing import Any

from stage import by_hand
from stage.by_hand import WORKSTREAMS, fifty_projects, one_project


@dataclass(frozen=True)
class Question:
    """One question: as a document for the product, as one for PostGraphile, and as a statement written by hand."""

    name: str
    product: str
    postgraphile: str
    by_hand: str


FLAT = Question(
    "flat",
    """query Flat { projects(first: 50, orderBy: [{field: REF}]) { edges { node {
      ref name stage startOn finishOn rating } } } }""",
    """query Flat { projects: allProjectsList(first: 50, orderBy: REF_ASC) {
      ref name stage startOn finishOn rating } }""",
    fifty_projects(
        "'ref', ref, 'name', name, 'stage', upper(stage), 'startOn', start_on, 'finishOn', finish_on, 'rating', rating"
    ),
)
NESTED = Question(
    "nested",
    """query Nested { projects(first: 50, orderBy: [{field: REF}]) { edges { node { ref name
      workstreams { kind lead { name } } gates { ref name dueOn } requests { ref title state } } } } }""",
    """query Nested { projects: allProjectsList(first: 50, orderBy: REF_ASC) { ref name
      workstreams: workstreamsByProjectIdList(orderBy: KIND_ASC) { kind lead: personByLeadId { name } }
      gates: gatesByProjectIdList(orderBy: DUE_ON_ASC) { ref name dueOn }
      requests: exceptionRequestsByProjectIdList { ref title state } } }""",
    fifty_projects(by_hand.NESTED),
)
NODE = Question(
    "node",
    """query Node { project(ref: "P-0507") { ref name stage startOn finishOn rating
      workstreams { kind lead { name } } } }""",
    """query Node { project: projectByRef(ref: "P-0507") { ref name stage startOn finishOn rating
      workstreams: workstreamsByProjectIdList(orderBy: KIND_ASC) { kind lead: personByLeadId { name } } } }""",
    one_project(
        "P-0507",
        "'ref', ref, 'name', name, 'stage', upper(stage), 'startOn', start_on, 'finishOn', finish_on,"
        f" 'rating', rating, {WORKSTREAMS}",
    ),
)
QUESTIONS = (FLAT, NESTED, NODE)
# The page that people open first, as it stands: its own order, and the number of all.
PORTFOLIO = """query Portfolio { projects(first: 60) { totalCount edges { cursor node { ref name stage
  budget { amount currency } rating finishOn ended openRequests portfolioName
  workstreams { kind lead { name } } nextGate { ref dueOn } } } } }"""


def content(answer: Any) -> Any:
    """What an answer says, whatever the words around it: connections become lists, words of an enumeration small."""
    if isinstance(answer, dict):
        if set(answer) <= {"edges", "nodes", "totalCount"} and answer:
            return content(answer.get("nodes") or [edge["node"] for edge in answer["edges"]])
        return {name: content(part) for name, part in answer.items()}
    if isinstance(answer, list):
        return [content(part) for part in answer]
    return answer.lower() if isinstance(answer, str) else answer
