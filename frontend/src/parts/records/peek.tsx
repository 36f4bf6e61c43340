import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import { Suspense, useEffect, type ReactNode } from 'react'
import { Button } from '~/design/button/button'
import { Skeleton } from '~/design/skeleton/skeleton'
import s from './records.module.css'

type Props = { label: string; onClose: () => void; head?: ReactNode; children: ReactNode }

/** A record beside its list: look at it without leaving. Escape closes. */
export function Peek({ label, onClose, head, children }: Props) {
  const { t } = useLingui()
  useEffect(() => {
    const close = (event: KeyboardEvent) => {
      const busy = document.querySelector(
        '[role="dialog"]:popover-open, [role="dialog"][data-open], [role="menu"]',
      )
      if (event.key === 'Escape' && !event.defaultPrevented && !busy) onClose()
    }
    addEventListener('keydown', close)
    return () => removeEventListener('keydown', close)
  }, [onClose])
  return (
    <aside className={s.peek} aria-label={label} data-print="hide">
      <div className={s.peekHead}>
        {head}
        <Button variant="ghost" size="s" icon aria-label={t`Close`} onClick={onClose}>
          <X size={16} aria-hidden />
        </Button>
      </div>
      <Suspense fallback={<PeekSkeleton />}>{children}</Suspense>
    </aside>
  )
}

const PeekSkeleton = () => (
  <>
    <Skeleton height={26} width="70%" />
    <Skeleton height={64} />
    <Skeleton height={180} />
  </>
)
