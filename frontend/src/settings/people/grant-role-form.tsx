import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type {
  grantRoleFormMutation,
  GrantRoleInput,
  Role,
} from '~/__generated__/grantRoleFormMutation.graphql'
import { Callout } from '~/design/callout/callout'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { ActForm, Pair } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { FormDate, FormPick, FormSelect } from '~/parts/form/fields'
import { portfolios, programs, projects, services, units } from '~/parts/form/sources'
import { useActForm } from '~/parts/form/use-act-form'
import { useRoleWord, useTimeZone } from '~/words'
import { endOfDay, startOfDay } from '~/words/instant-of-day'
import { isTwoPerson, ROLES } from './role-kinds'
import s from '../settings.module.css'

const mutation = graphql`
  mutation grantRoleFormMutation($key: ID!, $input: GrantRoleInput!) {
    grantRole(key: $key, input: $input) {
      __typename
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on NotAllowed {
        message
        code
        facts {
          label
          value
          standsInTheWay
        }
        nearest
      }
      ... on Refusal {
        message
      }
    }
  }
`
const SOURCES = {
  unit: units,
  portfolio: portfolios,
  program: programs,
  project: projects,
  service: services,
}
type Kind = keyof typeof SOURCES
type Values = { role: string; kind: Kind; scopeId: Picked | null; validFrom: string; validUntil: string }
type Props = { personId: string; own: boolean; root: Picked; role?: string | undefined; onClose: () => void }

/** Which role, where, from when until when. */
export function GrantRoleForm({ personId, own, root, role = '', onClose }: Props) {
  const { t } = useLingui()
  const word = useRoleWord()
  const zone = useTimeZone()
  const { needed, day, picked } = useChecks()
  const readAnew = useReadAnew()
  const act = useAct<grantRoleFormMutation, 'grantRole'>(mutation, 'grantRole', () => {
    say(t`Role granted`)
    readAnew()
    onClose()
  })
  const form = useActForm<Values, GrantRoleInput>({
    act,
    schema: z.object({
      role: needed(t`Choose a role.`),
      kind: z.string(),
      scopeId: picked(t`Choose where the role holds.`),
      validFrom: day,
      validUntil: day,
    }),
    defaults: { role, kind: 'unit', scopeId: root, validFrom: '', validUntil: '' },
    input: values => ({
      personId,
      role: values.role as Role,
      scopeId: values.scopeId?.id ?? '',
      validFrom: values.validFrom ? startOfDay(values.validFrom, zone) : null,
      validUntil: values.validUntil ? endOfDay(values.validUntil, zone) : null,
    }),
  })
  const [chosen, kind] = useWatch({ control: form.control, name: ['role', 'kind'] })
  const { setValue } = form
  const [shownKind, setShownKind] = useState(kind)
  useEffect(() => {
    // a unit is no program: what was chosen of another kind does not stay
    if (kind === shownKind) return
    setShownKind(kind)
    setValue('scopeId', kind === 'unit' ? root : null)
  }, [kind, shownKind, root, setValue])
  const kinds = [
    { value: 'unit', label: t`A unit and all below it` },
    { value: 'portfolio', label: t`A portfolio` },
    { value: 'program', label: t`A program` },
    { value: 'project', label: t`A project` },
    { value: 'service', label: t`A service` },
  ]
  return (
    <div className={s.form}>
      <ActForm form={form} act={act} send={<Trans>Grant</Trans>} onCancel={onClose}>
        <FormSelect
          form={form}
          name="role"
          label={t`Role`}
          placeholder={t`Choose a role`}
          options={ROLES.map(each => ({
            value: each,
            label: isTwoPerson(each) ? t`${word(each)} (two-person act)` : word(each),
          }))}
        />
        {isTwoPerson(chosen) && (
          <Callout tone={own ? 'warn' : 'info'} title={t`A two-person act`}>
            {own ? (
              <Trans>
                Nobody gives themselves an approving or controlling role while somebody else could. As long as
                you are the only one who can, it is allowed, and marked in the trail.
              </Trans>
            ) : (
              <Trans>Whoever holds this role decides or controls; it cannot be given to oneself.</Trans>
            )}
          </Callout>
        )}
        <Pair>
          <FormSelect form={form} name="kind" label={t`Holds for`} options={kinds} />
          <FormPick
            key={kind}
            form={form}
            name="scopeId"
            label={kinds.find(each => each.value === kind)?.label ?? ''}
            source={SOURCES[kind]}
          />
        </Pair>
        <Pair>
          <FormDate form={form} name="validFrom" label={t`From`} hint={t`Now, if left out.`} optional />
          <FormDate
            form={form}
            name="validUntil"
            label={t`Until`}
            hint={t`Without an end, if left out.`}
            optional
          />
        </Pair>
      </ActForm>
    </div>
  )
}
