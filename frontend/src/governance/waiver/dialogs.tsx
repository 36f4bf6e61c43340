import { graphql, useFragment } from 'react-relay/hooks'
import type { dialogs_waiver$key } from '~/__generated__/dialogs_waiver.graphql'
import { later } from '~/design/later'

const AnswerDialog = later(async () => (await import('./answer-dialog')).AnswerDialog)
const ProposeDialog = later(async () => (await import('../waivers/propose-dialog')).ProposeDialog)

export type Answering = 'grantWaiver' | 'turnDownWaiver' | 'withdrawWaiver' | 'revokeWaiver'
export type Asked = Answering | 'proposeAnew'

const fragment = graphql`
  fragment dialogs_waiver on ClassWaiver {
    id
    ref
    title
    reason
    conditions
    limit {
      amount
      currency
    }
    rule {
      id
      title
    }
    program {
      id
      name
    }
    portfolio {
      id
      name
    }
    unit {
      id
      name
    }
  }
`
type Props = {
  open: Asked
  waiver: dialogs_waiver$key
  currency: string
  timeZone: string
  onClose: () => void
}

const picked = (record: { readonly id: string; readonly name: string } | null | undefined) =>
  record ? { id: record.id, label: record.name } : null

/** The dialog of the act that was pressed. */
export function Dialogs({ open, waiver, currency, timeZone, onClose }: Props) {
  const { rule, program, portfolio, unit, ...said } = useFragment(fragment, waiver)
  if (open !== 'proposeAnew')
    return <AnswerDialog act={open} waiver={{ id: said.id, ref: said.ref }} onClose={onClose} />
  return (
    <ProposeDialog
      currency={currency}
      timeZone={timeZone}
      onClose={onClose}
      like={{
        rule: { id: rule.id, label: rule.title },
        kind: unit ? 'unit' : portfolio ? 'portfolio' : 'program',
        program: picked(program),
        portfolio: picked(portfolio),
        unit: picked(unit),
        title: said.title,
        reason: said.reason,
        conditions: said.conditions ?? '',
        limit: said.limit ?? { amount: '', currency },
      }}
    />
  )
}
