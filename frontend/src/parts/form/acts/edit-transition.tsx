import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { graphql } from 'react-relay/hooks'
import * as z from 'zod/mini'
import type { editTransitionMutation } from '~/__generated__/editTransitionMutation.graphql'
import { say } from '~/design/toast/toast'
import { useAct } from '../../act/use-act'
import { useReread } from '../../records/use-reread'
import { ActDialog } from '../act-dialog'
import { Pair } from '../act-form'
import { useChecks } from '../checks'
import { orNull } from '../../records/typed'
import { FormDate } from '../fields'
import { useActForm } from '../use-act-form'

const mutation = graphql`
  mutation editTransitionMutation($key: ID!, $input: EditTransitionInput!) {
    editTransition(key: $key, input: $input) {
      __typename
      ... on EditTransitionDone {
        transition {
          id
          version
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
      ... on NotAllowed {
        message
        code
        nearest
        facts {
          label
          value
          standsInTheWay
        }
      }
      ... on NotFound {
        message
      }
      ... on Conflict {
        message
      }
    }
  }
`

type Days = { goLiveOn: string; earlyLifeSupportUntil: string }
type Props = Days & { transitionId: string; version: number; onClose: () => void }

/** The days of a hand-over as they should stand. */
export default function EditTransition({ transitionId, version, onClose, ...days }: Props) {
  // what stood when the form was opened: whoever was faster is not overwritten
  const [seen] = useState(version)
  const { t } = useLingui()
  const { day } = useChecks()
  const reread = useReread()
  const act = useAct<editTransitionMutation, 'editTransition'>(mutation, 'editTransition', () => {
    say(t`The days are changed.`)
    reread()
    onClose()
  })
  const form = useActForm({
    schema: z.object({ goLiveOn: day, earlyLifeSupportUntil: day }),
    defaults: days,
    act,
    input: (values: Days) => ({
      transitionId,
      seen,
      goLiveOn: orNull(values.goLiveOn),
      earlyLifeSupportUntil: orNull(values.earlyLifeSupportUntil),
    }),
  })
  return (
    <ActDialog
      form={form}
      act={act}
      send={<Trans>Save</Trans>}
      title={<Trans>Change the days of this transition</Trans>}
      note={<Trans>An empty day is cleared.</Trans>}
      onClose={onClose}
    >
      <Pair>
        <FormDate form={form} name="goLiveOn" label={t`Go-live`} optional />
        <FormDate form={form} name="earlyLifeSupportUntil" label={t`Early-life support until`} optional />
      </Pair>
    </ActDialog>
  )
}
