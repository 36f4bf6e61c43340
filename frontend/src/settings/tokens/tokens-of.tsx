import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { tokensOf_person$key } from '~/__generated__/tokensOf_person.graphql'
import { useLackingRight } from '../lacking-right'
import { TokenRow } from './token-row'
import s from '../settings.module.css'

const fragment = graphql`
  fragment tokensOf_person on Person {
    tokens {
      id
      ...tokenRow_token
    }
  }
`
type Props = { person: tokensOf_person$key; acts: readonly string[]; own: boolean }

/** Somebody's tokens, for whoever keeps accounts; where there are none, nothing is said. */
export function TokensOf({ person, acts, own }: Props) {
  const { t } = useLingui()
  const lacking = useLackingRight()
  const { tokens } = useFragment(fragment, person)
  if (tokens.length === 0) return null
  return (
    <section className={s.section} aria-label={t`Access tokens`}>
      <h3>
        <Trans>Access tokens</Trans>
      </h3>
      <ul>
        {tokens.map(token => (
          <TokenRow
            key={token.id}
            token={token}
            lacking={own ? undefined : lacking(acts, 'account:deactivate')}
          />
        ))}
      </ul>
    </section>
  )
}
