import { Figure } from '~/charts/figure'
import { LineChart } from '~/charts/line-chart'
import { OptionScatter } from '~/charts/option-scatter'
import { Card } from '~/design/card/card'

const short = (value: number) => `$${Math.round(value / 1000)}K`

export function Pictures() {
  return (
    <>
      <Card>
        <Figure
          finding="B is cheaper and sooner than what was asked"
          note="Cost against lead time; shape is the distance from the rule"
          table={{
            label: 'Alternatives',
            columns: [{ id: 'n', head: 'Option', cell: (row: string) => row }],
            rows: ['A', 'B', 'C'],
            rowId: row => row,
          }}
        >
          <OptionScatter
            label="Alternatives by cost and lead time"
            cost={{ label: 'Cost', format: short }}
            lead={{ label: 'Lead time', format: days => `${days} d` }}
            distanceLabel="Rule"
            ask={{ value: 100000, label: 'asked' }}
            points={[
              {
                id: 'a',
                name: 'A',
                cost: 30000,
                leadDays: 20,
                distance: 0,
                distanceWord: 'within',
                best: true,
              },
              {
                id: 'b',
                name: 'B',
                cost: 62000,
                leadDays: 5,
                distance: 1,
                distanceWord: 'partly',
                best: true,
              },
              {
                id: 'c',
                name: 'C',
                cost: 96000,
                leadDays: 3,
                distance: 3,
                distanceWord: 'another source',
                best: true,
              },
              {
                id: 'd',
                name: 'D',
                cost: 84000,
                leadDays: 16,
                distance: 2,
                distanceWord: 'changes the rule',
              },
            ]}
          />
        </Figure>
      </Card>
      <Card>
        <Figure
          finding="Cost performance slipped to 0.97"
          note="Portfolio CPI by month"
          table={{
            label: 'CPI',
            columns: [{ id: 'n', head: 'Month', cell: (row: string) => row }],
            rows: ['Jan'],
            rowId: row => row,
          }}
        >
          <LineChart
            label="CPI by month"
            days={[
              '2026-01-01',
              '2026-02-01',
              '2026-03-01',
              '2026-04-01',
              '2026-05-01',
              '2026-06-01',
              '2026-07-01',
              '2026-08-01',
            ]}
            format={value => value.toFixed(2)}
            day={day => day.slice(5, 7)}
            target={{ value: 1, label: 'on budget' }}
            series={[
              {
                id: 'cpi',
                label: 'CPI',
                colour: 'c1',
                values: [1.04, 1.03, 1.02, 1.01, null, 0.99, 0.98, 0.97],
              },
              {
                id: 'spi',
                label: 'SPI',
                colour: 'c2',
                dashed: true,
                values: [0.98, 0.97, 0.99, 1, 1.01, 1.0, 0.99, 0.985],
              },
            ]}
          />
        </Figure>
      </Card>
    </>
  )
}
