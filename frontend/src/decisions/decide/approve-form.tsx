import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowRight, Plus } from 'lucide-react'
import { useEffect } from 'react'
import { Controller, useFieldArray } from 'react-hook-form'
import { Button } from '~/design/button/button'
import { DateField } from '~/design/field/date-field'
import { Select, TextArea } from '~/design/field/text-field'
import { FormErrors } from '~/design/form-errors/form-errors'
import { DraftNote } from '~/parts/draft/draft-note'
import type { Draft } from '~/parts/draft/use-draft'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useOutcomeWord } from '~/parts/request/words'
import type { Money } from '~/words'
import { Conditions } from './conditions'
import { ConfirmApproval } from './confirm-approval'
import type { TermsForm } from './terms-form'
import { useApproval } from './use-approval'
import s from './decide.module.css'

export type Deciding = {
  readonly id: string
  readonly ref: string
  readonly version: number
  readonly amount: Money
  readonly alternatives: readonly {
    readonly id: string
    readonly title: string
    readonly real?: boolean | null
    readonly withdrawnAt?: string | null
  }[]
  readonly decisionInForce?: {
    readonly outcome: string
    readonly author?: { readonly name: string } | null
  } | null
}

type Props = {
  request: Deciding
  draft: Draft<TermsForm>
  initial: TermsForm
  onReload: () => void
}

/** The terms of a yes: reason, until when, conditions with their days, and which alternative. */
export function ApproveForm({ request, draft, initial, onReload }: Props) {
  const { t } = useLingui()
  const outcome = useOutcomeWord()
  const { form, act, confirming, confirm, cancel } = useApproval(request, draft, initial)
  const { control, register, error, subscribe, getValues } = form
  const conditions = useFieldArray({ control, name: 'conditions' })
  const { keep } = draft
  useEffect(
    () => subscribe({ formState: { values: true }, callback: () => keep(getValues()) }),
    [subscribe, getValues, keep],
  )
  const before = request.decisionInForce
  return (
    <form noValidate onSubmit={event => void form.ask(event)}>
      <FormErrors errors={form.summary} focusKey={form.tries} />
      {act.refusal?.__typename !== 'Invalid' && (
        <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} onReload={onReload} />
      )}
      {before && (
        <p className={s.override}>
          <b>{outcome(before.outcome)}</b> {before.author?.name ?? t`a sealed person`}
          <ArrowRight size={14} aria-label={t`moves to`} />
          <Trans>
            a new decision supersedes it, and accountability moves to you. The reason is listed to leadership.
          </Trans>
        </p>
      )}
      <div className={s.fields}>
        <TextArea
          label={before ? t`Why you supersede it` : t`Why yes`}
          rows={2}
          {...register('reason')}
          error={error('reason')}
        />
        <Controller
          control={control}
          name="validUntil"
          render={({ field }) => <DateField label={t`Valid until`} {...field} error={error('validUntil')} />}
        />
        <Select
          label={t`What is approved`}
          placeholder={t`What was asked`}
          options={request.alternatives
            .filter(each => !each.withdrawnAt)
            .map(({ id, title, real }) => ({
              value: id,
              label: real === false ? t`${title} (not real for whoever asks)` : title,
            }))}
          {...register('alternative')}
          error={error('alternative')}
        />
      </div>
      <Conditions form={form} fields={conditions.fields} onRemove={conditions.remove} />
      <div className={s.submit}>
        <Button variant="ghost" size="s" onClick={() => conditions.append({ statement: '', dueOn: '' })}>
          <Plus size={14} aria-hidden />
          <Trans>Add a dated condition</Trans>
        </Button>
        <DraftNote draft={draft} />
        <span className={s.end}>
          <Button type="submit" variant="primary" size="l" busy={act.busy}>
            {before ? t`Supersede and approve` : t`Approve`}
          </Button>
        </span>
      </div>
      {confirming && (
        <ConfirmApproval request={request} values={confirming} onConfirm={confirm} onCancel={cancel} />
      )}
    </form>
  )
}
