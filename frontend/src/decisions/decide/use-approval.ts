import { useLingui } from '@lingui/react/macro'
import { useState, type FormEvent } from 'react'
import * as z from 'zod/mini'
import { say } from '~/design/toast/toast'
import type { Draft } from '~/parts/draft/use-draft'
import { useChecks } from '~/parts/form/checks'
import { useActForm } from '~/parts/form/use-act-form'
import { useNow, useTimeZone } from '~/words'
import { useApproveRequest } from '../acts/approve-request'
import { approvalInput, EMPTY, type TermsForm } from './terms-form'

type Request = { readonly id: string; readonly ref: string; readonly version: number }

/** The form of an approval: checked, then asked once, then sent; a refusal takes nothing away. */
export function useApproval(request: Request, draft: Draft<TermsForm>, initial: TermsForm) {
  const { t } = useLingui()
  const timeZone = useTimeZone()
  const [confirming, setConfirming] = useState<{ values: TermsForm; seen: number } | null>(null)
  const [wrong, setWrong] = useState(0)
  const act = useApproveRequest(() => {
    say(t`Signed`)
    setWrong(0)
    form.reset(EMPTY)
    draft.discard()
  })
  const { neededDay: day } = useChecks()
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(useNow(60_000))
  const isAhead = (text: string) => text >= today
  const form = useActForm<TermsForm, ReturnType<typeof approvalInput>>({
    schema: z.looseObject({
      reason: z
        .string()
        .check(z.refine(text => text.trim() !== '', t`Say why; the reason stays with the decision.`)),
      validUntil: day(t`Say until when it holds: a day, or +8w.`).check(
        z.refine(isAhead, t`This day has gone by.`),
      ),
      conditions: z.array(
        z.object({
          statement: z.string().check(z.refine(text => text.trim() !== '', t`Say what must be done.`)),
          dueOn: day(t`Say by when it must be done.`).check(z.refine(isAhead, t`This day has gone by.`)),
        }),
      ),
    }),
    defaults: initial,
    act,
    // what was on the page when it was asked once more, whatever has arrived since
    input: values =>
      approvalInput({ id: request.id, version: confirming?.seen ?? request.version }, values, timeZone),
    rename: { alternativeId: 'alternative' },
  })
  const ask = (event: FormEvent) =>
    form.handleSubmit(
      values => setConfirming({ values, seen: request.version }),
      () => setWrong(count => count + 1),
    )(event)
  const confirm = () => {
    setConfirming(null)
    void form.submit()
  }
  const tries = form.tries + wrong
  return {
    act,
    form: { ...form, ask, tries, summary: form.summary },
    confirming: confirming?.values ?? null,
    confirm,
    cancel: () => setConfirming(null),
  }
}
