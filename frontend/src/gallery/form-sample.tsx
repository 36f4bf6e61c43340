import { useState } from 'react'
import { Controller } from 'react-hook-form'
import * as z from 'zod/mini'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { AmountField } from '~/design/field/amount-field'
import { Checkbox, RadioGroup } from '~/design/field/choice'
import { DateField } from '~/design/field/date-field'
import { Select, TextArea, TextField } from '~/design/field/text-field'
import { FormErrors } from '~/design/form-errors/form-errors'
import { Columns, Row, Stack } from '~/design/page/page'
import { Steps } from '~/design/steps/steps'
import { Timeline, TimelineEvent } from '~/design/timeline/timeline'
import type { Refusal } from '~/parts/act/refusal'
import { DraftNote } from '~/parts/draft/draft-note'
import { useActForm } from '~/parts/form/use-act-form'

type Values = {
  need: string
  title: string
  amount: string
  by: string
  pays: string
  unit: string
  sure: boolean
}

const schema = z.object({
  need: z.string().check(z.minLength(20, 'Say in at least 20 characters what you need and why.')),
  title: z.string().check(z.minLength(1, 'Give it a title.')),
  amount: z.string().check(z.regex(/^\d+(\.\d+)?$/, 'Enter an amount, for example 100,000.')),
  by: z.string().check(z.regex(/^\d{4}-/, 'Enter a day, for example 24 Dec 2026.')),
  pays: z.string().check(z.minLength(1, 'Choose who pays.')),
  unit: z.string(),
  sure: z.boolean(),
})

export function FormSample() {
  const [refusal] = useState<Refusal | null>(null)
  const form = useActForm<Values, Values>({
    schema,
    defaults: { need: '', title: '', amount: '', by: '', pays: '', unit: '', sure: false },
    act: { send: async () => null, refusal },
    input: values => values,
  })
  return (
    <>
      <Steps names={['Need', 'Money', 'Dates', 'Review']} now={1} reached={2} onGo={() => undefined} />
      <Columns parts="main-side">
        <Card>
          <form onSubmit={event => void form.submit(event)} noValidate>
            <Stack>
              <FormErrors errors={form.summary} focusKey={form.tries} />
              <TextField label="Title" {...form.register('title')} error={form.error('title')} size="m" />
              <TextArea
                label="What do you need?"
                hint="In your own words; no rule is asked for yet."
                {...form.register('need')}
                error={form.error('need')}
              />
              <Row>
                <Controller
                  control={form.control}
                  name="amount"
                  render={({ field }) => (
                    <AmountField label="Amount" unit="USD" size="s" {...field} error={form.error('amount')} />
                  )}
                />
                <Controller
                  control={form.control}
                  name="by"
                  render={({ field }) => (
                    <DateField label="Needed by" size="s" {...field} error={form.error('by')} />
                  )}
                />
              </Row>
              <RadioGroup
                label="Who pays?"
                cards
                {...form.register('pays')}
                error={form.error('pays')}
                choices={[
                  { value: 'me', label: 'My program', hint: 'Follows your delegation of authority.' },
                  { value: 'provider', label: 'The provider', hint: 'Follows the provider’s limits.' },
                ]}
              />
              <Select
                label="Unit"
                optional
                size="m"
                placeholder="Choose a unit"
                {...form.register('unit')}
                options={[{ value: 'u', label: 'Infrastructure' }]}
              />
              <Checkbox label="Keep me told by email" {...form.register('sure')} />
              <Row end>
                <DraftNote draft={{ state: 'saved', savedAt: null, keptBy: 'page' }} />
                <Button>Back</Button>
                <Button type="submit" variant="primary">
                  Continue
                </Button>
              </Row>
            </Stack>
          </form>
        </Card>
        <Card title="What happens next">
          <Timeline label="Next">
            <TimelineEvent title="You send it" note="Gets a reference at once" state="now" />
            <TimelineEvent title="The provider restates the need" state="future" />
            <TimelineEvent title="You confirm it" state="future" />
          </Timeline>
        </Card>
      </Columns>
    </>
  )
}
