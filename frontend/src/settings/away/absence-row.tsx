import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { absenceRow_absence$key } from '~/__generated__/absenceRow_absence.graphql'
import { Tag } from '~/design/badge/badge'
import { Button } from '~/design/button/button'
import { useNow, useWords } from '~/words'
import { useLackingRight } from '../lacking-right'
import s from '../settings.module.css'

const fragment = graphql`
  fragment absenceRow_absence on Absence {
    starts
    until
    note
    person {
      name
    }
  }
`

type Props = {
  absence: absenceRow_absence$key
  own: boolean
  busy: boolean
  acts: readonly string[]
  onTakeBack: () => void
}

/** Who is away from when until when; taken back by oneself, or by whoever keeps the organisation. */
export function AbsenceRow({ absence: key, own, busy, acts, onTakeBack }: Props) {
  const { t } = useLingui()
  const words = useWords()
  const now = useNow(60_000)
  const lacking = useLackingRight()
  const absence = useFragment(fragment, key)
  return (
    <li className={s.row}>
      <div className={s.grow}>
        <p className={s.strong}>
          {absence.person.name} {own && <Tag>{t`me`}</Tag>}
          {Date.parse(absence.starts) <= now && <Tag>{t`away now`}</Tag>}
        </p>
        <p className={s.note}>
          <Trans>
            {words.moment(absence.starts)} to {words.moment(absence.until)}
          </Trans>
          {absence.note && <> · {absence.note}</>}
        </p>
      </div>
      <Button
        size="s"
        busy={busy}
        reason={own ? undefined : lacking(acts, 'organisation:edit')}
        whoCan={t`administrators`}
        onClick={onTakeBack}
      >
        <Trans>Take back</Trans>
      </Button>
    </li>
  )
}
