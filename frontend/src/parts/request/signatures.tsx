import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { signatures_terms$key } from '~/__generated__/signatures_terms.graphql'
import { Badge } from '~/design/badge/badge'
import { Byline } from './byline'
import s from './request.module.css'

const fragment = graphql`
  fragment signatures_terms on Terms {
    signatures {
      id
      kind
      office
      at
      author {
        id
        name
      }
      onBehalfOf {
        name
      }
    }
  }
`

/** Who signed with which authority. */
export function Signatures({ terms }: { terms: signatures_terms$key }) {
  const { t } = useLingui()
  const { signatures } = useFragment(fragment, terms)
  return (
    <ul className={s.signatures} aria-label={t`Signatures`}>
      {signatures.map(signature => (
        <li key={signature.id}>
          <Badge tone="good" quiet>
            {signature.kind === 'MONEY'
              ? t`Money`
              : signature.kind === 'EMERGENCY'
                ? t`Emergency go`
                : t`Waiver of the ${signature.office ?? ''} standard`}
          </Badge>{' '}
          <Byline author={signature.author} at={signature.at} />
          {signature.onBehalfOf && <Trans> for {signature.onBehalfOf.name}</Trans>}
        </li>
      ))}
    </ul>
  )
}
