import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageHomeQuery } from '~/__generated__/pageHomeQuery.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { PageBody, PageHead } from '~/design/page/page'
import { Inbox } from 'lucide-react'

const query = graphql`
  query pageHomeQuery @preloadable {
    viewer {
      person {
        name
      }
    }
  }
`

/** Where somebody lands: what waits for them, what is theirs, what they follow. */
export default function HomePage({ queryRef }: { queryRef: PreloadedQuery<pageHomeQuery> }) {
  const { t } = useLingui()
  const { viewer } = usePreloadedQuery<pageHomeQuery>(query, queryRef)
  const name = viewer.person.name.split(' ')[0] ?? ''
  return (
    <>
      <PageHead title={t`Home`} />
      <PageBody width="read">
        <Card title={<Trans>Good to see you, {name}</Trans>}>
          <Empty icon={<Inbox size={20} />} title={t`Nothing waits for you`} level={3}>
            <Trans>Needs to confirm, requests to answer and decisions to take appear here.</Trans>
          </Empty>
        </Card>
      </PageBody>
    </>
  )
}
