import { Dialog as Base } from '@base-ui/react/dialog'
import { useLingui } from '@lingui/react/macro'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { Button } from '../button/button'
import s from './dialog.module.css'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** One sentence under the title: the consequence, when it asks for a decision. */
  note?: ReactNode
  children?: ReactNode
  /** The acts at the foot, the main one last. */
  acts?: ReactNode
  size?: 's' | 'm' | 'l'
  /** It must be answered: no close button, no Escape. */
  firm?: boolean
  initialFocus?: RefObject<HTMLElement | null>
  /** Where the focus goes when it is closed; else to where it was. */
  finalFocus?: () => HTMLElement | null
  /** Along the edge of the screen, so that what it is about stays in view. */
  side?: boolean
}

/** On a phone it takes the foot of the screen. */
export default function DialogWindow({
  open,
  onOpenChange,
  title,
  note,
  children,
  acts,
  size = 's',
  firm,
  initialFocus,
  finalFocus,
  side,
}: DialogProps) {
  const { t } = useLingui()
  return (
    <Base.Root
      open={open}
      onOpenChange={next => (next || !firm) && onOpenChange(next)}
      disablePointerDismissal={firm}
    >
      <Base.Portal>
        <Base.Backdrop className={s.back} />
        <Base.Popup
          className={s.popup}
          data-size={size}
          data-side={side || undefined}
          initialFocus={initialFocus}
          finalFocus={finalFocus}
        >
          <header className={s.head}>
            <div>
              <Base.Title className={s.title}>{title}</Base.Title>
              {note && <Base.Description className={s.note}>{note}</Base.Description>}
            </div>
            {!firm && (
              <Base.Close
                render={
                  <Button variant="ghost" size="s" icon aria-label={t`Close`}>
                    <X size={16} aria-hidden />
                  </Button>
                }
              />
            )}
          </header>
          {children && <div className={s.body}>{children}</div>}
          {acts && (
            <footer className={s.acts} data-foot>
              {acts}
            </footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
