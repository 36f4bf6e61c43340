import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import { RadioGroup } from '~/design/field/choice'
import { TextArea } from '~/design/field/text-field'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { useReplyAsHelper } from '../acts/reply-as-helper'
import { useBench } from './workbench'

type Values = { reply: string; note: string }

/** The named helper accepts, and the refusal takes effect; or does not, and nothing is decided. */
export function HelperDialog() {
  const { t } = useLingui()
  const { opened, request, close, reload } = useBench()
  const act = useReplyAsHelper(() => {
    say(t`Replied`)
    close()
  })
  const schema = z.looseObject({
    reply: z.string().check(z.minLength(1, t`Say whether you help.`)),
  })
  const form = useActForm<Values, { answerId: string; accepted: boolean; note: string | null }>({
    schema,
    keep: `${request.ref}/helper/${opened?.id ?? ''}`,
    defaults: { reply: '', note: '' },
    act,
    input: ({ reply, note }) => ({
      answerId: opened?.id ?? '',
      accepted: reply === 'yes',
      note: note || null,
    }),
    rename: { accepted: 'reply' },
  })
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Will you help?`}
      note={t`You were named as the person who helps the requester. If you accept, the answer takes effect.`}
      send={t`Send my reply`}
    >
      <RadioGroup
        label={t`Your reply`}
        {...form.register('reply')}
        error={form.error('reply')}
        choices={[
          { value: 'yes', label: t`I will help`, hint: t`The answer becomes the decision in force.` },
          {
            value: 'no',
            label: t`I cannot`,
            hint: t`Nothing is decided; the request waits for a decision again.`,
          },
        ]}
      />
      <TextArea
        label={t`A word to the requester`}
        optional
        rows={2}
        {...form.register('note')}
        error={form.error('note')}
      />
    </ActDialog>
  )
}
