import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormProvider } from 'react-hook-form'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { Card } from '~/design/card/card'
import { FormErrors } from '~/design/form-errors/form-errors'
import { Columns, Row, Stack } from '~/design/page/page'
import { Steps } from '~/design/steps/steps'
import { say } from '~/design/toast/toast'
import { DraftNote } from '~/parts/draft/draft-note'
import type { Draft } from '~/parts/draft/use-draft'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useRequestException } from '../acts/request-exception'
import { Aside } from './aside'
import { StepCost } from './step-cost'
import { StepMoney } from './step-money'
import { StepNeed } from './step-need'
import { StepPlace } from './step-place'
import { StepReview } from './step-review'
import { useWizard } from './use-wizard'
import type { Values } from './values'

/** A field that is left is checked, which can move the button from under the finger: pressing it leaves no field. */
const stay = (event: React.MouseEvent) => event.preventDefault()

type Props = { draft: Draft<Values>; initial: Values; fresh: Values; wasKept: boolean; asked: number }

export function Wizard({ draft, initial, fresh, wasKept, asked }: Props) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [kept, setKept] = useState(wasKept)
  const act = useRequestException(({ exceptionRequest: { ref } }) => {
    draft.discard()
    say(t`${ref} is sent`)
    void navigate({ to: '/exceptions/$ref', params: { ref } })
  })
  const wizard = useWizard({
    initial,
    draft,
    act,
    asked,
    onStep: (step, first) =>
      step !== asked &&
      navigate({
        to: '/exceptions/new',
        search: old => ({ ...old, step }),
        replace: first,
        resetScroll: false,
      }),
  })
  const { step, form } = wizard
  const names = [t`Need`, t`Project`, t`Amount`, t`Waiting`, t`Review`]
  const afresh = () => {
    draft.discard()
    form.reset(fresh)
    wizard.go(0)
    setKept(false)
  }
  const Step = [StepNeed, StepPlace, StepMoney, StepCost][step]
  return (
    <FormProvider {...form}>
      <Steps names={names} now={step} reached={wizard.reached} onGo={wizard.go} />
      <Columns parts="main-side">
        <Card>
          <form noValidate onSubmit={event => void wizard.forward(event)}>
            <Stack>
              {kept && (
                <Callout
                  title={t`This is your draft`}
                  acts={
                    <Button size="s" onClick={afresh}>
                      <Trans>Start afresh</Trans>
                    </Button>
                  }
                />
              )}
              <FormErrors errors={wizard.errors} focusKey={wizard.tries} />
              {act.refusal?.__typename !== 'Invalid' && (
                <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
              )}
              {Step ? <Step /> : <StepReview onEdit={wizard.go} />}
              <Row end>
                <DraftNote draft={draft} />
                {step > 0 && (
                  <Button onClick={() => wizard.go(step - 1)}>
                    <Trans>Back</Trans>
                  </Button>
                )}
                <Button type="submit" variant="primary" busy={act.busy} onMouseDown={stay}>
                  {Step ? t`Continue` : t`Send the request`}
                </Button>
              </Row>
            </Stack>
          </form>
        </Card>
        <Aside step={step} />
      </Columns>
    </FormProvider>
  )
}
