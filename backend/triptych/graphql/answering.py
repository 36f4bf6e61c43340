"""How a query is answered: the compiled way where it leads, an ordinary execution for the rest."""

from triptych.graphql.guard.verdict import Guard
from triptych.graphql.reading.compiled.operations import Operations
from triptych.graphql.reading.compiled.roots import by_hand, roots_of
from triptych.graphql.schema import schema

operations = Operations(schema.documents, roots_of(schema), by_hand(schema))
guard = Guard(schema.documents)
