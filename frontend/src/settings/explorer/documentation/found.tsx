import { Plural, Trans } from '@lingui/react/macro'
import type { Known } from './find'
import type { Go } from './place'
import s from './documentation.module.css'

const MOST = 60

/** Names that fit what is looked for, each the way to where it stands. */
export function Found({ found, go }: { found: readonly Known[]; go: Go }) {
  return (
    <>
      <p className={s.note} role="status">
        {found.length === 0 ? (
          <Trans>No name has that in it.</Trans>
        ) : (
          <Plural value={found.length} one="# name." other="# names." />
        )}
        {found.length > MOST && (
          <>
            {' '}
            <Trans>The nearest {MOST} are shown.</Trans>
          </>
        )}
      </p>
      <ul className={s.found} lang="en">
        {found.slice(0, MOST).map(({ label, place }) => (
          <li key={label}>
            <button type="button" className={s.hit} onClick={() => go(place)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
