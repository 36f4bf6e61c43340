import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageNewExceptionQuery } from '~/__generated__/pageNewExceptionQuery.graphql'
import { ButtonLink } from '~/design/button/button'
import { later } from '~/design/later'
import { PageBody, PageHead } from '~/design/page/page'
import { Skeleton } from '~/design/skeleton/skeleton'
import { useDraft } from '~/parts/draft/use-draft'
import { empty, type Values } from './values'

const Wizard = later(async () => (await import('./wizard')).Wizard, <Skeleton height={420} />)

const query = graphql`
  query pageNewExceptionQuery($project: String!, $preset: Boolean!) @preloadable {
    viewer {
      baseCurrency
    }
    project(ref: $project) @include(if: $preset) {
      id
      ref
      name
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageNewExceptionQuery>; search: { step?: number } }

/** Asking for an exception: the need first, one thing a step, kept while it is written. */
export default function NewExceptionPage({ queryRef, search }: Props) {
  const { t } = useLingui()
  const { viewer, project } = usePreloadedQuery<pageNewExceptionQuery>(query, queryRef)
  const blank = empty(viewer.baseCurrency)
  const draft = useDraft<Values>('exception/new', blank)
  const fresh = {
    ...blank,
    project: project ? { id: project.id, label: project.name, note: project.ref } : null,
  }
  // an address that names a project wins over the draft's project, and over nothing else
  const found = draft.found && {
    ...fresh,
    ...draft.found,
    project: fresh.project ?? draft.found.project ?? null,
  }
  return (
    <>
      <PageHead
        title={t`Request an exception`}
        crumbs={
          <Link to="/exceptions">
            <Trans>Exceptions</Trans>
          </Link>
        }
        acts={
          <ButtonLink to="/exceptions">
            <Trans>Leave</Trans>
          </ButtonLink>
        }
      />
      <PageBody width="read">
        {draft.state === 'loading' ? (
          <Skeleton height={420} />
        ) : (
          <Wizard
            draft={draft}
            initial={found ?? fresh}
            fresh={fresh}
            wasKept={Boolean(draft.found)}
            asked={search.step ?? 1}
          />
        )}
      </PageBody>
    </>
  )
}
