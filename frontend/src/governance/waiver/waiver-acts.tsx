import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { waiverActs_waiver$key } from '~/__generated__/waiverActs_waiver.graphql'
import { Button } from '~/design/button/button'
import { actHint } from '~/parts/act/hints'
import { ActButton } from '~/parts/records/act-button'
import type { Asked } from './dialogs'

const fragment = graphql`
  fragment waiverActs_waiver on ClassWaiver {
    state
    viewerActs {
      act
      allowed
      reason
    }
  }
`
type Props = { waiver: waiverActs_waiver$key; acts: readonly string[]; onAct: (act: Asked) => void }

const ENDED = ['TURNED_DOWN', 'WITHDRAWN', 'LAPSED', 'OUTDATED', 'EXPIRED', 'REVOKED']

/** What can be done with a waiver as it stands; what this person may not do is there with its reason. */
export function WaiverActs({ waiver, acts, onAct }: Props) {
  const { t } = useLingui()
  const { state, viewerActs } = useFragment(fragment, waiver)
  const word = {
    grantWaiver: t`Grant it`,
    turnDownWaiver: t`Turn it down`,
    withdrawWaiver: t`Take it back`,
    revokeWaiver: t`Revoke it`,
  }
  const button = (act: keyof typeof word, primary = false) => {
    const hint = actHint(viewerActs, act)
    if (!hint) return null
    return (
      <Button
        variant={primary && !hint.reason ? 'primary' : 'default'}
        reason={hint.reason}
        onClick={() => onAct(act)}
      >
        {word[act]}
      </Button>
    )
  }
  const mine = viewerActs.some(each => each.act === 'withdrawWaiver' && each.allowed)
  if (state === 'PROPOSED')
    return (
      <>
        {mine && button('withdrawWaiver')}
        {button('turnDownWaiver')}
        {button('grantWaiver', true)}
      </>
    )
  return (
    <>
      {(state === 'IN_FORCE' || state === 'SCHEDULED') && button('revokeWaiver')}
      {ENDED.includes(state) && (
        <ActButton
          acts={acts}
          act="waiver:propose"
          whoCan={t`the lead of an office`}
          onClick={() => onAct('proposeAnew')}
        >
          <Trans>Propose it anew</Trans>
        </ActButton>
      )}
    </>
  )
}
