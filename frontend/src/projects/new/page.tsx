import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useNavigate } from '@tanstack/react-router'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageNewProjectQuery } from '~/__generated__/pageNewProjectQuery.graphql'
import { Callout } from '~/design/callout/callout'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { PageBody, PageHead } from '~/design/page/page'
import { Skeleton } from '~/design/skeleton/skeleton'

const NewProjectForm = later(async () => (await import('./form')).NewProjectForm, <Skeleton height={420} />)

const query = graphql`
  query pageNewProjectQuery @preloadable {
    viewer {
      acts
      baseCurrency
      person {
        unit {
          id
          name
        }
      }
    }
  }
`

/** A project and its triad, entered by hand. */
export default function NewProjectPage({ queryRef }: { queryRef: PreloadedQuery<pageNewProjectQuery> }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { viewer } = usePreloadedQuery<pageNewProjectQuery>(query, queryRef)
  return (
    <>
      <PageHead
        title={t`New project`}
        crumbs={
          <Link to="/projects">
            <Trans>Projects</Trans>
          </Link>
        }
      />
      <PageBody width="read">
        {!viewer.acts.includes('project:create') && (
          <Callout tone="warn" title={t`None of your roles lets you create a project`}>
            <Trans>A PMO lead can. You may look at what is asked for; sending it will be refused.</Trans>
          </Callout>
        )}
        <Card>
          <NewProjectForm
            currency={viewer.baseCurrency}
            unit={viewer.person.unit}
            onDone={ref => void navigate({ to: '/projects/$ref', params: { ref } })}
            onCancel={() => void navigate({ to: '/projects' })}
          />
        </Card>
      </PageBody>
    </>
  )
}
