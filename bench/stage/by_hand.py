"""Statements that somebody wrote by hand for exactly one question, and how they are asked.

`$1` says where the reader may look: the ids of those places, or null for everywhere.
"""

from triptych.access.policy.actions import Action
from triptych.access.work import Work

SEEN = "($1::uuid[] IS NULL OR {table}.scope_ids && $1::uuid[])"
WORKSTREAMS = """'workstreams', (SELECT coalesce(json_agg(json_build_object('kind', upper(kind), 'lead',
            (SELECT json_build_object('name', person.name) FROM person WHERE person.id = lead_id)) ORDER BY kind, id),
          '[]') FROM workstream WHERE project_id = project.id)"""
NESTED = f"""'ref', ref, 'name', name, {WORKSTREAMS},
        'gates', (SELECT coalesce(json_agg(json_build_object('ref', ref, 'name', name, 'dueOn', due_on)
          ORDER BY due_on, id), '[]') FROM gate WHERE project_id = project.id),
        'requests', (SELECT coalesce(json_agg(json_build_object('ref', ref, 'title', title, 'state', state)
          ORDER BY opened_at DESC, id), '[]') FROM exception_request AS asked WHERE project_id = project.id
          AND {SEEN.format(table="asked")})"""


def fifty_projects(fields: str) -> str:
    """A page of projects, by reference; `fields` are the arguments of `json_build_object` for one of them."""
    return f"""SELECT json_build_object('projects', json_build_object('edges', coalesce(json_agg(json_build_object(
      'node', json_build_object({fields}))
      ORDER BY ref), '[]')))::text
      FROM (SELECT * FROM project WHERE {SEEN.format(table="project")} ORDER BY ref LIMIT 50) AS project"""


def one_project(ref: str, fields: str) -> str:
    """One project by its reference."""
    return f"""SELECT json_build_object('project', (SELECT json_build_object({fields})
      FROM project WHERE ref = '{ref}' AND {SEEN.format(table="project")}))::text"""


async def answer_by_hand(work: Work, statement: str) -> str:
    """The answer to a statement as JSON, for whoever works: in their unit of work, which says what may be read."""
    readable = work.readable(Action.PROJECT_READ)
    places = None if work.organisation.root_unit_id in readable else sorted(readable)
    connection = await work.session.connection()
    return str((await connection.exec_driver_sql(statement, (places,))).scalar_one())
