import { Trans, useLingui } from '@lingui/react/macro'
import { useWatch } from 'react-hook-form'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type {
  grantRoleFormMutation,
  GrantRoleInput,
  Role,
} from '~/__generated__/grantRoleFormMutation.graphql'
import type { Picked } from '~/design/field/picker-remote'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { ActForm, Pair } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { FormDate, FormSelect } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { useRoleWord, useTimeZone } from '~/words'
import { endOfDay, startOfDay } from '~/words/instant-of-day'
import { actOfGranting, isTwoPerson, ROLES } from './role-kinds'
import { TwoPersonNote } from './two-person-note'
import { WhereFields, type GrantValues } from './where-fields'
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
type Props = {
  personId: string
  /** What the reader may do anywhere: only what they can give is offered. */
  acts: readonly string[]
  own: boolean
  root: Picked
  role?: string | undefined
  onClose: () => void
}

/** Which role, where, from when until when. */
export function GrantRoleForm({ personId, acts, own, root, role = '', onClose }: Props) {
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
  const form = useActForm<GrantValues, GrantRoleInput>({
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
  const chosen = useWatch({ control: form.control, name: 'role' })
  const offered = ROLES.filter(each => each === role || acts.includes(actOfGranting(each)))
  const closed = ROLES.filter(each => !offered.includes(each))
  return (
    <div className={s.form}>
      <ActForm form={form} act={act} send={<Trans>Grant</Trans>} onCancel={onClose}>
        <FormSelect
          form={form}
          name="role"
          label={t`Role`}
          placeholder={t`Choose a role`}
          options={offered.map(each => ({
            value: each,
            label: isTwoPerson(each) ? t`${word(each)} (not to oneself)` : word(each),
          }))}
          hint={closed.length > 0 ? t`Not yours to grant: ${closed.map(word).join('; ')}` : undefined}
        />
        {isTwoPerson(chosen) && <TwoPersonNote own={own} />}
        <WhereFields form={form} root={root} />
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
