import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { burnHow_burn$key } from '~/__generated__/burnHow_burn.graphql'
import { Popover } from '~/design/popover/popover'
import { Amount, AsOf } from '~/words'
import s from './queue-burn.module.css'

const fragment = graphql`
  fragment burnHow_burn on QueueBurn {
    asOf
    perDayLow {
      amount
      currency
    }
    perDayHigh {
      amount
      currency
    }
    soFarLow {
      amount
      currency
    }
    soFarHigh {
      amount
      currency
    }
    purses {
      name
      waiting
      perDay {
        amount
        currency
      }
    }
  }
`

/** How a sum came about: the formula, the least and the most, and what each program has in it. */
export function BurnHow({ burn }: { burn: burnHow_burn$key }) {
  const { t } = useLingui()
  const told = useFragment(fragment, burn)
  return (
    <Popover label={t`How this came about`} trigger={<span className={s.how}>{t`How this came about`}</span>}>
      <div className={s.basis}>
        <p>{t`The idle share of each waiting request times the weekly burn of its program, and the benefit that comes later and the penalties stated beside it, in base currency at the newest rate up to today. The shares of one program together count at most as its whole burn.`}</p>
        {told.perDayLow && told.perDayHigh && told.soFarLow && told.soFarHigh && (
          <p>
            <Trans>
              Between <Amount money={told.perDayLow} digits={0} /> and{' '}
              <Amount money={told.perDayHigh} digits={0} /> a day, <Amount money={told.soFarLow} digits={0} />{' '}
              to <Amount money={told.soFarHigh} digits={0} /> so far: all shares as low, and as high, as they
              are stated.
            </Trans>
          </p>
        )}
        {told.purses.length > 0 && (
          <ul className={s.purses}>
            {told.purses.map((purse, at) => (
              <li key={at}>
                <span>
                  {purse.name}{' '}
                  <small>
                    <Plural value={purse.waiting} one="# waits" other="# wait" />
                  </small>
                </span>
                <span className="num">
                  <Amount money={purse.perDay} digits={0} /> <Trans>a day</Trans>
                </span>
              </li>
            ))}
          </ul>
        )}
        <AsOf at={told.asOf} />
      </div>
    </Popover>
  )
}
