import { Trans, useLingui } from '@lingui/react/macro'
import { Link, notFound, useNavigate } from '@tanstack/react-router'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageAssessQuery } from '~/__generated__/pageAssessQuery.graphql'
import { Card } from '~/design/card/card'
import { Select } from '~/design/field/text-field'
import { PageBody, PageHead } from '~/design/page/page'
import { AssessForm } from './form'

const query = graphql`
  query pageAssessQuery($ref: String!) @preloadable {
    initiative(ref: $ref) {
      ref
      name
      groups {
        id
        name
        headcount
      }
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageAssessQuery>; search: { group?: string } }

/** The answers of one group on one day, typed or pasted. */
export default function AssessPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate({ from: '/changes/$ref/assess' })
  const { initiative } = usePreloadedQuery<pageAssessQuery>(query, queryRef)
  if (!initiative) throw notFound()
  const group = initiative.groups.find(one => one.name === search.group) ?? initiative.groups[0]
  return (
    <>
      <PageHead
        title={t`Enter an assessment`}
        crumbs={
          <Link to="/changes/$ref" params={{ ref: initiative.ref }}>
            {initiative.name}
          </Link>
        }
      />
      <PageBody width="read">
        <Card>
          {group ? (
            <>
              <Select
                label={t`Group`}
                size="m"
                id="group"
                value={group.name}
                options={initiative.groups.map(({ name }) => ({ value: name, label: name }))}
                onChange={event => void navigate({ search: { group: event.target.value }, replace: true })}
              />
              <AssessForm
                key={group.id}
                group={group}
                onDone={() => void navigate({ to: '/changes/$ref', params: { ref: initiative.ref } })}
              />
            </>
          ) : (
            <p>
              <Trans>This initiative has no group yet. Add one first.</Trans>
            </p>
          )}
        </Card>
      </PageBody>
    </>
  )
}
