import { Trans, useLingui } from '@lingui/react/macro'
import { Inbox } from 'lucide-react'
import { ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import type { InboxSearch } from './search'

/** An inbox with nothing in it teaches what would come. */
export function EmptyInbox({ search }: { search: InboxSearch }) {
  const { t } = useLingui()
  const mine = search.show === 'mine'
  return (
    <Card>
      <Empty
        level={2}
        icon={<Inbox size={20} />}
        title={mine ? t`Nothing waits for your act` : t`Nothing has been told to you yet`}
        act={
          mine ? (
            <ButtonLink to="/inbox" search={{}}>
              <Trans>Show all</Trans>
            </ButtonLink>
          ) : (
            <ButtonLink to="/exceptions" search={{ show: 'open' }}>
              <Trans>See the open requests</Trans>
            </ButtonLink>
          )
        }
      >
        <Trans>
          You are told when a request, a gate or a class waiver waits for you, what happens to requests that
          you asked for, worked on or follow, and who lends you authority. To follow a request, open it and
          press Follow.
        </Trans>
      </Empty>
    </Card>
  )
}
