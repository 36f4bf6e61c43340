import { Trans, useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { EditProfileInput, profileFormMutation } from '~/__generated__/profileFormMutation.graphql'
import type { profileForm_person$key } from '~/__generated__/profileForm_person.graphql'
import { Card } from '~/design/card/card'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActForm } from '~/parts/form/act-form'
import { useChecks } from '~/parts/form/checks'
import { FormSelect, FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'
import { now } from '~/words/clock'
import { timeZones } from '~/words/places-of-the-world'

const fragment = graphql`
  fragment profileForm_person on Person {
    version
    name
    email
    timeZone
    locale
  }
`
const mutation = graphql`
  mutation profileFormMutation($key: ID!, $input: EditProfileInput!) {
    editProfile(key: $key, input: $input) {
      __typename
      ... on EditProfileDone {
        person {
          id
          version
          name
          timeZone
          locale
        }
      }
      ... on Invalid {
        message
        problems {
          field
          code
          message
        }
      }
      ... on Refusal {
        message
      }
    }
  }
`

type Values = { name: string; timeZone: string; locale: string }
type Props = { person: profileForm_person$key; organisationZone: string }

/** One's own name, zone and language. */
export function ProfileForm({ person, organisationZone }: Props) {
  const { t } = useLingui()
  const { needed, optional } = useChecks()
  const told = useFragment(fragment, person)
  const zones = useMemo(() => timeZones(new Date(now()), organisationZone), [organisationZone])
  const act = useAct<profileFormMutation, 'editProfile'>(mutation, 'editProfile', done => {
    const locale = done.person?.locale
    if (locale && locale !== told.locale) speak(locale)
    else say(t`Profile saved`)
  })
  const form = useActForm<Values, EditProfileInput>({
    act,
    schema: z.object({ name: needed(t`Enter your name.`), timeZone: optional, locale: optional }),
    defaults: { name: told.name, timeZone: told.timeZone ?? '', locale: told.locale },
    input: values => ({ ...values, seen: told.version, timeZone: values.timeZone || null }),
  })
  return (
    <Card title={<Trans>Profile</Trans>} note={told.email}>
      <ActForm form={form} act={act} send={<Trans>Save</Trans>}>
        <FormText form={form} name="name" label={t`Name`} autoComplete="name" />
        <FormSelect
          form={form}
          name="timeZone"
          label={t`Time zone`}
          hint={t`Times are shown in it.`}
          options={[{ value: '', label: t`As the organisation: ${organisationZone}` }, ...zones]}
        />
        <FormSelect
          form={form}
          name="locale"
          label={t`Language`}
          options={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
        />
      </ActForm>
    </Card>
  )
}

/** The words come with the shell, so the page is read anew in the other language. */
function speak(locale: string) {
  try {
    localStorage.setItem('triptych.locale', locale.slice(0, 2))
  } catch {
    /* storage closed: the person's own language counts */
  }
  location.reload()
}
