import { useLingui } from '@lingui/react/macro'
import { PlainTable } from '~/design/table/plain-table'
import { Amount, useWords } from '~/words'
import type { Option } from './alternatives-picture'
import { useDistanceWord } from './words'

/** The picture's facts in rows; whether an option is worth comparing stands in words. */
export function AlternativesTable({
  options,
  best,
}: {
  options: readonly Option[]
  best: ReadonlySet<Option>
}) {
  const { t } = useLingui()
  const words = useWords()
  const distance = useDistanceWord()
  return (
    <PlainTable
      label={t`Alternatives by cost and lead time`}
      rows={options}
      rowId={option => option.alternative.id}
      columns={[
        { id: 'name', head: t`Option`, cell: ({ name, alternative }) => `${name}: ${alternative.title}` },
        {
          id: 'cost',
          head: t`Cost`,
          end: true,
          cell: ({ alternative }) => <Amount money={alternative.cost} />,
        },
        { id: 'lead', head: t`Lead time in days`, end: true, cell: ({ leadDays }) => words.count(leadDays) },
        { id: 'distance', head: t`Distance`, cell: option => distance(option.distance) },
        {
          id: 'best',
          head: t`Worth comparing`,
          cell: option => {
            if (best.has(option)) return t`Yes: no other is cheaper, sooner and nearer`
            return option.alternative.real === false ? t`No: not real for whoever asks` : t`No`
          },
        },
      ]}
    />
  )
}
