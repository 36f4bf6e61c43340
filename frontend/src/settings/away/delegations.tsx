import { Trans, useLingui } from '@lingui/react/macro'
import { Handshake } from 'lucide-react'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { delegationsRevokeMutation } from '~/__generated__/delegationsRevokeMutation.graphql'
import type { delegations_list$key } from '~/__generated__/delegations_list.graphql'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { later } from '~/design/later'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useWords } from '~/words'
import { useLackingRight } from '../lacking-right'
import s from '../settings.module.css'

const DelegationDialog = later(async () => (await import('./delegation-dialog')).DelegationDialog)

const fragment = graphql`
  fragment delegations_list on DelegationConnection {
    edges {
      node {
        id
        limitAmount
        validFrom
        validUntil
        revokedAt
        delegator {
          id
          name
        }
        delegate {
          name
        }
      }
    }
  }
`
const mutation = graphql`
  mutation delegationsRevokeMutation($key: ID!, $input: RevokeDelegationInput!) {
    revokeDelegation(key: $key, input: $input) {
      __typename
      ... on RevokeDelegationDone {
        delegation {
          id
          revokedAt
        }
      }
      ... on NotAllowed {
        message
        code
        facts {
          label
          value
          standsInTheWay
        }
        nearest
      }
      ... on Refusal {
        message
      }
    }
  }
`
type Props = { list: delegations_list$key; me: string; acts: readonly string[]; currency: string }

/** Authority lent for a time: never above one's own, never passed on, revocable at once. */
export function Delegations({ list, me, acts, currency }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const lacking = useLackingRight()
  const readAnew = useReadAnew()
  const [granting, setGranting] = useState(false)
  const act = useAct<delegationsRevokeMutation, 'revokeDelegation'>(mutation, 'revokeDelegation', () => {
    say(t`Delegation revoked`)
    readAnew()
  })
  const standing = useFragment(fragment, list)
    .edges.map(edge => edge.node)
    .filter(delegation => !delegation.revokedAt)
  return (
    <Card
      flush
      title={<Trans>Delegations</Trans>}
      note={<Trans>A decision carries both names</Trans>}
      acts={
        <Button
          variant="primary"
          size="s"
          reason={lacking(acts, 'delegation:grant')}
          whoCan={t`approvers and office leads`}
          onClick={() => setGranting(true)}
        >
          <Trans>Delegate</Trans>
        </Button>
      }
    >
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
      {standing.length === 0 ? (
        <Empty icon={<Handshake size={20} />} title={t`No authority is lent`} level={3}>
          <Trans>Before you go away, lend your authority to somebody, with an end and a limit.</Trans>
        </Empty>
      ) : (
        <ul className={s.rows}>
          {standing.map(delegation => (
            <li key={delegation.id} className={s.row}>
              <div className={s.grow}>
                <p className={s.strong}>
                  <Trans>
                    {delegation.delegate.name} for {delegation.delegator.name}
                  </Trans>
                </p>
                <p className={s.note}>
                  <Trans>
                    {words.moment(delegation.validFrom)} to {words.moment(delegation.validUntil)}
                  </Trans>{' '}
                  ·{' '}
                  {delegation.limitAmount ? (
                    <Trans>up to {words.money({ amount: delegation.limitAmount, currency })}</Trans>
                  ) : (
                    <Trans>up to the own limit</Trans>
                  )}
                </p>
              </div>
              <Button
                size="s"
                busy={act.busy}
                reason={delegation.delegator.id === me ? undefined : lacking(acts, 'role:grant_approving')}
                whoCan={delegation.delegator.name}
                onClick={() => void act.send({ delegationId: delegation.id })}
              >
                <Trans>Revoke</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {granting && <DelegationDialog currency={currency} onClose={() => setGranting(false)} />}
    </Card>
  )
}
