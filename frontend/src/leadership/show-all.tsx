import { Trans } from '@lingui/react/macro'
import { Button } from '~/design/button/button'

type Props = { shown: number; of: number; all: boolean; onAll: () => void }

/** The rest of a long list, on wish; nothing is left out of the figures. */
export function ShowAll({ shown, of, all, onAll }: Props) {
  if (all || of <= shown) return null
  return (
    <div data-print="hide">
      <Button variant="ghost" size="s" onClick={onAll}>
        <Trans>Show all {of}</Trans>
      </Button>
    </div>
  )
}
