import { useLingui } from '@lingui/react/macro'

/** A document to begin with; `variables` as JSON, `act` what one must be let do to ask it. */
export type Example = { name: string; label: string; query: string; variables?: string; act?: string }

const PORTFOLIO = `query Portfolio {
  projects(first: 20, orderBy: [{ field: NAME }]) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        ref
        name
        stage
        rating
        budget {
          amount
          currency
        }
        nextGate {
          name
          dueOn
        }
      }
    }
  }
}
`
const REQUESTS = `query Requests {
  exceptionRequests(first: 10) {
    totalCount
    edges {
      node {
        id
        ref
        title
        state
        amount {
          amount
          currency
        }
      }
    }
  }
}
`
const WHO_CAN = `query WhoCanSayYes($request: ID!) {
  node(id: $request) {
    ... on ExceptionRequest {
      ref
      title
      need
    }
  }
  whoCanSayYes(request: $request) {
    chain {
      name
      signs
      limit
      policyLine
    }
    unable {
      name
      reasons {
        authority
        reason
      }
    }
    nobodyHolds
  }
}
`
const LEADERSHIP = `query Leadership {
  leadership {
    headline
    runningProjects
    openRequests
    burningPerDay {
      amount
      currency
    }
    medianHoursToDecide
    gatesReady { counted withExceptions withoutExceptions }
  }
}
`

/** A document with a line above it that says what it asks. */
const said = (line: string, document: string) => `# ${line}\n${document}`

/** What one can begin with; `request` is the id of one that may be read, for the question who can say yes to it. */
export function useExamples(request: string | null, acts: readonly string[]): Example[] {
  const { t } = useLingui()
  const all: Example[] = [
    {
      name: 'portfolio',
      label: t`The portfolio`,
      query: said(t`What is delivered, how it stands, and which gate comes next.`, PORTFOLIO),
    },
    {
      name: 'requests',
      label: t`Requests`,
      query: said(t`The newest requests. The id of one goes into the next example.`, REQUESTS),
    },
    {
      name: 'who-can',
      label: t`Who can say yes to a request`,
      query: said(t`The shortest chain that can say yes, and why the others cannot.`, WHO_CAN),
      variables: JSON.stringify({ request: request ?? '' }, null, 2),
    },
    {
      name: 'leadership',
      label: t`Leadership`,
      query: said(t`The whole in a few figures.`, LEADERSHIP),
      act: 'leadership:read',
    },
  ]
  return all.filter(({ act }) => act === undefined || acts.includes(act))
}
