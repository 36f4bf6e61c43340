import { graphql, useFragment } from 'react-relay/hooks'
import type { burnClockOf_burn$key } from '~/__generated__/burnClockOf_burn.graphql'
import type { Money } from '~/words'
import { BurnClock } from './burn-clock'

const fragment = graphql`
  fragment burnClockOf_burn on BurnClock {
    costPerHour {
      amount
      currency
    }
    burnPerHour {
      amount
    }
    notStated
    phiLow
    phiLikely
    phiHigh
    phiBasis
    phiAuthor
    hoursBasis
    startedAt
    stoppedAt
    hoursBefore
    runningSince
    runsAgainAt
    disputed {
      phiLow
      phiLikely
      phiHigh
      basis
      author
      costPerHour {
        amount
        currency
      }
    }
    hoursWaited
    breakEvenAt
    breakEvenHours
    askConverted {
      amount {
        amount
        currency
      }
      rate
      onDay
    }
    workingCalendar {
      timeZone
      hours {
        weekday
        from
        until
      }
      holidays
    }
  }
`

type Props = { burn: burnClockOf_burn$key; ask?: Money | null; size?: 'line' | 'card' }

/** The burn clock of a request, fed by `ExceptionRequest.burn`. */
export function BurnClockOf({ burn, ask, size }: Props) {
  const told = useFragment(fragment, burn)
  const phi = told.phiLikely && {
    low: told.phiLow ?? null,
    likely: told.phiLikely,
    high: told.phiHigh ?? null,
  }
  return (
    <BurnClock
      ask={ask}
      size={size}
      facts={{
        ...told,
        costPerHour: told.costPerHour ?? null,
        more: told.burnPerHour?.amount !== told.costPerHour?.amount,
        stoppedAt: told.stoppedAt ?? null,
        runningSince: told.runningSince ?? null,
        disputed: told.disputed ?? null,
        phi: phi || null,
        basis: told.phiBasis ?? null,
        author: told.phiAuthor ?? null,
        workingCalendar: told.workingCalendar ?? null,
      }}
    />
  )
}
