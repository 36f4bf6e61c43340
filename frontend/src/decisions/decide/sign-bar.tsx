import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '~/design/button/button'
import { Dialog } from '~/design/dialog/dialog'
import { say } from '~/design/toast/toast'
import { ChangedMeanwhile } from '~/parts/form/changed-meanwhile'
import { RefusalView } from '~/parts/refusal/refusal-view'
import { TermsView, type TermsOf } from '~/parts/request/terms-list'
import { useSignTerms } from '../acts/sign-terms'
import s from './decide.module.css'

type Props = {
  terms: TermsOf
  request: { readonly ref: string; readonly version: number }
  hint: { reason?: string }
  /** Whether other terms may be written. */
  mayWrite: { reason?: string }
  /** Writes other terms instead. */
  onOther: () => void
  onReload: () => void
}

/** Terms that somebody wrote and that wait for another signature: one press, and one question. */
export function SignBar({ terms, request, hint, mayWrite, onOther, onReload }: Props) {
  const { t } = useLingui()
  // what one signs is what stood when it was asked, whatever arrives meanwhile
  const [asked, setAsked] = useState<{ terms: TermsOf; seen: number } | null>(null)
  const stop = () => setAsked(null)
  const act = useSignTerms(() => say(t`Signed`))
  const sign = () => {
    stop()
    if (asked) void act.send({ termsId: asked.terms.id, seen: asked.seen })
  }
  return (
    <div className={s.sign}>
      <div>
        <h2>
          <Trans>These terms wait for a signature</Trans>
        </h2>
        <RefusalView refusal={act.refusal} onRetry={() => void act.retry()} onReload={onReload} />
        <TermsView terms={terms} />
      </div>
      <div className={s.signActs}>
        {hint.reason && <span className={s.reason}>{hint.reason}</span>}
        <Button variant="ghost" {...mayWrite} onClick={onOther}>
          <Trans>Write other terms</Trans>
        </Button>
        <Button
          variant="primary"
          size="l"
          busy={act.busy}
          {...hint}
          onClick={() => setAsked({ terms, seen: request.version })}
        >
          <Trans>Sign these terms</Trans>
        </Button>
      </div>
      <Dialog
        open={asked !== null}
        onOpenChange={open => !open && stop()}
        title={t`Sign the terms of ${request.ref}?`}
        note={t`You sign with every authority that you hold for it. The last signature makes the decision.`}
        acts={
          <>
            {asked && <ChangedMeanwhile stands={request.version} busy={act.busy} />}
            <Button onClick={stop}>
              <Trans>Back</Trans>
            </Button>
            <Button variant="primary" onClick={sign}>
              <Trans>Sign</Trans>
            </Button>
          </>
        }
      >
        {asked && <TermsView terms={asked.terms} />}
      </Dialog>
    </div>
  )
}
