import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import * as z from 'zod/mini'
import { ActForm } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { FormSelect, FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { PasswordField } from '~/parts/password/password-field'
import { now } from '~/words/clock'
import { currencies, timeZones } from '~/words/places-of-the-world'
import { usePost } from '../use-post'
import { forgetTyped, typedBefore, useKeepTyped } from './typed'
import s from '../welcome.module.css'

type Values = {
  name: string
  timeZone: string
  baseCurrency: string
  administratorName: string
  administratorEmail: string
  administratorPassword: string
}

/** The organisation, and oneself. On success one is signed in and led to what is still missing. */
export function FirstForm({ token }: { token: string }) {
  const { t, i18n } = useLingui()
  const { needed } = useChecks()
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = useMemo(() => timeZones(new Date(now()), own), [own])
  const money = useMemo(() => currencies(i18n.locale === 'pseudo' ? 'en' : i18n.locale), [i18n.locale])
  const act = usePost<Values & { token: string }>('/first-administrator', () => {
    forgetTyped()
    location.assign('/start')
  })
  const form = useActForm<Values, Values & { token: string }>({
    act,
    schema: z.object({
      name: needed(t`Enter what your organisation is called.`),
      timeZone: needed(t`Choose a time zone.`),
      baseCurrency: needed(t`Choose the currency in which you count.`),
      administratorName: needed(t`Enter your name.`),
      administratorEmail: needed(t`Enter your email address.`),
      administratorPassword: z
        .string()
        .check(z.minLength(12, t`Use at least 12 characters; a sentence is fine.`)),
    }),
    defaults: typedBefore({
      name: '',
      timeZone: own,
      baseCurrency: '',
      administratorName: '',
      administratorEmail: '',
      administratorPassword: '',
    }),
    input: values => ({ ...values, token }),
  })
  useKeepTyped(form)
  return (
    <ActForm form={form} act={act} send={<Trans>Make the organisation</Trans>}>
      <div className={s.group}>
        <h2>
          <Trans>The organisation</Trans>
        </h2>
        <FormText form={form} name="name" label={t`Name`} autoComplete="organization" />
        <div className={s.pair}>
          <FormSelect
            form={form}
            name="timeZone"
            label={t`Time zone`}
            hint={t`Days begin and end by it.`}
            options={zones}
          />
          <FormSelect
            form={form}
            name="baseCurrency"
            label={t`Base currency`}
            hint={t`Limits of authority are in it.`}
            placeholder={t`Choose a currency`}
            options={money}
          />
        </div>
      </div>
      <div className={s.group}>
        <h2>
          <Trans>You</Trans>
        </h2>
        <div className={s.pair}>
          <FormText form={form} name="administratorName" label={t`Your name`} autoComplete="name" />
          <FormText
            form={form}
            name="administratorEmail"
            type="email"
            label={t`Your email`}
            autoComplete="username"
            spellCheck={false}
          />
        </div>
        <PasswordField
          fresh
          label={t`Password`}
          {...form.register('administratorPassword')}
          id="administratorPassword"
          error={form.error('administratorPassword')}
        />
      </div>
    </ActForm>
  )
}
