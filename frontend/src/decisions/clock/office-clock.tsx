import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type {
  officeClock_office$data,
  officeClock_office$key,
} from '~/__generated__/officeClock_office.graphql'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { later } from '~/design/later'
import { PlainTable, type PlainColumn } from '~/design/table/plain-table'
import { useBandWord, useHopWord } from '~/parts/decision-clock/hop-words'
import { Amount, NoValue, useOfficeWord, useWords } from '~/words'
import { TargetCell } from './target-cell'

const TargetsDialog = later(async () => (await import('./targets-dialog')).TargetsDialog)
const EffortDialog = later(async () => (await import('./effort-dialog')).EffortDialog)

const fragment = graphql`
  fragment officeClock_office on OfficeClock {
    office
    maySet
    whyNot
    hops {
      hop
      targets {
        band
        hours
        validFrom
        setBy
        nextHours
        nextFrom
      }
      effort {
        hours
        rate {
          amount
          currency
        }
        basis
        setBy
      }
    }
  }
`

export type HopSetting = officeClock_office$data['hops'][number]

/** How long hops may take at one office, and what they take of people; its lead sets both. */
export function OfficeClock({ office, base }: { office: officeClock_office$key; base: string }) {
  const { t } = useLingui()
  const words = useWords()
  const hopWord = useHopWord()
  const band = useBandWord()
  const officeWord = useOfficeWord()
  const told = useFragment(fragment, office)
  const [setting, setSetting] = useState<HopSetting | null>(null)
  const [entering, setEntering] = useState(false)
  const may = {
    reason: told.maySet ? undefined : (told.whyNot ?? undefined),
    whoCan: t`the lead of this office`,
  }
  const bands = told.hops[0]?.targets.map(target => target.band) ?? []
  const columns: PlainColumn<HopSetting>[] = [
    { id: 'hop', head: t`Hop`, cell: row => hopWord(row.hop) },
    ...bands.map(each => ({
      id: each,
      head: `${band(each)} ${base}`,
      end: true,
      cell: (row: HopSetting) => <TargetCell target={row.targets.find(target => target.band === each)} />,
    })),
    {
      id: 'effort',
      head: t`Work and rate`,
      end: true,
      cell: ({ effort }) =>
        effort ? (
          <span title={`${effort.basis} (${effort.setBy ?? ''})`}>
            {words.hours(Number(effort.hours), true)} · <Amount money={effort.rate} />
          </span>
        ) : (
          <NoValue why="not-stated" reason={t`The office has not entered what this hop takes.`} />
        ),
    },
    {
      id: 'set',
      head: <span className="sr">{t`Change`}</span>,
      end: true,
      cell: row => (
        <Button size="s" {...may} onClick={() => setSetting(row)}>
          <Trans>Change</Trans>
          <span className="sr">{hopWord(row.hop)}</span>
        </Button>
      ),
    },
  ]
  const name = officeWord(told.office)
  return (
    <Card
      flush
      title={name}
      note={t`Working hours until silence goes one level up, by the amount asked; they count for hops that begin from then on`}
      acts={
        <Button {...may} onClick={() => setEntering(true)}>
          <Trans>Enter work and rate</Trans>
        </Button>
      }
    >
      <PlainTable label={name} rows={told.hops} rowId={row => row.hop} columns={columns} />
      {setting && <TargetsDialog office={told.office} hop={setting} onClose={() => setSetting(null)} />}
      {entering && (
        <EffortDialog office={told.office} hops={told.hops} base={base} onClose={() => setEntering(false)} />
      )}
    </Card>
  )
}
