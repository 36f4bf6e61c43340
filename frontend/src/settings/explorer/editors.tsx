import {
  QueryEditor,
  ResponseEditor,
  useEditorContext,
  useExecutionContext,
  usePrettifyEditors,
  useSchemaStore,
  VariableEditor,
} from '@graphiql/react'
import { Trans, useLingui } from '@lingui/react/macro'
import { LibraryBig, Play } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { Button } from '~/design/button/button'
import { Callout } from '~/design/callout/callout'
import { Card } from '~/design/card/card'
import { Select } from '~/design/field/text-field'
import { later } from '~/design/later'
import { Skeleton } from '~/design/skeleton/skeleton'
import { useDocumentation } from './documentation/use-documentation'
import type { Example } from './examples'
import { useAnswerInView } from './use-answer-in-view'
import { useOperations } from './use-operations'
import { useReachable } from './use-reachable'
import s from './explorer.module.css'

const Panel = later(async () => (await import('./documentation/panel')).Panel, <Skeleton height={320} />)

/** What is asked on the left, what is answered on the right. */
export function Editors({ examples }: { examples: Example[] }) {
  const { t } = useLingui()
  const editors = useEditorContext({ nonNull: true })
  const { isFetching, run } = useExecutionContext({ nonNull: true })
  const { fetchError, schema } = useSchemaStore()
  const prettify = usePrettifyEditors()
  const { queryEditor, variableEditor, responseEditor } = editors
  const { operations, chosen: operation, choose, onEdit } = useOperations()
  const answer = useAnswerInView(isFetching)
  const documentation = useDocumentation(queryEditor)
  const panel = useId()
  useReachable(queryEditor, t`Document`)
  useReachable(variableEditor, t`Variables`)
  useReachable(responseEditor, t`Answer`)
  const [chosen, setChosen] = useState<Example | null>(null)
  useEffect(() => {
    if (!chosen || !queryEditor || !variableEditor || !responseEditor) return
    queryEditor.setValue(chosen.query)
    variableEditor.setValue(chosen.variables ?? '')
    responseEditor.setValue('')
  }, [chosen, queryEditor, variableEditor, responseEditor])
  return (
    <>
      <div className={s.tools}>
        <Select
          label={t`Begin with`}
          name="example"
          size="s"
          placeholder={t`Choose an example`}
          defaultValue=""
          onChange={event => setChosen(examples.find(({ name }) => name === event.target.value) ?? null)}
          options={examples.map(({ name, label }) => ({ value: name, label }))}
        />
        {operations.length > 1 && (
          <Select
            label={t`Operation to run`}
            name="operation"
            size="s"
            value={operation?.name}
            onChange={event => choose(event.target.value)}
            options={operations.map(({ name }) => ({ value: name, label: name || t`without a name` }))}
          />
        )}
        <Button
          ref={documentation.button}
          aria-expanded={documentation.open}
          aria-controls={documentation.open ? panel : undefined}
          reason={schema ? undefined : t`The schema has not been read.`}
          onClick={documentation.toggle}
        >
          <LibraryBig size={15} aria-hidden />
          <span className={s.word}>
            <Trans>Documentation</Trans>
          </span>
        </Button>
        <Button onClick={() => void prettify()}>
          <Trans>Lay out</Trans>
        </Button>
        <Button variant="primary" busy={isFetching} onClick={run}>
          <Play size={15} aria-hidden />
          <Trans>Run</Trans>
        </Button>
      </div>
      {fetchError && (
        <Callout tone="warn" role="status" title={t`The editor does not know the schema`}>
          <Trans>It completes no names. Documents can be sent all the same.</Trans>
        </Callout>
      )}
      {operation?.kind === 'subscription' && (
        <Callout role="status" title={t`The explorer asks and acts, but does not watch`}>
          <Trans>
            A subscription is for a program: it tells each change as it happens, and here nobody listens.
          </Trans>
        </Callout>
      )}
      <div className={s.desk} data-documentation={(schema && documentation.open) || undefined}>
        <Card
          flush
          title={<Trans>Document</Trans>}
          note={<Trans>Ctrl and Enter runs it, F1 explains a name</Trans>}
        >
          <div className={s.editor}>
            <QueryEditor onEdit={onEdit} onClickReference={documentation.lead} />
          </div>
          <h3 className={s.part}>
            <Trans>Variables</Trans>
          </h3>
          <div className={s.variables}>
            <VariableEditor />
          </div>
        </Card>
        {schema && documentation.open && (
          <Panel
            id={panel}
            schema={schema}
            trail={documentation.trail}
            begin={documentation.begin}
            go={documentation.go}
            close={documentation.close}
          />
        )}
        <Card flush title={<Trans>Answer</Trans>} note={<Trans>As the server sends it to you</Trans>}>
          <div ref={answer} className={s.answer} aria-busy={isFetching || undefined}>
            <ResponseEditor />
          </div>
        </Card>
      </div>
    </>
  )
}
