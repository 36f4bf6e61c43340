"""The same three questions to each peer, and what all of them must answer alike."""

from dataclasses import dataclass
from typing import Any

SEEN = "($1::uuid[] IS NULL OR {table}.scope_ids && $1::uuid[])"


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
    f"""SELECT json_build_object('projects', json_build_object('edges', coalesce(json_agg(json_build_object(
      'node', json_build_object('ref', ref, 'name', name, 'stage', upper(stage), 'startOn', start_on,
        'finishOn', finish_on, 'rating', rating))
      ORDER BY ref), '[]')))::text
      FROM (SELECT * FROM project WHERE {SEEN.format(table="project")} ORDER BY ref LIMIT 50) AS project""",
)
NESTED = Question(
    "nested",
    """query Nested { projects(first: 50, orderBy: [{field: REF}]) { edges { node { ref name
      workstreams { kind lead { name } } gates { ref name dueOn } requests { ref title state } } } } }""",
    """query Nested { projects: allProjectsList(first: 50, orderBy: REF_ASC) { ref name
      workstreams: workstreamsByProjectIdList(orderBy: KIND_ASC) { kind lead: personByLeadId { name } }
      gates: gatesByProjectIdList(orderBy: DUE_ON_ASC) { ref name dueOn }
      requests: exceptionRequestsByProjectIdList { ref title state } } }""",
    f"""SELECT json_build_object('projects', json_build_object('edges', coalesce(json_agg(json_build_object(
      'node', json_build_object('ref', ref, 'name', name,
        'workstreams', (SELECT coalesce(json_agg(json_build_object('kind', upper(kind), 'lead',
            (SELECT json_build_object('name', person.name) FROM person WHERE person.id = lead_id)) ORDER BY kind, id),
          '[]') FROM workstream WHERE project_id = project.id),
        'gates', (SELECT coalesce(json_agg(json_build_object('ref', ref, 'name', name, 'dueOn', due_on)
          ORDER BY due_on, id), '[]') FROM gate WHERE project_id = project.id),
        'requests', (SELECT coalesce(json_agg(json_build_object('ref', ref, 'title', title, 'state', state)
          ORDER BY opened_at DESC, id), '[]') FROM exception_request AS asked WHERE project_id = project.id
          AND {SEEN.format(table="asked")})))
      ORDER BY ref), '[]')))::text
      FROM (SELECT * FROM project WHERE {SEEN.format(table="project")} ORDER BY ref LIMIT 50) AS project""",
)
NODE = Question(
    "node",
    """query Node { project(ref: "P-0507") { ref name stage startOn finishOn rating
      workstreams { kind lead { name } } } }""",
    """query Node { project: projectByRef(ref: "P-0507") { ref name stage startOn finishOn rating
      workstreams: workstreamsByProjectIdList(orderBy: KIND_ASC) { kind lead: personByLeadId { name } } } }""",
    f"""SELECT json_build_object('project', (SELECT json_build_object('ref', ref, 'name', name, 'stage', upper(stage),
        'startOn', start_on, 'finishOn', finish_on, 'rating', rating,
        'workstreams', (SELECT coalesce(json_agg(json_build_object('kind', upper(kind), 'lead',
            (SELECT json_build_object('name', person.name) FROM person WHERE person.id = lead_id)) ORDER BY kind, id),
          '[]') FROM workstream WHERE project_id = project.id))
      FROM project WHERE ref = 'P-0507' AND {SEEN.format(table="project")}))::text""",
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
