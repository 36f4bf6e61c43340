import { Trans, useLingui } from '@lingui/react/macro'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import { Button, ButtonLink } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { Skeleton } from '~/design/skeleton/skeleton'
import type { QueueItem } from '../use-queue-parts'
import { Glance } from './glance'
import s from './peek.module.css'

type Props = {
  item: QueueItem
  /** What is asked of the reader, and whether it is said on the decision page. */
  word: string
  deciding: boolean
  /** All rows of the page, in their order. */
  refs: readonly string[]
  onPeek: (ref: string | undefined) => void
}

/** One request beside its queue: enough to know what to do. j and k go on; Escape leads back to its row. */
export default function Peek({ item, word, deciding, refs, onPeek }: Props) {
  const { t } = useLingui()
  const { ref, title, id, version } = item.request
  const at = refs.indexOf(ref)
  const [before, after] = [refs[at - 1], refs[at + 1]]
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.repeat) return
      const to = { j: after, k: before }[event.key]
      if (to) onPeek(to)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [before, after, onPeek])
  return (
    <Dialog
      open
      side
      onOpenChange={open => !open && onPeek(undefined)}
      finalFocus={() => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(ref)}"]`)}
      title={title}
      note={`${ref} · ${word}`}
      acts={
        <>
          <span className={s.move}>
            <Button
              variant="ghost"
              icon
              aria-label={t`The one before`}
              reason={before ? undefined : t`This is the first one.`}
              onClick={() => onPeek(before)}
            >
              <ArrowUp size={16} aria-hidden />
            </Button>
            <Button
              variant="ghost"
              icon
              aria-label={t`The next one`}
              reason={after ? undefined : t`This is the last one that is shown.`}
              onClick={() => onPeek(after)}
            >
              <ArrowDown size={16} aria-hidden />
            </Button>
          </span>
          <ButtonLink
            variant="primary"
            to={deciding ? '/decisions/$ref' : '/exceptions/$ref'}
            params={{ ref }}
          >
            {item.act === 'awaitOthers' ? <Trans>Open its page</Trans> : word}
          </ButtonLink>
        </>
      }
    >
      <div className={s.body}>
        <Suspense key={ref} fallback={<Waiting />}>
          <Glance requestRef={ref} id={id} version={version} />
        </Suspense>
      </div>
    </Dialog>
  )
}

const Waiting = () => (
  <>
    <Skeleton height={80} />
    <Skeleton height={120} />
    <Skeleton height={180} />
  </>
)
