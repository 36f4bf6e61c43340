import { useState } from 'react'
import { BarChart } from '~/charts/bar-chart'
import { RatingStrip } from '~/charts/rating-strip'
import { Spark } from '~/charts/spark'
import { StatusBar } from '~/charts/status-bar'
import { Tag } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { Card } from '~/design/card/card'
import { Definition, Definitions } from '~/design/definitions/definitions'
import { Columns, Row, Stack } from '~/design/page/page'
import { PlainTable } from '~/design/table/plain-table'
import { Stat, Stats } from '~/design/stat/stat'
import { Timeline, TimelineEvent } from '~/design/timeline/timeline'
import { BurnClock, type BurnFacts } from '~/parts/burn-clock/burn-clock'
import { Explained } from '~/parts/explain/explained'
import { PersonChip } from '~/parts/person/person-chip'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { ThreeKeys } from '~/parts/three-keys/three-keys'
import { Amount, HealthBadge, KeyBadge, NoValue } from '~/words'

import { Pictures } from './pictures'

const usd = (amount: number) => ({ amount: String(amount), currency: 'USD' })
const started = new Date(Date.now() - 5.2 * 3_600_000).toISOString()

const facts: BurnFacts = {
  costPerHour: usd(11904.76),
  startedAt: started,
  hoursBefore: '0',
  runningSince: started,
  stoppedAt: null,
  hoursBasis: 'CALENDAR',
  workingCalendar: null,
  phi: { low: '0.5', likely: '1', high: '1' },
  basis: 'All 40 engineers wait for the link before the racks can be moved.',
  author: 'Amara Okafor',
}
const longAgo = new Date(Date.now() - 30 * 3_600_000).toISOString()
const late = { ...facts, startedAt: longAgo, runningSince: longAgo }

