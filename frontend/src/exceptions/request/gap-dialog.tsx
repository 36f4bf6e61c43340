import { useLingui } from '@lingui/react/macro'
import { Suspense } from 'react'
import * as z from 'zod/mini'
import { TextArea } from '~/design/field/text-field'
import { Skeleton } from '~/design/skeleton/skeleton'
import { say } from '~/design/toast/toast'
import { useActForm } from '~/parts/form/use-act-form'
import { ActDialog } from '~/parts/form/act-dialog'
import { useNameGap } from '../acts/name-gap'
import { GapSelect } from './gap-select'
import { useBench } from './workbench'

type Values = { gap: string; statement: string; harm: string }
type Input = { requestId: string; gapId: string | null; statement: string | null; harm: string }

const schema = z.looseObject({})

/** "We cannot" is an answer of its own: it names the gap, which lands in the one backlog. */
export function GapDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useNameGap(() => {
    say(t`Named; it is in the backlog of gaps`)
    close()
  })
  const form = useActForm<Values, Input>({
    schema,
    keep: `${request.ref}/gap`,
    defaults: { gap: '', statement: '', harm: '' },
    act,
    input: ({ gap, statement, harm }) => ({
      requestId: request.id,
      gapId: gap || null,
      statement: gap ? null : statement,
      harm,
    }),
    rename: { gapId: 'gap' },
  })
  const known = form.watch('gap')
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Name a capability gap`}
      note={t`“We cannot”, by its name. The gap is kept with what it costs to be without it.`}
      send={t`Name the gap`}
    >
      <Suspense fallback={<Skeleton height={60} />}>
        <GapSelect {...form.register('gap')} error={form.error('gap')} />
      </Suspense>
      {!known && (
        <TextArea
          label={t`What we cannot do yet`}
          rows={2}
          {...form.register('statement')}
          error={form.error('statement')}
        />
      )}
      <TextArea
        label={t`What that means here`}
        rows={2}
        {...form.register('harm')}
        error={form.error('harm')}
      />
    </ActDialog>
  )
}
