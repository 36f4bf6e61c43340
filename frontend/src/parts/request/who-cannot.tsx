import { Trans, useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { whoCannot_person$key } from '~/__generated__/whoCannot_person.graphql'
import { PersonChip } from '~/parts/person/person-chip'
import { Moment } from '~/words'
import { useAuthorityWord } from './authority-word'
import s from './request.module.css'

const fragment = graphql`
  fragment whoCannot_person on CannotSignNow {
    name
    absentUntil
    standIns
    reasons {
      authority
      code
      reason
      nearest
    }
  }
`

type Person = whoCannot_person$key & { readonly personId: string }

/** Everybody whose roles speak of the ask and who cannot sign it now, each with the reasons. */
export function CannotList({ people }: { people: readonly Person[] }) {
  const { t } = useLingui()
  return (
    <ul className={s.people} aria-label={t`Who cannot, and why`}>
      {people.map(person => (
        <Cannot key={person.personId} person={person} />
      ))}
    </ul>
  )
}

function Cannot({ person }: { person: whoCannot_person$key }) {
  const authority = useAuthorityWord()
  const { name, absentUntil, standIns, reasons } = useFragment(fragment, person)
  return (
    <li>
      <PersonChip name={name} away={Boolean(absentUntil)} />
      <ul className={s.reasons}>
        {reasons.map(reason => (
          <li key={reason.authority + reason.code}>
            <b>{authority(reason.authority)}:</b> {reason.reason}
            {reason.nearest && (
              <>
                {' '}
                <Trans>Nearest: {reason.nearest}</Trans>
              </>
            )}
          </li>
        ))}
        {absentUntil && (
          <li>
            <Trans>
              Back <Moment at={absentUntil} />
            </Trans>
          </li>
        )}
        {standIns.length > 0 && (
          <li>
            <Trans>Stands in: {standIns.join(', ')}</Trans>
          </li>
        )}
      </ul>
    </li>
  )
}
