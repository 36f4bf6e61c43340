import { Trans, useLingui } from '@lingui/react/macro'
import { TextArea, TextField } from '~/design/field/text-field'
import { StepHead } from './step-head'
import { titleOf } from './request-input'
import { useStep } from './use-step'

/** The need comes first, in the requester's own words; nothing about rules is asked. */
export function StepNeed() {
  const { t } = useLingui()
  const { register, watch, error } = useStep()
  const suggested = titleOf(watch('need'))
  return (
    <>
      <StepHead title={t`What do you need?`}>
        <Trans>
          Say it as you would to a colleague. No rule can be cited against it until you agree on the need.
        </Trans>
      </StepHead>
      <TextArea
        label={t`The need, in your own words`}
        hint={t`What is missing, for whom, and why now.`}
        rows={5}
        {...register('need')}
        error={error('need')}
      />
      <TextArea
        label={t`What should be true when it is met`}
        hint={t`So that everybody can see that it worked: “40 desks with the lab network on day one.”`}
        rows={3}
        {...register('wantedOutcome')}
        error={error('wantedOutcome')}
      />
      <TextField
        label={t`A short title`}
        optional
        hint={t`Left empty, it takes the first sentence of the need.`}
        placeholder={suggested}
        maxLength={200}
        {...register('title')}
        error={error('title')}
      />
    </>
  )
}
