import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { EditNoticeWishesInput, noticesFormMutation } from '~/__generated__/noticesFormMutation.graphql'
import type { noticesForm_wishes$key } from '~/__generated__/noticesForm_wishes.graphql'
import { Callout } from '~/design/callout/callout'
import { Card } from '~/design/card/card'
import { Checkbox } from '~/design/field/choice'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { ActForm, Pair } from '~/parts/form/act-form'
import { FormSelect, FormText } from '~/parts/form/fields'
import { useActForm } from '~/parts/form/use-act-form'

const fragment = graphql`
  fragment noticesForm_wishes on NoticeWishes {
    act
    changed
    information
    digestAt
    quietFrom
    quietUntil
    urgentInQuiet
    mailWhileAway
    mailing
  }
`
const mutation = graphql`
  mutation noticesFormMutation($input: EditNoticeWishesInput!) {
    editNoticeWishes(input: $input) {
      __typename
      ... on NoticeWishes {
        mailing
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
type Way = EditNoticeWishesInput['act']
type Values = {
  act: Way
  changed: Way
  information: Way
  digestAt: string
  quietFrom: string
  quietUntil: string
  urgentInQuiet: boolean
  mailWhileAway: boolean
}

/** How one wants to be told: which way each kind goes, when the digest comes, and when it is quiet. */
export function NoticesForm({ wishes }: { wishes: noticesForm_wishes$key }) {
  const { t } = useLingui()
  const { mailing, ...told } = useFragment(fragment, wishes)
  const ways = useWays()
  const act = useAct<noticesFormMutation, 'editNoticeWishes'>(mutation, 'editNoticeWishes', () =>
    say(t`Saved how you are told`),
  )
  const form = useActForm<Values, EditNoticeWishesInput>({
    act,
    schema: useSchema(),
    defaults: { ...told, quietFrom: told.quietFrom ?? '', quietUntil: told.quietUntil ?? '' } as Values,
    input: values => ({
      ...values,
      quietFrom: values.quietFrom || null,
      quietUntil: values.quietUntil || null,
    }),
  })
  return (
    <Card
      title={<Trans>Notices</Trans>}
      note={<Trans>Everything you are told stands in your inbox; by mail as you like</Trans>}
    >
      <ActForm form={form} act={act} send={<Trans>Save</Trans>}>
        {!mailing && (
          <Callout tone="info" title={<Trans>No mail is sent here</Trans>}>
            <Trans>
              This installation has no mail server yet. What you choose holds as soon as it has one.
            </Trans>
          </Callout>
        )}
        <FormSelect form={form} name="act" label={t`What waits for your act`} options={ways} />
        <FormSelect form={form} name="changed" label={t`What changed on what concerns you`} options={ways} />
        <FormSelect form={form} name="information" label={t`What you may want to know`} options={ways} />
        <FormText
          form={form}
          name="digestAt"
          type="time"
          size="s"
          label={t`Digest at`}
          hint={t`In your time zone; none comes when nothing is unread.`}
        />
        <Pair>
          <FormText form={form} name="quietFrom" type="time" label={t`Quiet from`} />
          <FormText form={form} name="quietUntil" type="time" label={t`Quiet until`} />
        </Pair>
        <Checkbox
          {...form.register('urgentInQuiet')}
          label={t`Mail what waits for my act in quiet hours too`}
        />
        <Checkbox {...form.register('mailWhileAway')} label={t`Mail me while I am away`} />
      </ActForm>
    </Card>
  )
}

function useWays() {
  const { t } = useLingui()
  return [
    { value: 'AT_ONCE', label: t`By mail, at once` },
    { value: 'DIGEST', label: t`In the digest of the day` },
    { value: 'INBOX', label: t`Only in the inbox` },
  ]
}

function useSchema() {
  const { t } = useLingui()
  const time = z
    .string()
    .check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, t`Enter a time of day, for example 07:30.`))
  const perhaps = z.union([z.literal(''), time])
  const way = z.enum(['AT_ONCE', 'DIGEST', 'INBOX'])
  return z.object({
    act: way,
    changed: way,
    information: way,
    digestAt: time,
    quietFrom: perhaps,
    quietUntil: perhaps,
    urgentInQuiet: z.boolean(),
    mailWhileAway: z.boolean(),
  })
}
