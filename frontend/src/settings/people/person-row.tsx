import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { graphql, useFragment } from 'react-relay/hooks'
import type { personRow_person$key } from '~/__generated__/personRow_person.graphql'
import { Avatar } from '~/design/avatar/avatar'
import { Tag } from '~/design/badge/badge'
import { useRoleWord } from '~/words'
import { byRole } from './by-role'
import s from '../settings.module.css'

const fragment = graphql`
  fragment personRow_person on Person {
    name
    email
    title
    away
    hasAccount
    invited
    deactivatedAt
    unit {
      name
    }
    roles {
      id
      role
      scopeName
    }
  }
`

/** One person: unit, roles, and how their account stands. */
export function PersonRow({
  person,
  onOpen,
}: {
  person: personRow_person$key
  onOpen: (email: string) => void
}) {
  const { t } = useLingui()
  const word = useRoleWord()
  const told = useFragment(fragment, person)
  const held = byRole(told.roles)
  const heldAt = (role: string, places: readonly string[]) =>
    places.length === 1
      ? `${word(role)} (${places[0]})`
      : `${word(role)} (${plural(places.length, { one: '# place', other: '# places' })})`
  const account = told.deactivatedAt
    ? t`left`
    : told.invited
      ? t`invited`
      : told.hasAccount === false
        ? t`no account`
        : null // there, or not shown to this reader
  return (
    <li className={s.row}>
      <Avatar name={told.name} size={30} />
      <div className={s.grow}>
        <p className={s.strong}>
          <button type="button" className={s.title} onClick={() => onOpen(told.email)}>
            {told.name}
          </button>
          {told.away && <Tag>{t`away`}</Tag>}
          {account && <Tag>{account}</Tag>}
        </p>
        <p className={s.note}>
          {told.email} · {[told.title, told.unit.name].filter(Boolean).join(', ')}
        </p>
      </div>
      <p className={s.note}>
        {told.roles.length === 0
          ? t`no role`
          : held.map(({ role, places }) => heldAt(role, places)).join(' · ')}
      </p>
    </li>
  )
}
