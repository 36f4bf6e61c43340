import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { saidSince_request$key } from '~/__generated__/saidSince_request.graphql'
import { LinkIfSeen } from '~/parts/records/link-if-seen'
import { Day, Moment } from '~/words'
import s from './precedents.module.css'

const fragment = graphql`
  fragment saidSince_request on ExceptionRequest {
    stances {
      id
      kind
      text
      at
      author {
        name
      }
      precedent {
        ref
      }
    }
    harms {
      id
      text
      happenedOn
      author {
        name
      }
    }
  }
`

/** What deciders said to precedents of this request, and what came of its decision later. */
export function SaidSince({ request }: { request: saidSince_request$key }) {
  const { t } = useLingui()
  const { stances, harms } = useFragment(fragment, request)
  if (stances.length === 0 && harms.length === 0) return null
  const name = (author: { readonly name: string } | null | undefined) => author?.name ?? t`A sealed person`
  return (
    <ul className={s.list}>
      {stances.map(each => (
        <li key={each.id} className={s.item}>
          <p className={s.facts}>
            {name(each.author)}
            {': '}
            {each.kind === 'FOLLOWED' ? <Trans>follows</Trans> : <Trans>different from</Trans>}{' '}
            <LinkIfSeen to={`/exceptions/${each.precedent?.ref ?? ''}`} seen={each.precedent}>
              {each.precedent?.ref ?? t`a request that you do not see`}
            </LinkIfSeen>
            {' · '}
            <Moment at={each.at} />
          </p>
          {each.text && <p className={s.reason}>{each.text}</p>}
        </li>
      ))}
      {harms.map(each => (
        <li key={each.id} className={s.item}>
          <p className={s.harm}>
            <Trans>
              Harm since (<Day day={each.happenedOn} />
              ): {each.text}
            </Trans>
          </p>
          <p className={s.facts}>{name(each.author)}</p>
        </li>
      ))}
    </ul>
  )
}
