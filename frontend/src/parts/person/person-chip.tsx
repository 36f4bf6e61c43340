import { Trans } from '@lingui/react/macro'
import { EyeOff } from 'lucide-react'
import { Avatar } from '~/design/avatar/avatar'
import s from './person.module.css'

type Props = {
  /** Null for a sealed author: then nothing about the person is known here. */
  name: string | null
  /** Role or unit, under the name. */
  note?: string | null
  away?: boolean
  size?: 's' | 'm'
}

export function PersonChip({ name, note, away, size = 's' }: Props) {
  return (
    <span className={s.person} data-size={size}>
      {name === null ? (
        <span className={s.sealed} aria-hidden>
          <EyeOff size={12} />
        </span>
      ) : (
        <Avatar name={name} size={size === 'm' ? 30 : 22} />
      )}
      <span className={s.words}>
        <span className={s.name}>{name ?? <Trans>Sealed person</Trans>}</span>
        {note && <span className={s.note}>{note}</span>}
      </span>
      {away && (
        <span className={s.away}>
          <Trans>away</Trans>
        </span>
      )}
    </span>
  )
}
