import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { pickRequest_query$key } from '~/__generated__/pickRequest_query.graphql'
import { Select } from '~/design/field/text-field'

const fragment = graphql`
  fragment pickRequest_query on Query {
    open: exceptionRequests(
      first: 100
      filter: { open: { eq: true } }
      orderBy: [{ field: COST_PER_WEEK_IN_BASE, direction: DESC }]
    ) @skip(if: $ahead) {
      edges {
        node {
          ref
          title
        }
      }
    }
  }
`

type Props = { query: pickRequest_query$key; chosen: string; onChoose: (ref: string) => void }

/** The open requests, the dearest first; one that is decided is named by the address. */
export function PickRequest({ query, chosen, onChoose }: Props) {
  const { t } = useLingui()
  const { open } = useFragment(fragment, query)
  const options = (open?.edges ?? []).map(({ node }) => ({
    value: node.ref,
    label: `${node.ref} ${node.title}`,
  }))
  if (chosen && !options.some(option => option.value === chosen))
    options.unshift({ value: chosen, label: chosen })
  return (
    <Select
      id="request"
      label={t`To which request?`}
      placeholder={t`Choose an open request`}
      options={options}
      value={chosen}
      onChange={event => onChoose(event.target.value)}
    />
  )
}
