import { Trans, useLingui } from '@lingui/react/macro'
import { CalendarOff } from 'lucide-react'
import { useState } from 'react'
import { graphql, useFragment } from 'react-relay/hooks'
import type { absencesCancelMutation } from '~/__generated__/absencesCancelMutation.graphql'
import type { absences_list$key } from '~/__generated__/absences_list.graphql'
import { Button } from '~/design/button/button'
import { Card } from '~/design/card/card'
import { Empty } from '~/design/empty/empty'
import { later } from '~/design/later'
import { say } from '~/design/toast/toast'
import { useAct } from '~/parts/act/use-act'
import { useReadAnew } from '~/parts/act/use-read-anew'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { useLackingRight } from '../lacking-right'
import { AbsenceRow } from './absence-row'
import s from '../settings.module.css'

const AbsenceDialog = later(async () => (await import('./absence-dialog')).AbsenceDialog)

const fragment = graphql`
  fragment absences_list on AbsenceConnection {
    edges {
      node {
        id
        cancelledAt
        person {
          id
        }
        ...absenceRow_absence
      }
    }
  }
`
const mutation = graphql`
  mutation absencesCancelMutation($key: ID!, $input: CancelAbsenceInput!) {
    cancelAbsence(key: $key, input: $input) {
      __typename
      ... on CancelAbsenceDone {
        absence {
          id
          cancelledAt
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

/** Who is or will be away. One's own absence is declared here; those of others by whoever keeps their unit. */
export function Absences({
  list,
  me,
  acts,
}: {
  list: absences_list$key
  me: string
  acts: readonly string[]
}) {
  const { t } = useLingui()
  const lacking = useLackingRight()
  const readAnew = useReadAnew()
  const [declaring, setDeclaring] = useState(false)
  const act = useAct<absencesCancelMutation, 'cancelAbsence'>(mutation, 'cancelAbsence', () => {
    say(t`Absence taken back`)
    readAnew()
  })
  const absences = useFragment(fragment, list).edges.map(edge => edge.node)
  const declare = (
    <Button
      variant="primary"
      size="s"
      reason={lacking(acts, 'absence:declare')}
      onClick={() => setDeclaring(true)}
    >
      <Trans>Declare an absence</Trans>
    </Button>
  )
  const standing = absences.filter(absence => !absence.cancelledAt)
  return (
    <Card
      flush
      title={<Trans>Absences</Trans>}
      note={<Trans>Who is away is asked for nothing</Trans>}
      acts={declare}
    >
      <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} />
      {standing.length === 0 ? (
        <Empty icon={<CalendarOff size={20} />} title={t`Nobody is away`} level={3}>
          <Trans>Say when you are away: who can say yes then leads to somebody who is there.</Trans>
        </Empty>
      ) : (
        <ul className={s.rows}>
          {standing.map(absence => (
            <AbsenceRow
              key={absence.id}
              absence={absence}
              own={absence.person.id === me}
              busy={act.busy}
              acts={acts}
              onTakeBack={() => void act.send({ absenceId: absence.id })}
            />
          ))}
        </ul>
      )}
      {declaring && (
        <AbsenceDialog forOthers={acts.includes('organisation:edit')} onClose={() => setDeclaring(false)} />
      )}
    </Card>
  )
}
