import { Trans, useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { precedentsQuery } from '~/__generated__/precedentsQuery.graphql'
import { Callout } from '~/design/callout/callout'
import { Skeleton } from '~/design/skeleton/skeleton'
import { HistoryLine } from './history-line'
import { PrecedentItem } from './precedent-item'
import { SaidSince } from './said-since'
import s from './precedents.module.css'

const query = graphql`
  query precedentsQuery($request: ID!) {
    precedentsOf(request: $request) {
      closeAbove
      mostObliging
      found {
        obliges
        myWord
        request {
          id
        }
        ...precedentItem_found
      }
      history {
        ...historyLine_history
      }
    }
    node(id: $request) {
      ...saidSince_request @alias(as: "since")
    }
  }
`
/** Those that are read first; the others are one press away. */
const FIRST = 3

type Props = {
  request: string
  /** The request's version: what was read for another one is read anew. */
  version: number
  /** Whether the viewer decides here: then each precedent can be followed or told apart. */
  stance?: { reason?: string } | null
  onDone?: () => void
  /** Only those that oblige; the others are one press away. */
  compact?: boolean
}

/** What was decided before about asks like this one, why it is like it, and the word that a decider owes to it. */
export function Precedents(props: Props) {
  return (
    <Suspense fallback={<Skeleton height={96} />}>
      <Found {...props} />
    </Suspense>
  )
}

function Found({ request, version, stance = null, onDone, compact }: Props) {
  const { t } = useLingui()
  const options = { fetchPolicy: 'store-and-network', fetchKey: version } as const
  const { precedentsOf: told, node } = useLazyLoadQuery<precedentsQuery>(query, { request }, options)
  const first = compact ? told.found.filter(each => each.obliges).length : FIRST
  const owed = told.found.filter(each => each.obliges && !each.myWord).length
  const item = (each: (typeof told.found)[number]) => (
    <PrecedentItem key={each.request.id} of={request} found={each} stance={stance} onDone={onDone} />
  )
  return (
    <div className={s.all}>
      {stance && stance.reason === undefined && owed > 0 && (
        <Callout tone="warn" title={t`Follow each close precedent, or write what is different here.`} />
      )}
      {told.found.length === 0 ? (
        <p className={s.quiet}>
          <Trans>Nothing like this was decided before, among the requests that you may see.</Trans>
        </p>
      ) : (
        <ul className={s.list}>{told.found.slice(0, first).map(item)}</ul>
      )}
      {told.found.length > 0 && first === 0 && (
        <p className={s.quiet}>
          <Trans>None is close enough to oblige whoever decides.</Trans>
        </p>
      )}
      {told.found.length > first && (
        <details className={s.more}>
          <summary>
            <Trans>Others, less like it ({told.found.length - first})</Trans>
          </summary>
          <ul className={s.list}>{told.found.slice(first).map(item)}</ul>
        </details>
      )}
      <HistoryLine history={told.history} />
      {node?.since && <SaidSince request={node.since} />}
    </div>
  )
}
