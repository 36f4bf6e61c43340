import { standardSchemaResolver } from '@hookform/resolvers/standard-schema'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useForm, type Path, type Resolver } from 'react-hook-form'
import * as z from 'zod/mini'
import { Button } from '~/design/button/button'
import { Checkbox } from '~/design/field/choice'
import type { Picked } from '~/design/field/picker-remote'
import { Row, Stack } from '~/design/page/page'
import { useChecks } from '~/parts/form/checks'
import { FormMoney, FormPick, FormSelect } from '~/parts/form/fields'
import { projects, rules, units } from '~/parts/form/sources'
import type { MoneyTyped } from '~/parts/records/typed'
import { usePayerWord } from '~/parts/request/words'
import type { AuthoritySearch } from './search'
import s from '../governance.module.css'

type Values = {
  project: Picked | null
  unit: Picked | null
  rule: Picked | null
  money: MoneyTyped
  payer: string
  byMe: boolean
}
type Props = {
  picked: Pick<Values, 'project' | 'unit' | 'rule'>
  search: AuthoritySearch
  baseCurrency: string
  /** Whether whoever inquires could be the one who asks. */
  mayRequest: boolean
}

/** The question in its parts; sending it only writes it into the address. */
export function AskForm({ picked, search, baseCurrency, mayRequest }: Props) {
  const { t } = useLingui()
  const payer = usePayerWord()
  const navigate = useNavigate()
  const checks = useChecks()
  const schema = z.looseObject({
    project: checks.picked(t`Choose the project.`),
    unit: checks.picked(t`Choose who would provide it.`),
    money: checks.neededMoney(t`Enter an amount; 0 if nothing is asked for but a yes.`),
  })
  const form = useForm<Values>({
    resolver: standardSchemaResolver(schema) as unknown as Resolver<Values>,
    defaultValues: {
      ...picked,
      money: { amount: search.amount ?? '', currency: search.currency ?? baseCurrency },
      payer: search.payer === 'PROVIDER' ? 'PROVIDER' : 'REQUESTER',
      byMe: search.project ? Boolean(search.byMe) : mayRequest,
    },
  })
  const fields = {
    control: form.control,
    register: form.register,
    error: (name: Path<Values>) =>
      form.getFieldState(name, form.formState).error?.message as string | undefined,
  }
  const send = form.handleSubmit(({ project, unit, rule, money, payer: pays, byMe }) =>
    navigate({
      to: '/authority',
      search: {
        ahead: true,
        project: project?.id,
        unit: unit?.id,
        rule: rule?.id,
        amount: money.amount,
        currency: money.currency.trim().toUpperCase(),
        payer: pays,
        byMe: byMe || undefined,
      },
      resetScroll: false,
    }),
  )
  return (
    <form noValidate onSubmit={event => void send(event)}>
      <Stack>
        <div className={s.fields}>
          <FormPick form={fields} name="project" source={projects} label={t`Project`} />
          <FormPick form={fields} name="unit" source={units} label={t`Providing unit`} />
          <FormPick form={fields} name="rule" source={rules} label={t`Rule that would be waived`} optional />
          <FormMoney form={fields} name="money" label={t`Amount asked`} />
          <FormSelect
            form={fields}
            name="payer"
            label={t`Who pays?`}
            options={['REQUESTER', 'PROVIDER'].map(value => ({ value, label: payer(value) }))}
          />
        </div>
        <Checkbox label={t`I would be the one who asks, so I cannot sign`} {...form.register('byMe')} />
        <Row end>
          <Button type="submit" variant="primary">
            <Trans>Who could say yes?</Trans>
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
