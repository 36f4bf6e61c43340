import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { bySaying_query$key } from '~/__generated__/bySaying_query.graphql'
import { Badge } from '~/design/badge/badge'
import { Card } from '~/design/card/card'
import { SearchBox } from '~/parts/records/search-box'
import { stateTone, useOutcomeWord } from '~/parts/request/words'
import { Amount, Moment } from '~/words'
import type { PrecedentsSearch } from './search'
import { usePrecedentsSearch } from './use-precedents-search'
import s from './precedents-page.module.css'

const fragment = graphql`
  fragment bySaying_query on Query @argumentDefinitions(words: { type: "String!" }) {
    precedentsSaying(words: $words) {
      outcome
      decidedAt
      request {
        id
        ref
        title
        need
        amount {
          amount
          currency
        }
      }
    }
  }
`

/** Decided requests by the words of their need, the best match first. */
export function BySaying({ query, search }: { query: bySaying_query$key; search: PrecedentsSearch }) {
  const { t } = useLingui()
  const outcome = useOutcomeWord()
  const change = usePrecedentsSearch(search)
  const find = useCallback((q: string) => change({ q: q || undefined }), [change])
  const { precedentsSaying: found } = useFragment(fragment, query)
  return (
    <Card title={t`Was this decided before?`} note={t`Say the need in your own words`}>
      <div className={s.bar} data-print="hide">
        <SearchBox value={search.q ?? ''} onChange={find} placeholder={t`Words of a need`} />
      </div>
      {search.q && found.length === 0 && (
        <p className={s.quiet}>
          <Trans>No decided request that you may see says these words. Try fewer, or other ones.</Trans>
        </p>
      )}
      <ul className={s.list}>
        {found.map(({ request, ...each }) => (
          <li key={request.id} className={s.row}>
            <div className={s.head}>
              <Link to="/exceptions/$ref" params={{ ref: request.ref }}>
                {request.ref}
              </Link>
              <b>{request.title}</b>
              <Badge quiet tone={stateTone(each.outcome.toLowerCase())}>
                {outcome(each.outcome)}
              </Badge>
            </div>
            <p className={s.need}>{request.need}</p>
            <p className={s.quiet}>
              <Amount money={request.amount} /> · <Moment at={each.decidedAt} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
