"""Which lists can be exported."""

from triptych.graphql.exporting.governance import DECISIONS, EXCEPTIONS, GATES, QUEUE, RULES
from triptych.graphql.exporting.offices import INITIATIVES, PROJECTS, SERVICES, SOURCES
from triptych.graphql.exporting.waivers import WAIVERS

TABLES = {
    "queue": QUEUE,
    "decisions": DECISIONS,
    "projects": PROJECTS,
    "rules": RULES,
    "exceptions": EXCEPTIONS,
    "gates": GATES,
    "initiatives": INITIATIVES,
    "services": SERVICES,
    "sources": SOURCES,
    "waivers": WAIVERS,
}
