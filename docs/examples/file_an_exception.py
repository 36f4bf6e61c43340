"""Files an exception request by a personal access token, and prints who can say yes to it.

Needs Python 3.11 and nothing else:

    export TRIPTYCH=http://127.0.0.1:8000
    export TRIPTYCH_TOKEN=trp_...          # Settings > Me > My access tokens, with the rights "Read and propose"
    python docs/examples/file_an_exception.py --project P-0001 --unit Infrastructure \\
        --title "Capacity at the north site" --need "My engineers must work on the day they arrive." \\
        --outcome "40 desks with the lab network on day one." --amount 100000 --currency USD
"""

import argparse
import json
import os
import sys
import urllib.error
import urllib.request
import uuid

FIND = """
query Find($project: String!, $unit: String!) {
  project(ref: $project) { id name }
  units(filter: { name: { eq: $unit } }, first: 1) { edges { node { id name } } }
}
"""
FILE = """
mutation File($key: ID!, $input: RequestExceptionInput!) {
  requestException(key: $key, input: $input) {
    __typename
    ... on RequestExceptionDone { exceptionRequest { id ref title state } }
    ... on Refusal { message }
    ... on Invalid { problems { field message } }
  }
}
"""
WHO_CAN = """
query WhoCan($request: ID!) {
  whoCanSayYes(request: $request) {
    countedAmount { currency }
    needed { label amount { amount currency } }
    chain { name signs limit standsInFor { name awayUntil } }
    unable { name reasons { authority reason } }
    nobodyHolds
  }
}
"""


def ask(document, variables):
    """The `data` of one operation; ends with the sentence of the server where there is none."""
    request = urllib.request.Request(
        f"{os.environ['TRIPTYCH']}/graphql",
        data=json.dumps({"query": document, "variables": variables}).encode(),
        headers={
            "Authorization": f"Bearer {os.environ['TRIPTYCH_TOKEN']}",
            "Content-Type": "application/json",
            "Accept": "application/graphql-response+json",
        },
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as error:  # 401: the token; 400: the document; 429: too many unknown tokens
        answer = json.load(error)
    if "errors" in answer:
        sys.exit("; ".join(error["message"] for error in answer["errors"]))
    return answer["data"]


def file_exception(said):
    """The request as it was filed. A key of one's own makes it safe to send the same form again."""
    found = ask(FIND, {"project": said.project, "unit": said.unit})
    if not found["project"] or not found["units"]["edges"]:
        sys.exit("There is no such project or unit, or it is not yours to see.")
    form = {
        "projectId": found["project"]["id"],
        "providerUnitId": found["units"]["edges"][0]["node"]["id"],
        "title": said.title,
        "need": said.need,
        "wantedOutcome": said.outcome,
        "amount": {"amount": said.amount, "currency": said.currency},
        "paidBy": "REQUESTER",
    }
    done = ask(FILE, {"key": said.key or str(uuid.uuid4()), "input": form})["requestException"]
    if done["__typename"] != "RequestExceptionDone":  # an expected no is data: it says why
        problems = [f"{each['field']}: {each['message']}" for each in done.get("problems", ())]
        sys.exit("\n".join([done["message"], *problems]))
    return done["exceptionRequest"]


def for_whom(can):
    """In whose name somebody signs with lent authority."""
    lender = can["standsInFor"]
    if not lender:
        return ""
    return f" for {lender['name']}" + (", who is away" if lender["awayUntil"] else "")


def up_to(can, who):
    """The limit with its currency: the one in which all is counted. A waiver has none, and says nothing."""
    if not can["limit"]:
        return ""
    if can["limit"] == "unlimited":
        return ", without a limit"
    return f", up to {can['limit']} {who['countedAmount']['currency']}"


def tell_who_can(request):
    """Print the shortest chain of people who can say yes, and why the others cannot."""
    who = ask(WHO_CAN, {"request": request["id"]})["whoCanSayYes"]
    print("Who can say yes:")
    for each in who["chain"]:
        print(f"  {each['name']}{for_whom(each)}: {', '.join(each['signs'])}{up_to(each, who)}")
    for label in who["nobodyHolds"]:
        print(f"  nobody holds: {label}")
    print("Who cannot, and why:")
    for each in who["unable"]:
        print(f"  {each['name']}: {each['reasons'][0]['reason']}")


def main():
    parser = argparse.ArgumentParser(description="File an exception request and ask who can say yes.")
    for name in ("project", "unit", "title", "need", "outcome", "amount", "currency"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--key", help="the same key files the same request once, however often it is sent")
    request = file_exception(parser.parse_args())
    print(f"Filed {request['ref']}: {request['title']} ({request['state']})")
    tell_who_can(request)


if __name__ == "__main__":
    main()