export function Pieces() {
  return (
    <>
      <Stats label="Key figures">
        <Stat
          label="On track"
          value="71.2%"
          note="+1.8 pt on last month"
          tone="good"
          picture={<Spark values={[3, 4, 6, 7, 7, 5, 6, 8]} />}
        />
        <Stat
          label="Portfolio CPI"
          value={
            <Explained
              of="CPI"
              how={{
                formula: 'CPI = EV / AC',
                version: 'EVM 1',
                inputs: [
                  { name: 'EV', value: '$48.6M' },
                  { name: 'AC', value: '$50.1M' },
                ],
                asOf: '2026-11-20',
              }}
            >
              0.97
            </Explained>
          }
          note="−0.02 on last month"
          tone="bad"
          picture={<Spark values={[8, 7, 7, 6, 6, 5, 4, 3]} colour="var(--red)" />}
        />
        <Stat
          label="Burning in queues"
          value={<BurnClock facts={facts} ask={usd(100000)} />}
          note="3 open requests"
        />
        <Stat
          label="Budget"
          value={<Amount money={usd(193600000)} compact />}
          note={
            <>
              of <Amount money={usd(182000000)} compact /> approved
            </>
          }
        />
        <Stat
          label="Withheld"
          value={<NoValue why="withheld" reason="The publisher withheld it: commercially sensitive." />}
          note="not zero"
        />
      </Stats>
      <Columns parts="main-side">
        <Stack>
          <Card title="Gate 3, go-live" note="8 Dec 2026" acts={<Button size="s">Record evidence</Button>}>
            <ThreeKeys
              keys={[
                {
                  office: 'PMO',
                  state: 'EXCEPTED',
                  reasons: [{ message: 'Forecast 4% over tolerance', coveredBy: 'REQ-2041' }],
                },
                {
                  office: 'SMO',
                  state: 'BLOCKED',
                  reasons: [{ message: '2 of 9 acceptance criteria are not signed' }],
                },
                { office: 'CMO', state: 'NOT_SHOWN', reasons: [{ message: 'n = 3, at least 5 are needed' }] },
              ]}
            />
          </Card>
          <Pictures />
          <Card title="Ratings" note="As published">
            <RatingStrip
              label="Delivery confidence 2014 to 2021"
              day={day => day.slice(0, 4)}
              ratings={[
                { day: '2014-09-30', tone: 'warn', word: 'Amber', level: 0.5 },
                { day: '2015-09-30', tone: 'warn', word: 'Amber/Red', level: 0.75 },
                { day: '2016-09-30', tone: 'none', word: 'Exempt', level: null },
                { day: '2017-09-30', tone: 'bad', word: 'Red', level: 1 },
                { day: '2018-09-30', tone: 'warn', word: 'Amber', level: 0.5 },
                { day: '2019-09-30', tone: 'good', word: 'Green', level: 0 },
              ]}
            />
          </Card>
          <RefusalView
            refusal={{
              __typename: 'NotAllowed',
              message: 'You may not approve this request: it is over your limit.',
              facts: [
                { label: 'Amount asked', value: '$100,000', standsInTheWay: true },
                { label: 'Your limit', value: '$25,000', standsInTheWay: true },
                { label: 'Took part in the request', value: 'no', standsInTheWay: false },
              ],
              nearest: 'asks of up to $25,000 in Relocation',
            }}
          />
        </Stack>
        <Stack>
          <Card title="What waiting costs">
            <BurnClock facts={late} ask={usd(100000)} size="card" />
          </Card>
          <Card title="Request">
            <Definitions>
              <Definition term="Asked">
                <Amount money={usd(100000)} />
              </Definition>
              <Definition term="Requester">
                <PersonChip name="Amara Okafor" />
              </Definition>
              <Definition term="Helper">
                <PersonChip name="Elif Quiroga" note="Network operations" away />
              </Definition>
              <Definition term="Author">
                <PersonChip name={null} />
              </Definition>
              <Definition term="Health">
                <HealthBadge health="ON_TRACK" />
                <HealthBadge health="AT_RISK" />
                <HealthBadge health="OFF_TRACK" />
                <HealthBadge health="NOT_SHOWN" />
              </Definition>
              <Definition term="Keys">
                <KeyBadge state="PASSES" />
                <KeyBadge state="EXCEPTED" />
              </Definition>
              <Definition term="Kind">
                <Tag>Interim now</Tag>
              </Definition>
            </Definitions>
          </Card>
          <Card title="What happens next">
            <Timeline label="Way of the request">
              <TimelineEvent title="Need written" note="by Amara Okafor, 20 Nov 2026" />
              <TimelineEvent title="Need restated" note="waits for the requester to confirm" state="now" />
              <TimelineEvent title="Alternatives" note="two or more of different kinds" state="future" />
              <TimelineEvent title="Decision" state="future" />
            </Timeline>
          </Card>
          <Card title="Health of 48 projects">
            <StatusBar
              label="Projects by health"
              parts={[
                { tone: 'good', label: 'On track', count: 21, text: '21' },
                { tone: 'warn', label: 'At risk', count: 16, text: '16' },
                { tone: 'bad', label: 'Off track', count: 7, text: '7' },
                { tone: 'none', label: 'Not shown', count: 4, text: '4' },
              ]}
            />
          </Card>
          <Card title="R-014 costs most">
            <BarChart
              label="Delay cost by rule"
              bars={[
                { id: '1', label: 'R-014', value: 320, text: '$320K', tone: 'bad' },
                { id: '2', label: 'R-003', value: 120, text: '$120K' },
                { id: '3', label: 'R-021', value: 42, text: '$42K' },
              ]}
            />
          </Card>
          <Callout tone="info" title="Safe harbour">
            Proposing an option outside the rules is protected.
          </Callout>
          <Card flush title="Who can say yes">
            <PlainTable
              label="Chain"
              columns={[
                { id: 'p', head: 'Person', cell: row => <PersonChip name={row.name} /> },
                { id: 'l', head: 'Limit', end: true, cell: row => row.limit },
              ]}
              rows={[
                { name: 'Lena Novak', limit: '$250,000' },
                { name: 'Sven Ueda', limit: '$5,000,000' },
              ]}
              rowId={row => row.name}
            />
          </Card>
          <Row>
            <Busy />
            <Button variant="danger">Decline</Button>
            <Button variant="ghost">Later</Button>
          </Row>
        </Stack>
      </Columns>
    </>
  )
}

function Busy() {
  const [busy, setBusy] = useState(false)
  return (
    <Button variant="primary" busy={busy} onClick={() => setBusy(true)}>
      Send
    </Button>
  )
}
