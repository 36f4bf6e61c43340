import type { Picked } from '~/design/field/picker-remote'

/** A refusal as far as it is filled in. `alternatives` is no field: it only holds what the server says lacks. */
export type RefusalForm = {
  reason: string
  citation: string
  helper: Picked | null
  nextDate: string
  trigger: string
  interimRelief: string
  alternatives?: string
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** Sends whatever is filled, and leaves out the rest, so that a bare refusal is told what it lacks. */
export function refusalInput(
  request: { readonly id: string; readonly version: number },
  values: RefusalForm,
) {
  return {
    requestId: request.id,
    seen: request.version,
    reason: values.reason,
    citationId: values.citation || null,
    helperId: values.helper?.id ?? null,
    nextDate: isDay(values.nextDate) ? values.nextDate : null,
  }
}
