import { Trans } from '@lingui/react/macro'
import { useWords } from '~/words'
import type { Counts } from './rest'

/** Every line of the file, accounted for. */
export function Reconciliation({ counts }: { counts: Counts }) {
  const { count } = useWords()
  return (
    <span className="num">
      <Trans>
        {count(counts.read)} read = {count(counts.created)} created + {count(counts.updated)} updated +{' '}
        {count(counts.unchanged)} unchanged + {count(counts.rejected)} rejected
      </Trans>
    </span>
  )
}
