import { createContext, use, useCallback, useState } from 'react'
import { fetchQuery, graphql, useFragment, useRelayEnvironment } from 'react-relay/hooks'
import type { GraphQLTaggedNode } from 'relay-runtime'
import type { workbench_request$data, workbench_request$key } from '~/__generated__/workbench_request.graphql'
import type { Alternative } from '~/parts/request/alternatives'
import { useActHints, type ToldAct } from '~/parts/request/use-act-hints'
import { useNamedAct } from '~/parts/request/use-named-act'

const fragment = graphql`
  fragment workbench_request on ExceptionRequest {
    id
    ref
    state
    version
    lapsed
    viewerActs {
      ...useActHints_acts
    }
    amount {
      currency
    }
    restatements {
      id
      text
      at
      author {
        name
      }
    }
    citations {
      id
      ruleVersion {
        number
        rule {
          ref
          title
        }
      }
      gap {
        ref
        statement
      }
    }
    alternatives {
      withdrawnAt
    }
    answers {
      id
      helperAccepted
    }
  }
`

/** A dialog that is open: the act's name, and the record that it is about when that is not the request. */
export type Opened = { act: string; id?: string; label?: string; alternative?: Alternative } | null

export type Workbench = {
  request: workbench_request$data
  /** Who is looking. */
  me: string
  opened: Opened
  open: (opened: Opened) => void
  close: () => void
  /** Reads the request anew, without taking away what was typed. */
  reload: () => Promise<unknown>
  /** Whether an act is open, or why it is not; null for an act that the graph does not know. */
  hint: (act: string) => { reason?: string; nearest?: string | null } | null
  /** All of them, in the server's order. */
  acts: readonly ToldAct[]
}

/** Acts of the request as a whole that another place leads to. */
const NAMED = ['reopenRequest', 'extendApproval'] as const

export const WorkbenchContext = createContext<Workbench | null>(null)

/** The request at hand, what may be done with it, and the dialog that is open. */
export function useBench(): Workbench {
  const bench = use(WorkbenchContext)
  if (!bench) throw new Error('outside of a workbench')
  return bench
}

export function useWorkbench(key: workbench_request$key, me: string, query: GraphQLTaggedNode): Workbench {
  const request = useFragment(fragment, key)
  const environment = useRelayEnvironment()
  const [opened, open] = useState<Opened>(null)
  const close = useCallback(() => open(null), [])
  const reload = () => fetchQuery(environment, query, { ref: request.ref }).toPromise()
  const acts = useActHints(request.viewerActs, request.state)
  const hint = (act: string) => {
    const told = acts.find(each => each.act === act)
    if (!told) return null
    return told.allowed ? {} : { reason: told.reason ?? '', nearest: told.nearest }
  }
  useNamedAct(
    NAMED,
    acts,
    useCallback(act => open({ act }), []),
  )
  return { request, me, opened, open, close, reload, hint, acts }
}
