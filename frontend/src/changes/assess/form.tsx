import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent } from 'react'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { DateField } from '~/design/field/date-field'
import { TextField } from '~/design/field/text-field'
import { FormErrors } from '~/design/form-errors/form-errors'
import { Row, Stack } from '~/design/page/page'
import { DraftNote } from '~/parts/draft/draft-note'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useWords } from '~/words'
import { answersOf } from './grid'
import { ScoreGrid } from './score-grid'
import { useAssessment } from './use-assessment'
import s from './assess.module.css'

const FEWEST = 5

type Props = {
  group: { readonly id: string; readonly name: string; readonly headcount: number }
  onDone: () => void
}

/** Five scores a person, without who they are; problems stand at their cell and on top. */
export function AssessForm({ group, onDone }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const form = useAssessment(group, onDone)
  const [tries, setTries] = useState(0)
  const count = answersOf(form.values.grid).lines.length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTries(tries + 1)
    void form.submit()
  }
  return (
    <form onSubmit={submit} noValidate className={s.form}>
      <Stack>
        <FormErrors errors={tries > 0 ? form.problems : []} focusKey={tries} />
        <Row>
          <DateField
            id="assessedOn"
            label={t`Answered on`}
            size="s"
            value={form.values.assessedOn}
            onChange={assessedOn => form.change({ assessedOn })}
            error={tries > 0 ? form.problemAt('assessedOn') : undefined}
          />
        </Row>
        <ScoreGrid
          grid={form.values.grid}
          onGrid={grid => form.change({ grid })}
          problemAt={tries > 0 ? form.problemAt : () => undefined}
        />
        <p className={s.count} role="status">
          <Plural
            value={count}
            one={`# answer of ${words.count(group.headcount)} people`}
            other={`# answers of ${words.count(group.headcount)} people`}
          />
        </p>
        {count > 0 && count < FEWEST && (
          <Callout tone="none" title={t`Fewer than five answers will not be shown`}>
            <Trans>They are kept, but the group tells nothing until at least five people answered.</Trans>
          </Callout>
        )}
        <TextField
          label={t`Note`}
          optional
          id="note"
          value={form.values.note}
          onChange={event => form.change({ note: event.target.value })}
        />
        <RefusalView
          refusal={form.act.refusal?.__typename === 'Invalid' ? null : form.act.refusal}
          onRetry={() => void form.act.retry()}
        />
        <Row end>
          <DraftNote draft={form.draft} />
          <Button onClick={form.clear}>
            <Trans>Start afresh</Trans>
          </Button>
          <Button type="submit" variant="primary" busy={form.act.busy}>
            <Trans>Enter assessment</Trans>
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
