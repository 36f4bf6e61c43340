import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { Signature } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { ofRequest_query$key } from '~/__generated__/ofRequest_query.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { StateBadge } from '~/parts/request/state-badge'
import { WhoCan } from '~/parts/request/who-can'
import { usePayerWord } from '~/parts/request/words'
import { Amount } from '~/words'
import { PickRequest } from './pick-request'
import type { AuthoritySearch } from './search'
import s from '../governance.module.css'

const fragment = graphql`
  fragment ofRequest_query on Query {
    exceptionRequest(ref: $ref) @include(if: $asked) {
      id
      ref
      title
      state
      lapsed
      expired
      version
      paidBy
      amount {
        amount
        currency
      }
      projectName
      providerUnit {
        name
      }
    }
    ...pickRequest_query
  }
`

type Props = { query: ofRequest_query$key; search: AuthoritySearch }

/** To a request that exists. */
export function OfRequest({ query, search }: Props) {
  const { t } = useLingui()
  const payer = usePayerWord()
  const navigate = useNavigate()
  const data = useFragment(fragment, query)
  const request = data.exceptionRequest
  return (
    <>
      <Card>
        <PickRequest
          query={data}
          chosen={search.request ?? ''}
          onChoose={ref =>
            void navigate({ to: '/authority', search: { request: ref || undefined }, replace: true })
          }
        />
      </Card>
      {request ? (
        <Card>
          <div className={s.ask}>
            <h2>
              <Trans>
                Who may approve <Amount money={request.amount} /> in {request.projectName}?
              </Trans>
            </h2>
            <p className={s.quiet}>
              <Link to="/exceptions/$ref" params={{ ref: request.ref }} className="link">
                {request.ref} {request.title}
              </Link>{' '}
              <StateBadge {...request} quiet /> · {t`paid by: ${payer(request.paidBy)}`} ·{' '}
              {t`provided by: ${request.providerUnit.name}`}
            </p>
          </div>
          <div className={s.answer}>
            <WhoCan request={request.id} version={request.version} />
          </div>
        </Card>
      ) : (
        <Empty
          icon={<Signature size={20} />}
          title={search.request ? t`There is no such request, or you may not see it` : t`Choose a request`}
        >
          <Trans>
            The answer names the shortest chain of people who are there now, what each of them signs, and for
            everybody else the reason why not: limit, separation of duties, absence or scope.
          </Trans>
        </Empty>
      )}
    </>
  )
}
