import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { conditions_terms$data, conditions_terms$key } from '~/__generated__/conditions_terms.graphql'
import { Badge } from '~/design/badge/badge'
import { Day, Moment } from '~/words'
import s from './request.module.css'

const fragment = graphql`
  fragment conditions_terms on Terms {
    conditions {
      id
      statement
      dueOn
      metAt
      evidence
    }
  }
`
export type Condition = conditions_terms$data['conditions'][number]
type Props = { terms: conditions_terms$key; act?: ((condition: Condition) => ReactNode) | undefined }

/** What must be done by when, and what was done. */
export function Conditions({ terms, act }: Props) {
  const { conditions } = useFragment(fragment, terms)
  if (conditions.length === 0) return null
  return (
    <ul className={s.list}>
      {conditions.map(condition => (
        <li key={condition.id} className={s.condition}>
          <ConditionLine condition={condition} />
          {act?.(condition)}
        </li>
      ))}
    </ul>
  )
}

function ConditionLine({ condition }: { condition: Condition }) {
  return (
    <span>
      {condition.statement}{' '}
      {condition.metAt ? (
        <Badge tone="good" quiet>
          <Trans>
            Met <Moment at={condition.metAt} />
          </Trans>
        </Badge>
      ) : (
        <Badge tone="info" quiet>
          <Trans>
            due <Day day={condition.dueOn} />
          </Trans>
        </Badge>
      )}
      {condition.evidence && <span className={s.quiet}> {condition.evidence}</span>}
    </span>
  )
}
