import { lastSecondOf } from '~/words/instant-of-day'

/** The terms of a yes as far as they are written; also what the draft keeps. */
export type TermsForm = {
  reason: string
  validUntil: string
  alternative: string
  conditions: { statement: string; dueOn: string }[]
}

export const EMPTY: TermsForm = { reason: '', validUntil: '', alternative: '', conditions: [] }

type Seen = { readonly id: string; readonly version: number }

/** An approval that holds until a day holds through that day, in the decider's zone. */
export const approvalInput = (request: Seen, values: TermsForm, timeZone: string) => ({
  requestId: request.id,
  seen: request.version,
  reason: values.reason,
  validUntil: lastSecondOf(values.validUntil, timeZone),
  conditions: values.conditions,
  alternativeId: values.alternative || null,
})
