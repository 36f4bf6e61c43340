"""Requests that mean harm, or nothing: the published ways to keep a GraphQL server busy, and what each is answered.

Each body is made small by a few lines here, as those who send them do.
"""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Attack:
    """A body, and the status, code and words of the sentence that it is answered with."""

    name: str
    body: bytes
    code: str
    says: str
    status: int = 400


def document(text: str, **more: Any) -> bytes:
    """A body with a document."""
    return json.dumps({"query": text} | more).encode()


def _nested(around: str, times: int, inside: str) -> str:
    return f"{{ {around} " * times + f"{{ {inside} }}" + " }" * times


def _fanned(levels: int) -> str:
    inner = " ".join(f"fragment f{at} on Viewer {{ ...f{at + 1} ...f{at + 1} }}" for at in range(levels))
    return f"{{ viewer {{ ...f0 }} }} {inner} fragment f{levels} on Viewer {{ demo }}"


VALID = '{"query": "{ viewer { demo } }", "variables": '
TWO = "query A { viewer { demo } } query B { viewer { demo } }"
FILTER = "query ($f: ProjectFilter) { projects(filter: $f) { totalCount } }"
CHAIN = (
    " ".join(f"fragment f{at} on Query {{ ...f{at + 1} }}" for at in range(3_000)) + " fragment f3000 on Query { x }"
)
ALL_TO_60 = " ".join(
    f"fragment f{at} on Query {{ __typename {' '.join(f'...f{to}' for to in range(at + 1, 60))} }}" for at in range(60)
)
EACH_OTHER = " ".join(f"fragment f{at} on Query {{ ...f{(at + 1) % 40} }}" for at in range(40))
ALL_TO_ALL = " ".join(
    f"fragment f{at} on Query {{ __typename {' '.join(f'...f{to}' for to in range(at + 1, 40))} }}" for at in range(40)
)
TWICE = "manager { name }"
for _ in range(7):
    TWICE = f"manager {{ {TWICE} }} manager {{ {TWICE} }}"
SPREAD = " ".join(f"...f{at}" for at in range(50))
SAME = " ".join(
    f"fragment f{at} on Viewer {{ person {{ {'manager { ' * 3} name email {'} ' * 3} }} a: demo b: demo }}"
    for at in range(50)
)
UNASKED = "query A { __typename } query B "
KEYS_950, KEYS_1950 = (" ".join(f"a{at}" for at in range(number)) for number in (950, 1_950))
LOOKED_UP = "{ __schema { types { " + "fields { type { " * 5 + "name" + " }" * 13

