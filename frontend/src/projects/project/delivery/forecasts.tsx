import { Trans, useLingui } from '@lingui/react/macro'
import { TrendingUp } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { forecasts_project$key } from '~/__generated__/forecasts_project.graphql'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { PlainTable } from '~/design/table/plain-table'
import { PersonChip } from '~/parts/person/person-chip'
import { ActButton } from '~/parts/records/act-button'
import { Amount, Day, Moment, NoValue } from '~/words'
import { CostShift, FinishShift } from '../shift'

const EnterForecast = lazy(() => import('../../acts/enter-forecast'))

const fragment = graphql`
  fragment forecasts_project on Project {
    id
    finishOn
    budget {
      amount
      currency
    }
    forecasts {
      id
      cost {
        amount
        currency
      }
      finishOn
      basis
      at
      enteredBy {
        name
      }
    }
  }
`

type Props = { project: forecasts_project$key; acts: readonly string[]; currency: string }

/** What the project is expected to cost and when to finish; the newest counts, older ones stay. */
export function Forecasts({ project: key, acts, currency }: Props) {
  const { t } = useLingui()
  const { id, budget, finishOn, forecasts } = useFragment(fragment, key)
  const [open, setOpen] = useState(false)
  const enter = (
    <ActButton
      acts={acts}
      act="forecast:enter"
      variant={forecasts.length ? 'default' : 'primary'}
      whoCan={t`Project manager, PMO lead`}
      onClick={() => setOpen(true)}
    >
      <Trans>Enter forecast</Trans>
    </ActButton>
  )
  return (
    <Card
      title={t`Forecasts`}
      note={t`Tolerances are held against what is expected, not against what was.`}
      acts={forecasts.length > 0 && enter}
      flush
    >
      {forecasts.length === 0 ? (
        <Empty icon={<TrendingUp size={20} />} title={t`No forecast yet`} level={3} act={enter}>
          <Trans>
            Until somebody says what the project will cost and when it will finish, the delivery key is not
            shown, and blocks.
          </Trans>
        </Empty>
      ) : (
        <PlainTable
          label={t`Forecasts`}
          rows={forecasts}
          rowId={row => row.id}
          columns={[
            { id: 'at', head: t`Entered`, cell: row => <Moment at={row.at} /> },
            {
              id: 'cost',
              head: t`Cost at completion`,
              end: true,
              cell: row => (
                <>
                  <CostShift plan={budget} forecast={row.cost} /> <Amount money={row.cost} />
                </>
              ),
            },
            {
              id: 'finish',
              head: t`Finish`,
              cell: row => (
                <>
                  <Day day={row.finishOn} /> <FinishShift plan={finishOn} forecast={row.finishOn} />
                </>
              ),
            },
            { id: 'basis', head: t`Basis`, cell: row => row.basis },
            {
              id: 'by',
              head: t`By`,
              cell: row =>
                row.enteredBy ? <PersonChip name={row.enteredBy.name} /> : <NoValue why="unknown" />,
            },
          ]}
        />
      )}
      <Suspense>
        {open && (
          <EnterForecast
            projectId={id}
            currency={budget?.currency ?? currency}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </Card>
  )
}
