import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ScrollText } from 'lucide-react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { requestsBlock_requests$key } from '~/__generated__/requestsBlock_requests.graphql'
import { Button, ButtonLink } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { Empty } from '~/design/empty/empty'
import { RequestLine } from './request-line'
import s from './home.module.css'

const QueueBurn = later(
  async () => (await import('~/parts/queue-burn/queue-burn')).QueueBurn,
  <div style={{ minHeight: '1.6lh' }} />,
)

const fragment = graphql`
  fragment requestsBlock_requests on ExceptionRequest @relay(plural: true) {
    id
    open
    ...requestLine_request
  }
`
const SHOWN = 6
const NEW_REQUEST: string = '/exceptions/new'

/** The requests that the reader opened; left out for those who may open none and have none. */
export function RequestsBlock({ requests, acts }: Props) {
  const { t } = useLingui()
  const [all, setAll] = useState(false)
  const mine = useFragment(fragment, requests)
  const waiting = mine.filter(request => request.open).map(({ id }) => id)
  const mayAsk = acts.includes('exception:request')
  if (!mayAsk && mine.length === 0) return null
  const ask = (
    <ButtonLink to={NEW_REQUEST} variant="primary" size={mine.length > 0 ? 's' : 'm'}>
      <Trans>Ask for an exception</Trans>
    </ButtonLink>
  )
  return (
    <Card flush title={<Trans>My requests</Trans>} acts={mine.length > 0 && mayAsk && ask}>
      {mine.length === 0 ? (
        <Empty icon={<ScrollText size={20} />} title={t`You have asked for nothing yet`} act={ask} level={3}>
          <Trans>
            When a rule or a missing capability stands in your way, say what you need. What the wait costs is
            counted from that moment.
          </Trans>
        </Empty>
      ) : (
        <>
          {waiting.length > 0 && <QueueBurn inset requests={waiting} />}
          <ul className={s.rows}>
            {mine.slice(0, all ? undefined : SHOWN).map(request => (
              <RequestLine key={request.id} request={request} />
            ))}
          </ul>
        </>
      )}
      {mine.length > SHOWN && !all && (
        <div className={s.more}>
          <Button variant="ghost" size="s" onClick={() => setAll(true)}>
            <Trans>Show all {mine.length}</Trans>
          </Button>
        </div>
      )}
    </Card>
  )
}

type Props = { requests: requestsBlock_requests$key; acts: readonly string[] }
