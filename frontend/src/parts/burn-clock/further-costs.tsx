import { Trans } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { furtherCosts_burn$key } from '~/__generated__/furtherCosts_burn.graphql'
import { Definition } from '~/design/definitions/definitions'
import { Amount, Day } from '~/words'
import s from './burn-clock.module.css'
import { useFurtherCostWord } from './further-cost-word'

const fragment = graphql`
  fragment furtherCosts_burn on BurnClock {
    furtherCosts {
      kind
      amount {
        amount
        currency
      }
      fallsOn
      lost
      basis
      author
    }
  }
`

/** What waiting costs beside the burn, each with its basis and who says so; lines of a list of definitions. */
export function FurtherCosts({ burn }: { burn: furtherCosts_burn$key }) {
  const word = useFurtherCostWord()
  const { furtherCosts } = useFragment(fragment, burn)
  return furtherCosts.map(({ kind, amount, fallsOn, lost, basis, author }) => (
    <Definition key={kind} term={word(kind)}>
      {fallsOn ? (
        <>
          <Amount money={amount} />{' '}
          {lost ? (
            <strong>
              <Trans>
                lost after <Day day={fallsOn} />
              </Trans>
            </strong>
          ) : (
            <Trans>
              at once after <Day day={fallsOn} />
            </Trans>
          )}
        </>
      ) : (
        <Trans>
          <Amount money={amount} /> each hour
        </Trans>
      )}
      <span className={s.rests}>
        {basis}
        {author && ` · ${author}`}
      </span>
    </Definition>
  ))
}
