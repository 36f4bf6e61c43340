import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { criteria_transition$key } from '~/__generated__/criteria_transition.graphql'
import { Row } from '~/design/page/page'
import { TwoTruths } from '../two-truths/two-truths'
import { Criterion } from './criterion'
import s from './transition.module.css'

const fragment = graphql`
  fragment criteria_transition on Transition {
    compliance {
      ...twoTruths_compliance
    }
    criteria {
      id
      ...criterion_criterion
    }
  }
`

type Props = { transition: criteria_transition$key; acts: readonly string[]; whoCan: ReactNode }

/** What the service needs to see before it accepts, and how much of it is met, by both truths. */
export function Criteria({ transition, acts, whoCan }: Props) {
  const { compliance, criteria } = useFragment(fragment, transition)
  if (criteria.length === 0)
    return (
      <p className={s.none}>
        <Trans>
          No acceptance criteria yet. The service says what it needs to see before it accepts; until then the
          service key is not shown, and blocks.
        </Trans>
      </p>
    )
  return (
    <>
      <Row>
        <span className={s.count}>
          <TwoTruths compliance={compliance} />
        </span>
      </Row>
      <ol className={s.criteria}>
        {criteria.map(criterion => (
          <Criterion key={criterion.id} criterion={criterion} acts={acts} whoCan={whoCan} />
        ))}
      </ol>
    </>
  )
}
