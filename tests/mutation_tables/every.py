"""Every mutation once or more: a form that is right, and who of the story may send it (DOMAIN 2, the role policy).

Whoever is not named under `may` is refused as not allowed, or told that there is no such record. A name's word is what
the answer is: done, or the refusal that stands in the way of somebody who may in principle.
"""

from mutation_tables.house import HOUSE, OWN
from mutation_tables.offices import CHANGE, PORTFOLIO, SERVICES, STANDARDS
from mutation_tables.requests import DECISIONS, REQUESTS

CASES = (*PORTFOLIO, *SERVICES, *CHANGE, *STANDARDS, *REQUESTS, *DECISIONS, *HOUSE, *OWN)
