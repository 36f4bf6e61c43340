import { useLingui } from '@lingui/react/macro'
import * as z from 'zod/mini'
import type { Picked } from '~/design/field/picker-remote'
import { TextArea } from '~/design/field/text-field'
import { say } from '~/design/toast/toast'
import { ActDialog } from '~/parts/form/act-dialog'
import { useActForm } from '~/parts/form/use-act-form'
import { FormPick } from '~/parts/form/fields'
import { rules } from '~/parts/form/sources'
import { useCiteRule } from '../acts/cite-rule'
import { useBench } from './workbench'

type Values = { rule: Picked | null; harm: string }

/** A rule that stands in the way, with the harm that it prevents in this case. */
export function CiteDialog() {
  const { t } = useLingui()
  const { request, close, reload } = useBench()
  const act = useCiteRule(() => {
    say(t`Cited, in the version that is in force now`)
    close()
  })
  const schema = z.object({
    rule: z.custom<Picked | null>(value => value !== null, t`Choose the rule that stands in the way.`),
    harm: z.string(),
  })
  const form = useActForm<Values, { requestId: string; ruleId: string; harm: string }>({
    schema,
    keep: `${request.ref}/cite`,
    defaults: { rule: null, harm: '' },
    act,
    input: ({ rule, harm }) => ({ requestId: request.id, ruleId: rule?.id ?? '', harm }),
    rename: { ruleId: 'rule' },
  })
  return (
    <ActDialog
      onClose={close}
      onReload={reload}
      stands={request.version}
      form={form}
      act={act}
      title={t`Cite a rule`}
      note={t`The version in force now is cited. An approval will cover it.`}
      send={t`Cite the rule`}
    >
      <FormPick
        form={form}
        name="rule"
        source={rules}
        label={t`Rule`}
        placeholder={t`Type its title or reference`}
      />
      <TextArea
        label={t`The harm it prevents here`}
        hint={t`Not what the rule is for in general, but what would go wrong in this case.`}
        rows={3}
        {...form.register('harm')}
        error={form.error('harm')}
      />
    </ActDialog>
  )
}
