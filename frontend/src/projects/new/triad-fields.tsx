import { Trans, useLingui } from '@lingui/react/macro'
import { Pair } from '~/parts/form/act-form'
import { FormPick, type FormOf } from '~/parts/form/fields'
import { people } from '~/parts/form/sources'
import type { NewProject } from './new-project'
import s from './new.module.css'

/** Who leads the three workstreams. */
export function TriadFields({ form }: { form: FormOf<NewProject> }) {
  const { t } = useLingui()
  return (
    <section className={s.part}>
      <h2>
        <Trans>The triad</Trans>
      </h2>
      <p className={s.note}>
        <Trans>
          Each lead enters the evidence of their workstream, and holds that role on the project from now. A
          place left empty shows as a vacancy.
        </Trans>
      </p>
      <Pair>
        <FormPick form={form} name="deliveryLeadId" source={people} label={t`Project manager`} optional />
        <FormPick form={form} name="serviceLeadId" source={people} label={t`Service lead`} optional />
        <FormPick form={form} name="changeLeadId" source={people} label={t`Change lead`} optional />
      </Pair>
    </section>
  )
}