BAD_BODIES = (
    Attack("nothing", b"", "bad_body", "not JSON"),
    Attack("null", b"null", "bad_body", "not a GraphQL request"),
    Attack("a number", b"1", "bad_body", "not a GraphQL request"),
    Attack("a batch", b'[{"query": "{ __typename }"}]', "bad_body", "list of requests"),
    Attack(
        "a batch of 10,000", b"[" + b'{"query": "{ __typename }"},' * 10_000 + b"{}]", "bad_body", "list of requests"
    ),
    Attack("no UTF-8", b'{"query": "\xff\xfe"}', "bad_body", "UTF-8"),
    Attack("zeroes", b"\x00" * 1_000, "bad_body", "not JSON"),
    Attack("100,000 deep lists", b"[" * 100_000, "bad_body", "list of requests"),
    Attack("100,000 deep objects", b'{"a":' * 100_000, "bad_body", "nested too deeply"),
    Attack("100,000 deep variables", VALID.encode() + b'{"a":' * 100_000, "bad_body", "nested too deeply"),
    Attack("5,000 digits in variables", f'{VALID}{{"a": {"5" * 5_000}}}}}'.encode(), "bad_body", "body is not"),
    Attack("variables in a list", b'{"query": "{ __typename }", "variables": [1]}', "bad_body", "variables"),
    Attack("a number for a query", b'{"query": 1}', "bad_body", "query"),
    Attack("half a pair", b'{"query": "\\ud800"}', "bad_body", "not JSON"),
    Attack("no document", b"{}", "no_document", "Send a query"),
    Attack("an empty document", b'{"query": ""}', "no_document", "Send a query"),
    Attack("a page of another version", b'{"documentId": "elsewhere"}', "unknown_document", "Reload"),
    Attack("more than a body holds", document("{ x } #" + "x" * 1_000_000), "too_long", "at most 1,000,000 bytes", 413),
)
BAD_DOCUMENTS = (
    Attack("half a document", document("{"), "bad_document", "Syntax Error"),
    Attack("null bytes", document("{ viewer\0 { demo } }"), "bad_document", "Syntax Error"),
    Attack("escapes that are none", document('{ node(id: "\\u{110000}") { id } }'), "bad_document", "Unicode"),
    Attack("a text without end", document('{ node(id: """' + '\\"""' * 3_000), "bad_document", "Unterminated"),
    Attack("two without a name", document(TWO), "unnamed_operation", "it has 2"),
    Attack("another name", document(TWO, operationName="C"), "unnamed_operation", "operationName"),
    Attack("an empty name", document(TWO, operationName=""), "unnamed_operation", "operationName"),
    Attack("only a fragment", document("fragment a on Query { __typename }"), "unnamed_operation", "No operation"),
    Attack(
        "a circle", document("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"), "misfit", "itself"
    ),
    Attack("a circle of 40", document("{ ...f0 } " + EACH_OTHER), "misfit", "itself"),
    Attack("no such field", document("{ viewer { nothing } }"), "misfit", "nothing"),
    Attack(
        "1,900 no such fields",
        document(f"{{ viewer {{ {' '.join(f'a{at}' for at in range(900))} }} }}"),
        "misfit",
        "a0",
    ),
    Attack("no selection", document("{ viewer }"), "misfit", "selection"),
    Attack("a text for a number", document('{ projects(first: "x") { totalCount } }'), "misfit", "Int"),
    Attack(
        "no such word",
        document("{ projects(filter: {stage: {oneOf: [DANCING]}}) { totalCount } }"),
        "misfit",
        "DANCING",
    ),
)
TOO_MUCH = (
    Attack("100,000 deep", document("{a" * 100_000), "too_much", "at most 30,000"),
    Attack("9,000 deep", document("{a" * 9_000), "too_much", "more than 90 brackets"),
    Attack("9,000 deep lists", document("{ projects(first: " + "[" * 9_000), "too_much", "more than 90 brackets"),
    Attack("40 deep", document(f"{{ viewer {_nested('person', 40, 'name')} }}"), "too_much", "levels deep, at most 15"),
    Attack(
        "5,000 digits", document(f"{{ projects(first: {'5' * 5_000}) {{ totalCount }} }}"), "too_much", "100 digits"
    ),
    Attack(
        "90 digits",
        document(f"{{ projects(first: {'9' * 90}) {{ edges {{ cursor }} }} }}"),
        "too_much",
        "at most 250,000",
    ),
    Attack(
        "a huge page", document("{ projects(first: 2000000000) { edges { cursor } } }"), "too_much", "at most 250,000"
    ),
    Attack(
        "a huge page by variable",
        document("query ($n: Int) { projects(first: $n) { edges { cursor } } }", variables={"n": 2_000_000_000}),
        "too_much",
        "at most 250,000",
    ),
    Attack(
        "10,000 aliases",
        document(f"{{ {' '.join(f'a{at}: __typename' for at in range(10_000))} }}"),
        "too_much",
        "30,000",
    ),
    Attack(
        "500 aliases", document(f"{{ {' '.join(f'a{at}: viewer' for at in range(500))} }}"), "too_much", "at most 20"
    ),
    Attack("100,000 type names", document("{ " + "__typename " * 80_000 + "}"), "too_much", "at most 30,000"),
    Attack("1,900 type names", document("{ " + "__typename " * 1_900 + "}"), "too_much", "at most"),
    Attack("the same field", document("{ viewer { " + "demo " * 900 + "} }"), "too_much", "at most 50"),
    Attack("the same in the same", document(f"{{ viewer {{ person {{ {TWICE} }} }} }}"), "too_much", "at most 50"),
    Attack(
        "the same beside itself",
        document("{ viewer { " + "... on Viewer { person { name } } " * 220 + "} }"),
        "too_much",
        "at most 50",
    ),
    Attack("the same in 50 fragments", document(f"{{ viewer {{ {SPREAD} }} }} {SAME}"), "too_much", "at most 50"),
    Attack(
        "500 spreads of 950 fields, not asked for",
        document(f"{UNASKED} {{ {'...f ' * 500} }} fragment f on Query {{ {KEYS_950} }}", operationName="A"),
        "too_much",
        "at most 50",
    ),
    Attack(
        "140 fields with 950 in each, not asked for",
        document(f"{UNASKED} {{ {'a { b ...f } ' * 140} }} fragment f on Query {{ {KEYS_950} }}", operationName="A"),
        "too_much",
        "at most 50",
    ),
    Attack(
        "300 directives", document("{ viewer { demo " + "@skip(if: false) " * 300 + "} }"), "too_much", "2,000 words"
    ),
    Attack(
        "unknown directives", document("{ viewer { demo " + "@aa " * 900 + "} }"), "too_much", "directives, at most 100"
    ),
    Attack("directives on operations", document("query " + "@aa " * 900 + "{ __typename }"), "too_much", "directives"),
    Attack(
        "400 operations",
        document(" ".join(f"query a{at} {{ x }}" for at in range(350)), operationName="a1"),
        "too_much",
        "20",
    ),
    Attack("fragments in fragments", document(_fanned(25)), "too_much", "33,554,433 fields"),
    Attack("fragments, each in all", document("{ ...f0 } " + ALL_TO_ALL), "too_much", "at most"),
    # As much as may be read of whoever has the widest limits.
    Attack("3,900 type names", document("{ " + "__typename " * 3_900 + "}"), "too_much", "at most 30,000"),
    Attack(
        "780 operations", document(" ".join(f"query a{at} {{ x }}" for at in range(780))), "too_much", "2,000 words"
    ),
    Attack(
        "2,990 no such fields",
        document(f"{{ viewer {{ {' '.join(f'a{at}' for at in range(2_990))} }} }}"),
        "too_much",
        "2,000 words",
    ),
    Attack("60 fragments, each in all", document("{ ...f0 } " + ALL_TO_60), "too_much", "2,000 words"),
    Attack(
        "980 spreads of 1,950 fields, not asked for",
        document(f"{UNASKED} {{ {'...f ' * 980} }} fragment f on Query {{ {KEYS_1950} }}", operationName="A"),
        "too_much",
        "2,000 words",
    ),
    Attack("3,000 fragments in a row", document("{ ...f0 } " + CHAIN), "too_much", "at most 30,000"),
    Attack("200 fragments", document("{ ...f0 }" + " fragment f0 on Query { x }" * 200), "too_much", "50"),
    Attack("the schema, by anybody", document('{ __type(name: "Query") { name } }'), "schema_closed", "api:use"),
    Attack("the schema, deep", document(LOOKED_UP), "schema_closed", "api:use"),
    Attack("commas", document("{ viewer" + "," * 900_000 + " { demo } }"), "too_much", "at most 30,000"),
    Attack("comments", document("{ viewer { demo } }" + "\n#" * 14_000), "too_much", "more than 2,000 words"),
    Attack("a long text", document('{ node(id: "' + "x" * 900_000 + '") { id } }'), "too_much", "at most 30,000"),
    Attack("a long block of text", document('{ node(id: """' + '\\"""' * 100_000), "too_much", "at most 30,000"),
    Attack(
        "a long list",
        document(f"{{ projects(filter: {{ref: {{oneOf: [{'1 ' * 5_000}]}}}}) {{ totalCount }} }}"),
        "too_much",
        "words",
    ),
    Attack(
        "1,000 definitions of variables", document(f"query ({'$a: Int ' * 1_000}) {{ x }}"), "too_much", "2,000 words"
    ),
    Attack(
        "a long list in variables",
        document(FILTER, variables={"f": {"ref": {"oneOf": ["a"] * 100_000}}}),
        "too_much",
        "10,000",
    ),
    Attack("many variables", document(FILTER, variables={f"v{at}": 1 for at in range(20_000)}), "too_much", "10,000"),
    Attack(
        "40 deep in variables",
        document(FILTER, variables=json.loads('{"f":' + '{"allOf":[' * 40 + "{}" + "]}" * 40 + "}")),
        "too_much",
        "at most 30 levels",
    ),
    Attack("200 digits in variables", document(FILTER, variables={"f": 10**200}), "too_much", "100 digits"),
)
ATTACKS = (*BAD_BODIES, *BAD_DOCUMENTS, *TOO_MUCH)
