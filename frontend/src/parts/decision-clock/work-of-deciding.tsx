import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { workOfDeciding_cost$key } from '~/__generated__/workOfDeciding_cost.graphql'
import { Definition } from '~/design/definitions/definitions'
import { Explained } from '~/parts/explain/explained'
import { Amount, NoValue, useWords } from '~/words'
import { useHopWord } from './hop-words'

const fragment = graphql`
  fragment workOfDeciding_cost on CostToDecide {
    hops
    parts {
      hop
      hours
      rate {
        amount
        currency
      }
      cost {
        amount
        currency
      }
      office
      basis
      enteredBy
    }
    work {
      amount
      currency
    }
    workNotStated
    total {
      amount
      currency
    }
  }
`

/** What deciding took so far, in hops and in money, and with the delay; each figure tells how it came about. */
export function WorkOfDeciding({ cost }: { cost: workOfDeciding_cost$key }) {
  const { t } = useLingui()
  const words = useWords()
  const hop = useHopWord()
  const { hops, parts, work, workNotStated, total } = useFragment(fragment, cost)
  const inputs = parts.map((part, at) => {
    const hours = words.hours(Number(part.hours), true)
    const rate = part.rate && words.money(part.rate)
    const comes = part.cost && words.money(part.cost)
    const { office, basis, enteredBy } = part
    return {
      name: `${at + 1}. ${hop(part.hop)}`,
      value: t`${hours} at ${rate} = ${comes} (${office}, ${enteredBy}: ${basis})`,
    }
  })
  return (
    <>
      <Definition term={t`Work of deciding, ${hops} hops`}>
        {work ? (
          <Explained of={t`the work of deciding`} how={{ formula: t`hours × rate, over all hops`, inputs }}>
            <Amount money={work} />
          </Explained>
        ) : (
          <NoValue why="not-stated" reason={workNotStated} />
        )}
      </Definition>
      {work && total && (
        <Definition term={t`Cost to decide`}>
          <b>
            <Amount money={total} />
          </b>
        </Definition>
      )}
    </>
  )
}
