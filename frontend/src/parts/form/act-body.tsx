import { useEffect, useRef, type FormEvent, type ReactNode } from 'react'
import { FormErrors, type FormError } from '~/design/form-errors/form-errors'
import type { Draft } from '../draft/use-draft'
import type { Refusal } from '../act/refusal'
import { RefusalView } from '../refusal/refusal-view'
import s from './fields.module.css'

/** What the frame of a form needs of `useActForm`. */
export type FormInFrame = {
  submit: (event: FormEvent<HTMLFormElement>) => unknown
  summary: FormError[]
  tries: number
  /** Whether something was typed that is not sent. */
  dirty?: boolean
  /** Where the form is kept when it is closed unsent; null when it is not. */
  draft?: Pick<Draft<unknown>, 'state' | 'savedAt' | 'keptBy'> | null
  /** Begins anew, without what was kept. */
  restart?: () => void
  /** After a retry that went through. */
  sent?: () => void
}

/** What the frame of a form needs of `useAct`. */
export type ActInFrame = { busy: boolean; refusal: Refusal | null; retry: () => Promise<unknown> }

type Props = {
  id?: string
  form: FormInFrame
  act: ActInFrame
  /** Shows what stands now, after a conflict. */
  onReload?: (() => void) | undefined
  children?: ReactNode
}

/** A form around one act: what stands in the way on top, the fields, then why the act was refused. */
export function ActBody({ id, form, act, onReload, children }: Props) {
  const other = act.refusal?.__typename === 'Invalid' ? null : act.refusal
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (other) place.current?.scrollIntoView?.({ block: 'nearest' })
  }, [other])
  const retry = async () => {
    if (await act.retry()) form.sent?.()
  }
  return (
    <form
      id={id}
      className={s.form}
      noValidate
      onSubmit={event => {
        // a dialog is drawn elsewhere, but React hands its events on to the form around it
        event.stopPropagation()
        void form.submit(event)
      }}
    >
      <FormErrors errors={form.summary} focusKey={form.tries} />
      {children}
      {other && (
        <div ref={place}>
          <RefusalView refusal={other} onRetry={() => void retry()} {...(onReload && { onReload })} />
        </div>
      )}
    </form>
  )
}
