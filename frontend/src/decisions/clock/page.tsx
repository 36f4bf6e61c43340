import { Trans, useLingui } from '@lingui/react/macro'
import { Timer } from 'lucide-react'
import { graphql, usePreloadedQuery, type PreloadedQuery } from 'react-relay/hooks'
import type { pageClockQuery } from '~/__generated__/pageClockQuery.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { PageBody, PageHead } from '~/design/page/page'
import { SectionTabs } from '~/parts/section-tabs/section-tabs'
import { OfficeClock } from './office-clock'
import { OpenHop } from './open-hop'
import s from './clock.module.css'

export const query = graphql`
  query pageClockQuery {
    viewer {
      acts
      baseCurrency
    }
    openHops {
      clock {
        pressure
        ...decisionClock_clock
      }
      request {
        id
        ...openHop_request
      }
    }
    clockSettings {
      office
      ...officeClock_office
    }
  }
`

/** The open hops, the latest first, and what each office has set for them. */
export default function ClockPage({ queryRef }: { queryRef: PreloadedQuery<pageClockQuery> }) {
  const { t } = useLingui()
  const { viewer, openHops, clockSettings } = usePreloadedQuery<pageClockQuery>(query, queryRef)
  const all = openHops.length
  const late = openHops.filter(({ clock }) => clock.pressure === 'LATE').length
  const base = viewer.baseCurrency
  return (
    <>
      <PageHead title={t`Decision clock`} />
      <SectionTabs section="decisions" acts={viewer.acts} />
      <PageBody>
        <Card
          flush
          title={t`Open hops`}
          note={
            all > 0 &&
            t`${all} open, ${late} late; the latest first. At its target silence goes one level up, and decides nothing.`
          }
        >
          {all > 0 ? (
            <ul className={s.hops}>
              {openHops.map(({ clock, request }) => (
                <OpenHop key={request.id} clock={clock} request={request} />
              ))}
            </ul>
          ) : (
            <Empty icon={<Timer size={20} />} level={3} title={t`Nobody is waited for`}>
              <Trans>Each request in which somebody has the next word stands here, with its clock.</Trans>
            </Empty>
          )}
        </Card>
        {clockSettings.map(office => (
          <OfficeClock key={office.office} office={office} base={base} />
        ))}
      </PageBody>
    </>
  )
}
