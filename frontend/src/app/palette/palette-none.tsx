import { Trans } from '@lingui/react/macro'
import { Button } from '~/design/button/button'
import type { SearchState } from './use-found-records'
import s from './palette.module.css'

type Props = { state: SearchState; empty: boolean; onAgain: () => void }

/** Why nothing is listed, and what to do about it; pages and acts stay reachable when records cannot be searched. */
export function PaletteNone({ state, empty, onAgain }: Props) {
  if (state === 'failed') {
    return (
      <div className={s.none} role="alert">
        <p>
          <Trans>Records could not be searched.</Trans>
        </p>
        <Button size="s" onClick={onAgain}>
          <Trans>Try again</Trans>
        </Button>
      </div>
    )
  }
  if (!empty || state === 'searching') return null
  return (
    <p className={s.none}>
      {state === 'idle' ? (
        <Trans>No page and no act matches. Records are searched from two letters on.</Trans>
      ) : (
        <Trans>Nothing matches. Try fewer letters.</Trans>
      )}
    </p>
  )
}
