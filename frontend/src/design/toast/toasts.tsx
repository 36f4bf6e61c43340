import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import { useToasts } from './toast'

const Lines = lazy(() => import('./toast-lines'))

/** Where messages appear: there from the start, so that they are heard; how they look is fetched with the first one. */
export function Toasts() {
  const { t } = useLingui()
  const toasts = useToasts()
  return (
    <section aria-live="polite" aria-label={t`Messages`} data-print="hide">
      <Suspense>{toasts.length > 0 && <Lines toasts={toasts} />}</Suspense>
    </section>
  )
}
