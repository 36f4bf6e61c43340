import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type {
  alternatives_request$data,
  alternatives_request$key,
} from '~/__generated__/alternatives_request.graphql'
import { AlternativeRow } from './alternative-row'
import { AlternativesPicture } from './alternatives-picture'
import s from './request.module.css'

const fragment = graphql`
  fragment alternatives_request on ExceptionRequest {
    amount {
      amount
      currency
    }
    alternatives {
      id
      kind
      title
      cost {
        amount
        currency
      }
      leadTimeDays
      ruleDistance
      inParetoSet
      outsideBase
      real
      notRealBecause
      number
      revises {
        id
      }
      withdrawnAt
      proposedAt
      sealed
      mine
      effectDelivery
      effectService
      effectPeople
      supplySource {
        id
        ref
        name
      }
      author {
        id
        name
      }
      signatures {
        id
        side
        author {
          name
        }
      }
    }
  }
`

export type Alternative = alternatives_request$data['alternatives'][number]

const NONE: readonly Alternative[] = []

/** What it said before, the newest first. */
function versionsBefore(of: Alternative, among: readonly Alternative[]): Alternative[] {
  const before = among.find(each => each.id === of.revises?.id)
  return before ? [before, ...versionsBefore(before, among)] : []
}

/** A letter each, in the order they came: A, B, ... */
export const letter = (index: number) => String.fromCharCode(65 + (index % 26))

type Props = {
  request: alternatives_request$key
  /** What may be done with one: real or not, sign, take back. */
  acts?: (alternative: Alternative) => ReactNode
  compact?: boolean
}

/** What would meet the need: cost against lead time as a picture, and the same as rows. */
export function Alternatives({ request, acts, compact }: Props) {
  const { t } = useLingui()
  const { alternatives, amount } = useFragment(fragment, request)
  const offered = alternatives.filter(alternative => !alternative.withdrawnAt)
  const options = offered.map((alternative, index) => ({
    alternative,
    name: letter(index),
    cost: Number(alternative.cost.amount),
    leadDays: alternative.leadTimeDays,
    distance: alternative.ruleDistance,
  }))
  // amounts of different currencies are not compared without a rate
  const comparable = options.filter(option => option.alternative.cost.currency === amount.currency)
  const best = new Set(options.filter(option => option.alternative.inParetoSet))
  if (offered.length === 0) {
    return (
      <p className={s.none}>
        <Trans>
          No alternative has been offered. A decline needs two or more of different kinds, each with its cost
          and lead time.
        </Trans>
      </p>
    )
  }
  return (
    <div className={s.alternatives} data-compact={compact || undefined}>
      <AlternativesPicture
        options={comparable}
        every={options}
        best={best}
        ask={amount}
        height={compact ? 150 : 220}
      />
      <ul className={s.list} aria-label={t`Alternatives`}>
        {options.map(option => (
          <AlternativeRow
            key={option.alternative.id}
            name={option.name}
            best={best.has(option)}
            alternative={option.alternative}
            earlier={compact ? NONE : versionsBefore(option.alternative, alternatives)}
            acts={acts?.(option.alternative)}
            compact={compact}
          />
        ))}
      </ul>
    </div>
  )
}
