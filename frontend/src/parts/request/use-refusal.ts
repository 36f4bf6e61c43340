import * as z from 'zod/mini'
import { useActForm } from '~/parts/form/use-act-form'
import { useAsOpened } from '~/parts/form/use-as-opened'
import { useDeclineRequest } from './acts/decline-request'
import { useDeferRequest } from './acts/defer-request'
import { refusalInput, type RefusalForm } from './refusal-form'

/** Nothing is checked here: a bare refusal is sent, and the server tells point by point what it lacks. */
const schema = z.looseObject({})
const EMPTY: RefusalForm = {
  reason: '',
  citation: '',
  helper: null,
  nextDate: '',
  trigger: '',
  interimRelief: '',
}
const RENAME = {
  helper: 'helper',
  helperId: 'helper',
  rule: 'citation',
  harm: 'citation',
  citationId: 'citation',
} as const

/** The form of a "no" or a "later", and the act that sends it. */
export function useRefusal(
  kind: 'decline' | 'defer',
  request: { readonly id: string; readonly ref: string; readonly version: number },
  citations: readonly { id: string }[],
  done: () => void,
) {
  const seen = { id: request.id, version: useAsOpened(request.version) }
  const decline = useDeclineRequest(done)
  const defer = useDeferRequest(done)
  const act = kind === 'decline' ? decline : defer
  const send = (values: RefusalForm) =>
    kind === 'decline'
      ? decline.send(refusalInput(seen, values))
      : defer.send({
          ...refusalInput(seen, values),
          trigger: values.trigger,
          interimRelief: values.interimRelief,
        })
  const form = useActForm<RefusalForm, RefusalForm>({
    schema,
    // the only thing that was cited is what stands in the way
    defaults: { ...EMPTY, citation: citations.length === 1 ? (citations[0]?.id ?? '') : '' },
    act: { send, refusal: act.refusal },
    input: values => values,
    rename: RENAME,
    keep: `${request.ref}/${kind}`,
  })
  return { act, form }
}
