import { Trans, useLingui } from '@lingui/react/macro'
import { Link, notFound } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageServiceQuery } from '~/__generated__/pageServiceQuery.graphql'
import { CopyRef } from '~/design/copy/copy'
import { Columns, PageBody, PageHead, Stack } from '~/design/page/page'
import { ProvenanceBadge } from '~/parts/provenance/provenance'
import { ActButton } from '~/parts/records/act-button'
import { HandOvers } from './hand-overs'
import { ServiceFacts } from './service-facts'
import { NoVolumes, Volumes } from './volumes'

const EditService = lazy(() => import('../acts/edit-service'))

const query = graphql`
  query pageServiceQuery($ref: String!) @preloadable {
    viewer {
      acts
    }
    service(ref: $ref) {
      id
      version
      ref
      name
      description
      agency
      origin
      originNote
      family {
        id
        name
      }
      owner {
        id
        name
      }
      ...volumes_service
      ...handOvers_service
      ...serviceFacts_service
    }
  }
`

type Props = { queryRef: PreloadedQuery<pageServiceQuery> }

/** A service: how much it is used, what is handed over to it, and who answers for it. */
export default function ServicePage({ queryRef }: Props) {
  const { t } = useLingui()
  const { viewer, service } = usePreloadedQuery<pageServiceQuery>(query, queryRef)
  const [editing, setEditing] = useState(false)
  if (!service) throw notFound()
  const { family, owner } = service
  return (
    <>
      <PageHead
        title={service.name}
        crumbs={
          <Link to="/services">
            <Trans>Services</Trans>
          </Link>
        }
        beside={
          <>
            <CopyRef value={service.ref} />
            <ProvenanceBadge kind={service.origin} source={service.originNote} />
          </>
        }
        acts={
          <ActButton
            acts={viewer.acts}
            act="service:edit"
            whoCan={t`SMO lead`}
            onClick={() => setEditing(true)}
          >
            <Trans>Edit</Trans>
          </ActButton>
        }
      />
      <PageBody>
        <Columns parts="main-side">
          <Stack>
            <Volumes service={service} />
            <HandOvers service={service} acts={viewer.acts} />
            <NoVolumes service={service} />
          </Stack>
          <ServiceFacts service={service} />
        </Columns>
      </PageBody>
      <Suspense>
        {editing && (
          <EditService
            serviceId={service.id}
            version={service.version}
            now={{
              name: service.name,
              familyId: { id: family.id, label: family.name },
              ownerId: owner ? { id: owner.id, label: owner.name } : null,
              agency: service.agency ?? '',
              description: service.description ?? '',
            }}
            onClose={() => setEditing(false)}
          />
        )}
      </Suspense>
    </>
  )
}
