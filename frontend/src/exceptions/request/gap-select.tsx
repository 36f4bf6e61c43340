import { useLingui } from '@lingui/react/macro'
import { graphql, useLazyLoadQuery } from 'react-relay/hooks'
import type { gapSelectQuery } from '~/__generated__/gapSelectQuery.graphql'
import { Select } from '~/design/field/text-field'
import type { ComponentProps } from 'react'

const query = graphql`
  query gapSelectQuery {
    capabilityGaps(first: 100, filter: { deliveredAt: { isNull: true } }) {
      edges {
        node {
          id
          ref
          statement
        }
      }
    }
  }
`

/** A gap that the backlog knows already; nothing is shown while it knows none. */
export function GapSelect(props: Omit<ComponentProps<typeof Select>, 'label' | 'options' | 'ref'>) {
  const { t } = useLingui()
  const { capabilityGaps } = useLazyLoadQuery<gapSelectQuery>(query, {})
  const gaps = capabilityGaps.edges.map(edge => edge.node)
  if (gaps.length === 0) return null
  return (
    <Select
      {...props}
      label={t`A gap that is known already`}
      optional
      placeholder={t`None of these`}
      options={gaps.map(gap => ({ value: gap.id, label: `${gap.ref} ${gap.statement}` }))}
    />
  )
}
