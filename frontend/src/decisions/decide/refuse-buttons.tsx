import { Trans, useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useCallback, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { refuseButtons_request$key } from '~/__generated__/refuseButtons_request.graphql'
import { Button, ButtonLink } from '~/design/button/button'
import { actHint } from '~/parts/act/hints'
import { useActHints } from '~/parts/request/use-act-hints'
import { useNamedAct } from '~/parts/request/use-named-act'

const RefuseDialog = lazy(() =>
  import('~/parts/request/refuse-dialog').then(room => ({ default: room.RefuseDialog })),
)
const RevokeDialog = lazy(() => import('./revoke-dialog').then(room => ({ default: room.RevokeDialog })))

const ExtendDialog = lazy(() =>
  import('~/parts/request/otherwise/extend-dialog').then(room => ({ default: room.ExtendDialog })),
)
const UpholdDialog = lazy(() =>
  import('~/parts/request/otherwise/uphold-dialog').then(room => ({ default: room.UpholdDialog })),
)

const fragment = graphql`
  fragment refuseButtons_request on ExceptionRequest {
    id
    ref
    state
    version
    viewerActs {
      ...useActHints_acts
    }
    citations {
      id
      ruleVersion {
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
    decisionInForce {
      outcome
    }
  }
`

/** What the facts that changed since lead to. */
const NAMED = { revokeApproval: 'revoke', extendApproval: 'extend' } as const
const NAMES = ['revokeApproval', 'extendApproval'] as const

type Props = { request: refuseButtons_request$key; onReload: () => void }

/** "No" and "later", each in full grammar, and taking an approval back. */
export function RefuseButtons({ request, onReload }: Props) {
  const { t } = useLingui()
  const told = useFragment(fragment, request)
  const [opened, setOpened] = useState<'decline' | 'defer' | 'revoke' | 'uphold' | 'extend' | null>(null)
  const close = () => setOpened(null)
  const approved = told.decisionInForce?.outcome.startsWith('APPROVED')
  const acts = useActHints(told.viewerActs, told.state)
  useNamedAct(
    NAMES,
    acts,
    useCallback(act => setOpened(NAMED[act]), []),
  )
  const decline = actHint(acts, 'declineRequest')
  const defer = actHint(acts, 'deferRequest')
  const uphold = told.state === 'appealed' && actHint(acts, 'upholdDecision')
  const extend = actHint(acts, 'extendApproval')
  const revoke = actHint(acts, 'revokeApproval')
  return (
    <>
      <ButtonLink variant="ghost" to="/exceptions/$ref" params={{ ref: told.ref }}>
        <Trans>Workbench and history</Trans>
      </ButtonLink>
      {approved && revoke && (
        <Button
          variant="danger"
          {...revoke}
          onClick={() => setOpened('revoke')}
        >{t`Revoke the approval`}</Button>
      )}
      {approved && extend && (
        <Button {...extend} onClick={() => setOpened('extend')}>{t`Extend the approval`}</Button>
      )}
      {uphold && <Button {...uphold} onClick={() => setOpened('uphold')}>{t`Uphold the decision`}</Button>}
      {defer && !approved && !uphold && (
        <Button {...defer} onClick={() => setOpened('defer')}>{t`Defer`}</Button>
      )}
      {decline && !approved && !uphold && (
        <Button {...decline} onClick={() => setOpened('decline')}>{t`Decline`}</Button>
      )}
      <Suspense>
        {(opened === 'decline' || opened === 'defer') && (
          <RefuseDialog
            kind={opened}
            request={told}
            citations={told.citations.map(({ id, ruleVersion, gap }) => ({
              id,
              label: ruleVersion
                ? `${ruleVersion.rule.ref} ${ruleVersion.rule.title}`
                : `${gap?.ref ?? ''} ${gap?.statement ?? ''}`,
            }))}
            alternatives={told.alternatives.filter(each => !each.withdrawnAt).length}
            onClose={close}
            onReload={onReload}
          />
        )}
        {opened === 'uphold' && <UpholdDialog request={told} onClose={close} onReload={onReload} />}
        {opened === 'extend' && <ExtendDialog request={told} onClose={close} onReload={onReload} />}
        {opened === 'revoke' && <RevokeDialog request={told} onClose={close} onReload={onReload} />}
      </Suspense>
    </>
  )
}
