import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { RadioGroup } from '~/design/field/choice'
import { TextField } from '~/design/field/text-field'
import { Row, Stack } from '~/design/page/page'
import { Steps } from '~/design/steps/steps'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { FilePicker } from './file-picker'
import { FirstLines } from './first-lines'
import { isTable, KINDS, useKindWords, type Kind } from './kinds'
import { Mapping } from './mapping'
import { Outcome } from './outcome'
import { useImport } from './use-import'

type Props = { kind: Kind; onKind: (kind: Kind) => void; onImported: () => void }

/** Choose, look and map, rehearse, import: nothing is stored before the last step. */
export function ImportFile({ kind, onKind, onImported }: Props) {
  const { t } = useLingui()
  const { words } = useKindWords()
  const flow = useImport(kind, onImported)
  const { step, file, seen, outcome, busy } = flow
  return (
    <Card
      title={<Trans>Import a file</Trans>}
      note={<Trans>CSV or XLSX. Nothing is stored before you say so.</Trans>}
    >
      <Stack>
        <Steps
          names={[t`Choose`, t`Look`, t`Rehearse`, t`Done`]}
          now={step}
          onGo={step < 3 ? flow.backTo : undefined}
        />
        <RefusalView refusal={flow.refusal} onRetry={flow.retry} />
        {step === 0 && (
          <>
            <RadioGroup
              cards
              label={t`What is in it?`}
              name="kind"
              value={kind}
              onChange={event => onKind(event.target.value as Kind)}
              choices={KINDS.map(each => ({ value: each, ...words[each] }))}
            />
            {kind === 'gmpp' && (
              <TextField
                size="s"
                label={t`Year of publication`}
                hint={t`Only where the file's name does not say it.`}
                name="publicationYear"
                inputMode="numeric"
                value={flow.year}
                onChange={event => flow.setYear(event.target.value.trim())}
                optional
              />
            )}
            <FilePicker file={file} busy={busy} onFile={chosen => void flow.look(chosen)} />
          </>
        )}
        {step === 1 && seen && (
          <>
            <p>
              <b>{file?.name}</b>: <Plural value={seen.lines} one="# line" other="# lines" />
            </p>
            {isTable(kind) && <Mapping seen={seen} mapping={flow.mapping} onChange={flow.setMapping} />}
            <FirstLines headings={seen.headings} lines={seen.firstLines} notes={seen.notes} />
            <Row end>
              <Button onClick={() => flow.backTo(0)}>
                <Trans>Choose another file</Trans>
              </Button>
              <Button variant="primary" busy={busy} onClick={() => void flow.rehearse()}>
                <Trans>Rehearse</Trans>
              </Button>
            </Row>
          </>
        )}
        {step === 2 && outcome && (
          <>
            <Outcome outcome={outcome} fileName={file?.name ?? ''} rehearsed />
            <Row end>
              <Button onClick={() => flow.backTo(1)}>
                <Trans>Back</Trans>
              </Button>
              <Button
                variant="primary"
                busy={busy}
                reason={
                  changes(outcome.reconciliation)
                    ? undefined
                    : t`There is nothing in it that would change anything.`
                }
                onClick={() => void flow.take()}
              >
                <Plural
                  value={changes(outcome.reconciliation)}
                  one="Import # record"
                  other="Import # records"
                />
              </Button>
            </Row>
          </>
        )}
        {step === 3 && outcome && (
          <>
            <Outcome outcome={outcome} fileName={file?.name ?? ''} />
            <Row end>
              <Button variant="primary" onClick={flow.startAfresh}>
                <Trans>Import another file</Trans>
              </Button>
            </Row>
          </>
        )}
      </Stack>
    </Card>
  )
}

const changes = (counts: { created: number; updated: number }) => counts.created + counts.updated
