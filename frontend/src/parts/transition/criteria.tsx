import { Plural, Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { criteria_transition$key } from '~/__generated__/criteria_transition.graphql'
import { Row } from '~/design/page/page'
import { Criterion } from './criterion'
import s from './transition.module.css'

const fragment = graphql`
  fragment criteria_transition on Transition {
    criteria {
      id
      signed
      ...criterion_criterion
    }
  }
`

type Props = { transition: criteria_transition$key; acts: readonly string[]; whoCan: ReactNode }

/** What the service needs to see before it accepts, and how much of it is signed. */
export function Criteria({ transition, acts, whoCan }: Props) {
  const { criteria } = useFragment(fragment, transition)
  const signed = criteria.filter(criterion => criterion.signed).length
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
          <Plural
            value={criteria.length}
            one={`${signed} of # criterion signed`}
            other={`${signed} of # criteria signed`}
          />
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
