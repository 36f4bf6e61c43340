import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { OptionScatter, distanceShape } from '~/charts/option-scatter'
import { later } from '~/design/later'
import { Segmented } from '~/design/segmented/segmented'
import { useWords, type Money } from '~/words'
import type { Alternative } from './alternatives'
import { useDistanceWord } from './words'
import s from './request.module.css'

export type Option = {
  alternative: Alternative
  name: string
  cost: number
  leadDays: number
  distance: number
}

/** The same as a table, fetched when somebody asks for it. */
const Twin = later(async () => (await import('./alternatives-table')).AlternativesTable)

type Props = {
  /** Those in the currency of the ask: only they are drawn. */
  options: readonly Option[]
  /** All of them, for the table. */
  every: readonly Option[]
  best: ReadonlySet<Option>
  ask: Money
  height: number
}

/** Cost against lead time; the distance from the rule is the shape, and the ask is a line. A table says the same. */
export function AlternativesPicture({ options, every, best, ask, height }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const distance = useDistanceWord()
  const [as, setAs] = useState<'picture' | 'table'>('picture')
  const short = (value: number) => words.money({ ...ask, amount: String(value) }, { compact: true })
  const used = [...new Set(options.map(option => option.distance))].sort()
  const named = options.filter(option => best.has(option)).map(option => option.name)
  const says = t`${words.count(options.length)} alternatives by cost and lead time. No other is cheaper, sooner and nearer to the rule than each of: ${named.join(', ')}.`
  const head = (
    <div className={s.pictureHead}>
      {options.length > 1 && (
        <p className={s.itemTitle}>
          <Plural
            value={best.size}
            one={`# of ${options.length} options is worth comparing`}
            other={`# of ${options.length} options are worth comparing`}
          />
        </p>
      )}
      <Segmented
        label={t`Show as`}
        value={as}
        onChange={setAs}
        options={[
          { value: 'picture', label: t`Picture` },
          { value: 'table', label: t`Table` },
        ]}
      />
    </div>
  )
  if (as === 'table') {
    return (
      <div className={s.picture}>
        {head}
        <Twin options={every} best={best} />
      </div>
    )
  }
  return (
    <div className={s.picture}>
      {head}
      <OptionScatter
        says={says}
        label={t`Alternatives by cost and lead time`}
        cost={{ label: t`Cost`, format: short }}
        lead={{ label: t`Lead time in days`, format: days => words.count(days) }}
        distanceLabel={t`Distance`}
        ask={{ value: Number(ask.amount), label: t`asked: ${short(Number(ask.amount))}` }}
        height={height}
        points={options.map(option => ({
          id: option.alternative.id,
          name: option.name,
          cost: option.cost,
          leadDays: option.leadDays,
          distance: option.distance,
          distanceWord: distance(option.distance),
          best: best.has(option),
        }))}
      />
      <p className={s.shapes}>
        {used.map(each => (
          <span key={each}>
            <svg width="14" height="14" viewBox="-8 -8 16 16" aria-hidden>
              <path d={distanceShape(each)} />
            </svg>
            {distance(each)}
          </span>
        ))}
        <span>
          <Trans>filled: no other is cheaper, sooner and nearer</Trans>
        </span>
      </p>
    </div>
  )
}
