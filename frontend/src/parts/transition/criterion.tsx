import { Trans } from '@lingui/react/macro'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { criterion_criterion$key } from '~/__generated__/criterion_criterion.graphql'
import { Badge } from '~/design/badge/badge'
import { Moment } from '~/words'
import { ActButton } from '../records/act-button'
import { Covered } from '../two-truths/covered'
import s from './transition.module.css'

const SignCriterion = lazy(() => import('../form/acts/sign-criterion'))

const fragment = graphql`
  fragment criterion_criterion on AcceptanceCriterion {
    id
    position
    statement
    standing {
      ...covered_standing
    }
    signOff {
      at
      evidence
      person {
        name
      }
    }
  }
`

type Props = { criterion: criterion_criterion$key; acts: readonly string[]; whoCan: ReactNode }

/** What the service needs to see, and who accepted it on which evidence. */
export function Criterion({ criterion: key, acts, whoCan }: Props) {
  const { id, position, statement, standing, signOff } = useFragment(fragment, key)
  const [signing, setSigning] = useState(false)
  return (
    <li className={s.criterion}>
      <span className={s.position}>{position}</span>
      <div className={s.statement}>
        <p>{statement}</p>
        <Covered standing={standing} />
        {signOff && (
          <p className={s.evidence}>
            <Trans>
              {signOff.person.name}, <Moment at={signOff.at} />: {signOff.evidence}
            </Trans>
          </p>
        )}
      </div>
      {signOff ? (
        <Badge tone="good">
          <Trans>Signed</Trans>
        </Badge>
      ) : (
        <ActButton size="s" acts={acts} act="criterion:sign" whoCan={whoCan} onClick={() => setSigning(true)}>
          <Trans>Sign</Trans>
        </ActButton>
      )}
      <Suspense>
        {signing && (
          <SignCriterion criterionId={id} statement={statement} onClose={() => setSigning(false)} />
        )}
      </Suspense>
    </li>
  )
}
